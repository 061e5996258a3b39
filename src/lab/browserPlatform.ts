// The browser's side of the lab: backends with their wasm files, pictures through createImageBitmap, files in OPFS or IndexedDB.
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm?url';
import { createDecoder } from '../features/imageDecoder';
import { createSvgDecoder } from '../features/svgDecoder';
import type { RasterImage } from '../features/types';
import { chooseBackend, type BackendChoice, type BackendOptions } from '../ops/backend';
import type { Files } from '../storage/files';
import { openIndexedDbFiles } from '../storage/indexedDbFiles';
import { memoryFiles } from '../storage/memoryFiles';
import { openOpfsFiles } from '../storage/opfsFiles';
import { displaySide, type ImportPlatform } from './import/importPlatform';
import { runLock } from './runs/runId';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': absolute(plainWasm),
  'tfjs-backend-wasm-simd.wasm': absolute(simdWasm),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedWasm),
};

/** `pictures`: encoded ones that ship with the page. */
export function browserPlatform(files: Files, pictures?: Files): ImportPlatform {
  const decoder = (longestSide: number) => createDecoder((bytes) => decodeRaster(bytes, longestSide), createSvgDecoder(() => fetch(absolute(resvgWasm))));
  return {
    openBackend: (wanted, probe, hooks) => (wanted === 'auto' ? fastest(probe, { ...hooks, wasmPaths }) : chooseBackend([wanted], probe, { ...hooks, wasmPaths })),
    decoder: async () => decoder(Infinity),
    displayDecoder: async () => decoder(displaySide),
    encodePicture,
    freeSpace,
    limits: async () => ({ memory: workerMemory(), disk: await freeSpace() }),
    alone: (task) => alone('make-playground-import-alone', task),
    aloneWithRun: (runId, task) => alone(runLock(runId), task),
    files, pictures,
  };
}

async function freeSpace(): Promise<number | null> {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
}

/** Half of what the device says it has, and what wasm can address at most. */
function workerMemory(): number | null {
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return deviceMemory === undefined ? null : Math.min(deviceMemory / 2, 4) * 2 ** 30;
}

/** The cpu backend takes seconds to probe: it is tried where wasm does not work. */
async function fastest(probe: () => Promise<number>, options: BackendOptions): Promise<BackendChoice> {
  const choice = await chooseBackend(['webgpu', 'wasm'], probe, options).catch(() => null);
  return choice?.tried.some(({ name, reason }) => name === 'wasm' && reason === null) ? choice : chooseBackend(['webgpu', 'wasm', 'cpu'], probe, options);
}

/** The most lasting place this browser gives, and its name. */
export async function browserFiles(): Promise<{ files: Files; place: 'opfs' | 'indexedDb' | 'memory' }> {
  try {
    return { files: await openOpfsFiles('make-playground'), place: 'opfs' };
  } catch {
    try {
      return { files: await openIndexedDbFiles('make-playground'), place: 'indexedDb' };
    } catch {
      return { files: memoryFiles(), place: 'memory' };
    }
  }
}

/** Runs that ship with the page, read by name from `runs/`; `files.json` lists each run's files. Read-only. */
export function shippedRuns(base: URL): Files {
  return shippedFiles(new URL('runs/', base));
}

/** Encoded pictures that ship with the page; what `files.json` does not list is not asked for. */
export function shippedPictures(base: URL): Files {
  const files = shippedFiles(new URL('pictures/', base));
  let listed: Promise<string[]> | null = null;
  return { ...files, read: async (path) => ((await (listed ??= files.list('.'))).includes(`./${path}`) ? files.read(path) : null) };
}

function shippedFiles(folder: URL): Files {
  const at = (path: string) => new URL(path, folder);
  const refuse = () => Promise.reject(new Error('Files that ship with the page cannot be changed. Keep yours in the browser’s own files.'));
  return {
    async read(path) {
      const response = await fetch(at(path));
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`${path} could not be read: ${response.status} ${response.statusText}. Check the connection and reload.`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async list(folder) {
      const response = await fetch(at(`${folder}/files.json`));
      if (!response.ok) return [];
      return ((await response.json()) as string[]).map((name) => `${folder}/${name}`);
    },
    write: refuse, append: refuse, remove: refuse,
  };
}

async function decodeRaster(bytes: Uint8Array<ArrayBuffer>, longestSide: number): Promise<RasterImage> {
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'default' });
  try {
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
    const context = canvasContext(width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}

/** Waits a little: another page that only tidies up is done at once and a worker that was ended lets go soon; one that imports or trains does not. */
async function alone<T>(name: string, task: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return task();
  let begun = false;
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(5000) }, () => {
      begun = true;
      return task();
    });
  } catch (error) {
    if (begun) throw error;
    return null;
  }
}

async function encodePicture({ width, height, data }: RasterImage): Promise<Uint8Array<ArrayBuffer>> {
  const context = canvasContext(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return new Uint8Array(await blob.arrayBuffer());
}

function canvasContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas in a worker, so pictures cannot be read. Update the browser.');
  return context;
}

/** A bundled asset's URL as a worker can fetch it, whatever folder the page is served from. */
function absolute(url: string): string {
  return new URL(url, import.meta.url).href;
}

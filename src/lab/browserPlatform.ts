// The browser's side of the lab: backends with their wasm files, pictures through createImageBitmap, files in OPFS or IndexedDB.
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm?url';
import { createDecoder } from '../features/imageDecoder';
import { createSvgDecoder } from '../features/svgDecoder';
import type { RasterImage } from '../features/types';
import { chooseBackend, openBackend } from '../ops/backend';
import type { Files } from '../storage/files';
import { openIndexedDbFiles } from '../storage/indexedDbFiles';
import { memoryFiles } from '../storage/memoryFiles';
import { openOpfsFiles } from '../storage/opfsFiles';
import type { Platform } from './platform';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': absolute(plainWasm),
  'tfjs-backend-wasm-simd.wasm': absolute(simdWasm),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedWasm),
};

export function browserPlatform(files: Files): Platform {
  return {
    async openBackend(wanted, probe) {
      if (wanted === 'auto') return chooseBackend(['webgpu', 'wasm', 'cpu'], probe, { wasmPaths });
      await openBackend(wanted, { wasmPaths });
      return { backend: wanted, tried: [] };
    },
    decoder: async () => createDecoder(decodeRaster, createSvgDecoder(() => fetch(absolute(resvgWasm)))),
    files,
  };
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
  const at = (path: string) => new URL(`runs/${path}`, base);
  const refuse = () => Promise.reject(new Error('Runs that ship with the page cannot be changed. Keep yours in the browser’s own files.'));
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

async function decodeRaster(bytes: Uint8Array<ArrayBuffer>): Promise<RasterImage> {
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'default' });
  try {
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser gives no 2D canvas in a worker, so pictures cannot be read. Update the browser.');
    context.drawImage(bitmap, 0, 0);
    const { width, height, data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width, height, data };
  } finally {
    bitmap.close();
  }
}

/** A bundled asset's URL as a worker can fetch it, whatever folder the page is served from. */
function absolute(url: string): string {
  return new URL(url, import.meta.url).href;
}

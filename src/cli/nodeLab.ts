// The lab's platform in Node: wasm or cpu, folders, sharp and resvg.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isBundled, openBundled } from '../catalog/bundled';
import { formatReport } from '../catalog/import/formatReport';
import { importCatalog } from '../catalog/import/importCatalog';
import type { ImportReport } from '../catalog/import/report';
import type { OpenCatalog } from '../catalog/types';
import { sizes, type Size } from '../experiment/experiment';
import { createDecoder } from '../features/imageDecoder';
import { createSvgDecoder } from '../features/svgDecoder';
import type { ImageDecoder } from '../features/types';
import { openBackend, type BackendName } from '../ops/backend';
import type { Files } from '../storage/files';
import { folderFiles } from './folderFiles';
import { decodeRaster, openSource, resvgWasmFile, tensorflowWasmFolder } from './nodePlatform';
import { oneOf } from './options';

/** A generated catalog by name, or a folder (or zip) with the report of reading it. */
export async function openCatalog(name: string): Promise<{ open: OpenCatalog; report: ImportReport | null }> {
  if (isBundled(name)) return { open: openBundled(name), report: null };
  const { catalog, report } = await importCatalog(await openSource(name));
  return { open: catalog, report };
}

/** A catalog as a run remembers it: a folder by its full path, so that the run opens from anywhere. */
export function catalogName(name: string): string {
  return !isBundled(name) && existsSync(name) ? resolve(name) : name;
}

/** The size that fits a catalog where none is asked for. */
export function sizeFor(catalog: string, asked: string | undefined): Size {
  return oneOf(asked ?? (catalog === 'shop-nano' ? 'nano' : 'small'), sizes, 'size');
}

export function printReport(report: ImportReport): void {
  console.error(formatReport(report));
}

export async function openNodeBackend(name: Exclude<BackendName, 'webgpu'>): Promise<void> {
  await openBackend(name, { wasmPaths: tensorflowWasmFolder() });
}

export async function nodeDecoder(): Promise<ImageDecoder> {
  return createDecoder(decodeRaster, createSvgDecoder(() => readFile(resvgWasmFile())));
}

/** Encoded pictures, kept beside the installed packages; removing the folder costs time only. */
export function encodedCache(): Files {
  return folderFiles('node_modules/.cache/make/pictures');
}

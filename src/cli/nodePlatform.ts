// What Node has in place of a browser: catalogs in folders, pictures through sharp, wasm binaries from node_modules.
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, resolve, sep } from 'node:path';
import sharp from 'sharp';
import type { ImportSource } from '../catalog/import/source';
import type { RasterImage } from '../features/types';
import { folderFiles } from './folderFiles';

/** Larger pictures are refused before they are unpacked. */
export const largestPicture = 64e6;

const rasterFormats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heif', 'tiff'];

/** A folder, or a zip, as the importer reads it. Nothing outside the folder is read; links that leave it are refused. */
export async function openSource(path: string): Promise<ImportSource> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`There is no folder '${path}': give the folder that holds products.jsonl (or .csv, .tsv, .json), or a .zip of it.`);
  const target = resolve(path);
  if (found.isDirectory()) {
    const files = folderFiles(target);
    return { name: basename(target), list: () => files.list(''), read: (file) => files.read(file) };
  }
  if (!/\.zip$/i.test(target)) throw new Error(`'${path}' is a file: give the folder it lies in, or a .zip.`);
  const files = folderFiles(dirname(target));
  return { name: basename(target).replace(/\.zip$/i, ''), list: async () => [basename(target)], read: async (file) => (file === basename(target) ? files.read(file) : null) };
}

/**
 * The pixels of a JPEG, PNG, WebP or other raster picture, turned as its orientation says, in sRGB, RGBA.
 * Rejects what is torn, larger than 64 million pixels, or no raster picture (SVG is drawn by resvg on both platforms).
 */
export async function decodeRaster(bytes: Uint8Array): Promise<RasterImage> {
  const picture = sharp(bytes, { limitInputPixels: largestPicture, failOn: 'truncated' });
  const { format } = await picture.metadata();
  if (!format || !rasterFormats.includes(format)) throw new Error(`Expected a JPEG, PNG or WebP picture, got ${format ?? 'something else'}.`);
  const { data, info } = await picture.autoOrient().toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

/** Resolves from node_modules, for sources under vitest as well as for the bundle in node_modules/.cache. */
const { resolve: resolveModule } = createRequire(import.meta.url);

/** The folder of TensorFlow.js's wasm binaries, with a separator at its end as `setWasmPaths` wants it. */
export function tensorflowWasmFolder(): string {
  return dirname(resolveModule('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm')) + sep;
}

/** The file of resvg's wasm binary. */
export function resvgWasmFile(): string {
  return resolveModule('@resvg/resvg-wasm/index_bg.wasm');
}

import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { createDecoder } from '../../src/features/imageDecoder';
import { createSvgDecoder } from '../../src/features/svgDecoder';

export const svgDecoder = createSvgDecoder(() => readFile(new URL('../../node_modules/@resvg/resvg-wasm/index_bg.wasm', import.meta.url)));

/** A decoder for tests: raster formats by sharp, SVG by resvg. */
export const sharpDecoder = createDecoder(async (bytes) => {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}, svgDecoder);

import sharp from 'sharp';
import { createDecoder } from '../../src/features/imageDecoder';
import { displaySide, type ImportPlatform } from '../../src/lab/import/importPlatform';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { sharpDecoder, svgDecoder } from '../features/sharpDecoder';

/** What an import needs up to encoding: pictures are brought to size by sharp, no backend is opened. */
export function picturePlatform(files = memoryFiles()): ImportPlatform {
  return {
    files,
    openBackend: () => Promise.reject(new Error('there is no backend here')),
    decoder: async () => sharpDecoder,
    displayDecoder: async () => createDecoder(async (bytes) => {
      const { data, info } = await sharp(bytes).resize({ width: displaySide, height: displaySide, fit: 'inside', withoutEnlargement: true }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data };
    }, svgDecoder),
    encodePicture: async ({ width, height, data }) => Uint8Array.from(await sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: 'white' }).jpeg().toBuffer()),
    freeSpace: async () => null,
  };
}

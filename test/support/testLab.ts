import sharp from 'sharp';
import { folderFiles } from '../../src/cli/folderFiles';
import { createDecoder } from '../../src/features/imageDecoder';
import { displaySide, type ImportPlatform } from '../../src/lab/import/importPlatform';
import { ImportLab } from '../../src/lab/importLab';
import type { Platform } from '../../src/lab/platform';
import { SearchLab } from '../../src/lab/searchLab';
import type { Files } from '../../src/storage/files';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { sharpDecoder, svgDecoder } from '../features/sharpDecoder';
import { lanes, openLane } from './backends';

/** The lab's platform in a Node test: wasm with our kernels, pictures by sharp. */
export function testPlatform(files: Files = memoryFiles()): Platform {
  return {
    async openBackend(wanted, probe) {
      await openLane(lanes.find(({ name }) => name === 'wasm fused')!);
      await probe();
      return { backend: wanted === 'auto' ? 'wasm' : wanted, tried: [{ name: 'webgpu', milliseconds: null, reason: 'not in Node' }] };
    },
    decoder: async () => sharpDecoder,
    files,
  };
}

/** The same with what an import needs: pictures are brought to size by sharp. */
export function testImportPlatform(files: Files = memoryFiles()): ImportPlatform {
  return {
    ...testPlatform(files),
    displayDecoder: async () => createDecoder(async (bytes) => {
      const { data, info } = await sharp(bytes).resize({ width: displaySide, height: displaySide, fit: 'inside', withoutEnlargement: true }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data };
    }, svgDecoder),
    encodePicture: async ({ width, height, data }) => Uint8Array.from(await sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: 'white' }).jpeg().toBuffer()),
    freeSpace: async () => null,
  };
}

export function testImportLab(platform: ImportPlatform): ImportLab {
  return new ImportLab(platform, folderFiles('public/runs'));
}

/** A search lab over the runs that ship with the page. */
export function testLab(files: Files = memoryFiles()): SearchLab {
  return new SearchLab(testPlatform(files), folderFiles('public/runs'), 'memory');
}

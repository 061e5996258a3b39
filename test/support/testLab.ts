import { folderFiles } from '../../src/cli/folderFiles';
import type { ImportPlatform } from '../../src/lab/import/importPlatform';
import { ImportLab } from '../../src/lab/importLab';
import type { Platform } from '../../src/lab/platform';
import { SearchLab } from '../../src/lab/searchLab';
import type { Files } from '../../src/storage/files';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { sharpDecoder } from '../features/sharpDecoder';
import { lanes, openLane } from './backends';
import { picturePlatform } from './picturePlatform';

/** The lab's platform in a Node test: wasm with our kernels, pictures by sharp. */
export function testPlatform(files: Files = memoryFiles()): Platform {
  return {
    async openBackend(wanted, probe) {
      await openLane(lanes.find(({ name }) => name === 'wasm fused')!);
      await probe();
      return { backend: wanted === 'auto' ? 'wasm' : wanted, tried: [{ name: 'webgpu', milliseconds: null, reason: 'not in Node' }] };
    },
    decoder: async () => sharpDecoder,
    files, pictures: folderFiles('public/pictures'),
  };
}

/** The same with what an import needs. */
export function testImportPlatform(files: Files = memoryFiles()): ImportPlatform {
  return { ...picturePlatform(files), ...testPlatform(files) };
}

export function testImportLab(platform: ImportPlatform): ImportLab {
  return new ImportLab(platform, folderFiles('public/runs'));
}

/** A search lab over the runs that ship with the page. */
export function testLab(files: Files = memoryFiles()): SearchLab {
  return new SearchLab(testPlatform(files), folderFiles('public/runs'), 'memory');
}

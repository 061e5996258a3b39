import type { Platform } from '../../src/lab/platform';
import { TrainLab } from '../../src/lab/trainLab';
import type { Files } from '../../src/storage/files';
import { nameDecoder } from './smallShop';
import { testPlatform } from './testLab';

/** A lab that trains in Node, with the small shop's pictures. */
export function smallTrainLab(files: Files, platform: Partial<Platform> = {}): TrainLab {
  return new TrainLab({ ...testPlatform(files), decoder: async () => nameDecoder, ...platform });
}

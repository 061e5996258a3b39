// The small shop as a catalog of one's own, open in a lab that searches, with runs over it.
import { folderFiles } from '../../src/cli/folderFiles';
import { runFiles } from '../../src/lab/runs/runStore';
import { SearchLab } from '../../src/lab/searchLab';
import type { Files } from '../../src/storage/files';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { keepSmallShop, smallCatalog } from './ownShop';
import { nameDecoder } from './smallShop';
import { atStep, trainSmall } from './smallRun';
import { testPlatform } from './testLab';

/** `files` are what this browser keeps. */
export async function ownRunsLab(files: Files = memoryFiles()): Promise<{ lab: SearchLab; files: Files }> {
  await keepSmallShop(files);
  const lab = new SearchLab({ ...testPlatform(files), decoder: async () => nameDecoder }, folderFiles('public/runs'), 'memory');
  await lab.open(smallCatalog, null, () => undefined);
  return { lab, files };
}

/** A run of seven steps with checkpoints at 0, 3, 6 and 7; or goes on with it. `to`: stops there. */
export async function trainOwnRun(files: Files, runId: string, { to, settings }: { to?: number; settings?: string[] } = {}): Promise<void> {
  await trainSmall(runFiles(files, runId), { settings, ...(to !== undefined && { until: atStep(to) }) });
}

/** The same run under another name, without the files of some steps. */
export async function copyRun(files: Files, from: string, to: string, without: readonly number[] = []): Promise<void> {
  const left = without.map((step) => String(step).padStart(6, '0'));
  for (const path of await runFiles(files, from).list('')) {
    if (!left.some((step) => path.includes(step))) await runFiles(files, to).write(path, (await runFiles(files, from).read(path))!);
  }
}

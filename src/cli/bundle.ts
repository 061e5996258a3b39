import { modelArrays } from '../training/state';
import { createRunFolder } from '../experiment/runFolder';
import { writeJson } from '../storage/files';
import { folderFiles } from './folderFiles';
import { readOptions, required } from './options';

const help = `
Makes a finished run ready to ship with the page: the last checkpoint without moments, its index and its record.

  npm run bundle -- --run runs/a --out public/runs/make`;

const options = { run: { type: 'string' }, out: { type: 'string' } } as const;

interface MetricsLine {
  step: number;
  loss?: number;
  'validation.nDCG@10'?: number;
}

/** About 200 training steps, every evaluation, and of each only what the page draws. */
function thinned(lines: MetricsLine[]): MetricsLine[] {
  const every = Math.max(1, Math.round(lines.length / 200));
  return lines
    .filter((line) => line.loss === undefined || line.step % every === 0 || line.step === 1)
    .map(({ step, loss, 'validation.nDCG@10': ndcg }) => ({ step, loss, 'validation.nDCG@10': ndcg }));
}

export async function bundle(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const from = createRunFolder(folderFiles(required(values.run, 'run')));
  const files = folderFiles(required(values.out, 'out'));
  const found = await from.readCheckpoint();
  if (!found) throw new Error(`There is no run in '${values.run}'.`);
  if (found.checkpoint.context.record.status !== 'finished') throw new Error(`The run in ${values.run} is not finished. Train it to its last step first.`);
  const { checkpoint } = found;
  const index = await from.readIndex(checkpoint.step);
  if (!index) throw new Error(`The run in ${values.run} has no index for step ${checkpoint.step}. Search it once: npm run search -- --run ${values.run} "..."`);
  const to = createRunFolder(files);
  for (const old of await files.list('')) await files.remove(old);
  await to.writeCheckpoint({ ...checkpoint, arrays: modelArrays(checkpoint.arrays) });
  await to.writeIndex(checkpoint.step, index.arrays, index.metadata);
  await to.rewriteMetrics(thinned(await from.readMetrics<MetricsLine>()));
  await to.writeRecord(checkpoint.context.record);
  await writeJson(files, 'files.json', await files.list(''));
  const sizes = await Promise.all((await files.list('')).map(async (path) => [path, (await files.read(path))?.length ?? 0] as const));
  console.log(sizes.map(([path, size]) => `${path} ${(size / 1e6).toFixed(2)} MB`).join('\n'));
}

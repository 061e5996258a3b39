import { spawn } from 'node:child_process';
import type { Size } from '../experiment/experiment';
import { withSettings } from '../experiment/settings';
import { difference } from '../experiment/diff';
import { presetById } from '../experiment/presets/presets';
import { createRunFolder } from '../experiment/runFolder';
import { withoutHits, type Evaluation } from '../evaluation/evaluate';
import type { ModalReport } from '../evaluation/modalReport';
import type { Ranker } from '../lab/rankers';
import { comparisonReport, printComparison, type Competitor } from './comparisonTable';
import { folderFiles } from './folderFiles';
import { measurable } from './measurable';
import { measureRanker, measureWeights, tuned } from './measure';
import { catalogName, openCatalog, sizeFor } from './nodeLab';
import { openRun } from './openRun';
import { listOf, oneOf, readOptions, required, wholeNumber } from './options';
import { counting, productSets, question, querySets, type ProductSet, type QuerySet } from './questions';

const help = `
Trains several presets with several seeds and compares them on the same queries.

  npm run compare -- --catalog shop --preset make,fixed,titleOnly,imageOnly --seeds 1,2,3 --jobs 2

  --catalog NAME      shop, shop-nano, or a folder
  --preset LIST       the first is what the others are compared with
  --seeds LIST        1,2,3 unless told
  --size SIZE         nano, small (default; nano for shop-nano), medium, full
  --set PATH=VALUE    for all runs; repeat for more
  --jobs N            trainings at a time, 1 unless told
  --out FOLDER        where the runs are kept (runs/compare); finished ones are used again
  --queries SET       new (default), validation, all
  --products SET      all (default) or new: which products are searched
  --count NAME=VALUE  only products with that attribute count as relevant; all are ranked
  --format FORMAT     table (default) or json`;

const options = {
  catalog: { type: 'string' }, preset: { type: 'string', default: 'make,fixed,titleOnly,imageOnly' }, seeds: { type: 'string', default: '1,2,3' }, size: { type: 'string' },
  set: { type: 'string', multiple: true, default: [] as string[] }, jobs: { type: 'string', default: '1' }, out: { type: 'string', default: 'runs/compare' },
  queries: { type: 'string', default: 'new' }, products: { type: 'string', default: 'all' }, count: { type: 'string' }, format: { type: 'string', default: 'table' },
} as const;

interface Job {
  preset: string;
  seed: number;
  folder: string;
}

export async function compare(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const catalog = catalogName(required(values.catalog, 'catalog'));
  const size = sizeFor(catalog, values.size);
  const seeds = listOf(values.seeds ?? '1', 'seeds').map((seed) => wholeNumber(seed, 'seeds'));
  const presets = listOf(values.preset ?? 'make', 'preset');
  const width = wholeNumber(values.jobs ?? '1', 'jobs', 1);
  const jobs = presets.flatMap((preset) => seeds.map((seed): Job => ({ preset, seed, folder: `${values.out}/${preset}-${size}-${seed}` })));
  const format = oneOf(values.format ?? 'table', ['table', 'json'] as const, 'format');
  const asked = { querySet: oneOf(values.queries ?? 'new', querySets, 'queries'), productSet: oneOf(values.products ?? 'all', productSets, 'products'), count: values.count };
  for (const { preset, seed } of jobs) withSettings(presetById(preset).experiment(size, catalog, seed), values.set ?? []);
  counting((await openCatalog(catalog)).open.catalog, asked.count);

  const settings = (values.set ?? []).flatMap((setting) => ['--set', setting]);
  await inParallel(jobs, width, (job) => trainOnce(job, catalog, size, values.set ?? [], settings));
  const competitors = await measure(presets, jobs, asked);
  if (format === 'json') console.log(JSON.stringify(comparisonReport(competitors, seeds), null, 1));
  else printComparison(competitors, seeds);
}

/** Trains a run, goes on with one that was stopped, or leaves a finished one of the same experiment as it is. */
async function trainOnce({ preset, seed, folder }: Job, catalog: string, size: Size, changes: string[], settings: string[]): Promise<void> {
  const runs = createRunFolder(folderFiles(folder));
  const known = await runs.readRecord();
  const wanted = withSettings(presetById(preset).experiment(size, catalog, seed), changes);
  if (known && difference(known.experiment, wanted).length > 0)
    throw new Error(`${folder} holds a run of another experiment (${difference(known.experiment, wanted).map((d) => d.path).join(', ')}). Choose another --out.`);
  if (known?.status === 'finished') return;
  const begun = (await runs.checkpoints()).length > 0;
  console.error(`${begun ? 'Going on with' : 'Training'} ${folder}`);
  const started = Date.now();
  const argv = begun ? ['train', '--out', folder, '--resume', '--quiet'] : ['train', '--catalog', catalog, '--preset', preset, '--size', size, '--seed', String(seed), '--out', folder, '--quiet', ...settings];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1], ...argv], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Training ${folder} ended with code ${code}. Run the same command again to go on.`))));
  });
  console.error(`${folder} took ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

async function inParallel<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function measure(presets: string[], jobs: Job[], asked: { querySet: QuerySet; productSet: ProductSet; count: string | undefined }): Promise<Competitor[]> {
  const competitors = new Map<string, Competitor>();
  const add = (name: string, evaluation: Evaluation, weights: ModalReport | null) => {
    const competitor = competitors.get(name) ?? { name, evaluations: [], weights: [] };
    competitor.evaluations.push(withoutHits(evaluation));
    if (weights) competitor.weights.push({ ...weights, constant: withoutHits(weights.constant), learned: withoutHits(weights.learned), shuffled: withoutHits(weights.shuffled) });
    competitors.set(name, competitor);
  };
  let caption = '';
  for (const { preset, folder } of jobs) {
    console.error(`Measuring ${folder}`);
    const { run, note } = measurable(await openRun(folder));
    const { catalog } = run.open;
    const set = question(catalog, run.split, asked.querySet, asked.productSet);
    caption = `${catalog.name}: ${set.caption}${note}${asked.count ? `, counting ${asked.count}` : ''}`;
    const counted = counting(catalog, asked.count);
    const isFirst = preset === presets[0];
    const settings = isFirst ? await tuned(run) : undefined;
    const weights = await measureWeights(run, set);
    add(preset, counted(await measureRanker(run, 'dense', undefined, set)), weights);
    if (weights) add(`${preset}, best constant weight`, counted(weights.constant), null);
    if (isFirst) for (const ranker of ['bm25', 'blend', 'rrf', 'popularity', 'random'] satisfies Ranker[]) add(ranker, counted(await measureRanker(run, ranker, settings, set)), null);
  }
  console.error(caption);
  return [...competitors.values()];
}

import type { Experiment, RunRecord } from '../experiment/experiment';
import { describe, difference } from '../experiment/diff';
import { withSettings } from '../experiment/settings';
import { presetById } from '../experiment/presets/presets';
import { createRunFolder, type Checkpoint, type RunFolder } from '../experiment/runFolder';
import { newRecord } from '../experiment/run';
import { prepare } from '../lab/prepare';
import { trainThrough, TrainingRun, type RunEvent } from '../lab/trainingRun';
import { countParameters, disposeParams } from '../nn/params';
import { totalSteps } from '../training/stages';
import { createModel } from '../model/retrievalModel';
import { folderFiles, makeFolder } from './folderFiles';
import { catalogName, encodedCache, nodeDecoder, openCatalog, openNodeBackend, printReport, sizeFor } from './nodeLab';
import { oneOf, readOptions, required, wholeNumber } from './options';
import { progressBar } from './progressBar';

const help = `
Trains a model on a catalog and keeps the run in a folder.

  npm run train -- --catalog shop --preset make --size small --seed 1 --out runs/a

  --catalog NAME   shop, shop-nano, or a folder with products.jsonl|csv|tsv and pictures
  --preset ID      make (default), fixed, titleOnly, imageOnly
  --size SIZE      nano, small (default; nano for shop-nano), medium, full
  --seed N         1 unless told; same experiment, same seed, same numbers
  --set PATH=VALUE change one setting; repeat for more. training.steps=2000 scales all stages
  --backend NAME   wasm (default) or cpu
  --out FOLDER     where the run is kept
  --resume         go on from the last checkpoint in FOLDER, with the settings that the run began with
  --quiet          no progress
Ctrl-C writes a checkpoint and stops; --resume goes on from it.`;

const options = {
  catalog: { type: 'string' }, preset: { type: 'string' }, size: { type: 'string' }, seed: { type: 'string' }, set: { type: 'string', multiple: true }, backend: { type: 'string' },
  out: { type: 'string' }, resume: { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false },
} as const;

export async function train(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const out = required(values.out, 'out');
  const folder = createRunFolder(folderFiles(out));
  const from = values.resume ? await resumable(folder, out, values) : null;
  if (!values.resume && (await folder.readRecord())) throw new Error(`There is a run in ${out} already. Go on with it by --resume, or choose another --out.`);
  const started = from ? from.context.record : null;
  const backend = oneOf(values.backend ?? (started?.backend === 'cpu' ? 'cpu' : 'wasm'), ['wasm', 'cpu'] as const, 'backend');
  const catalog = required(values.catalog ?? started?.experiment.catalog, 'catalog');
  const record = started ?? recordOf(values, catalog, backend);

  const { open, report } = await openCatalog(catalog);
  if (report) printReport(report);
  await makeFolder(out);
  await openNodeBackend(backend);

  const bar = progressBar();
  const show = values.quiet ? () => undefined : bar.show;
  const decoder = await nodeDecoder();
  const prepared = await prepare(open, record.experiment, decoder, { context: from?.context, onProgress: show, cache: encodedCache() });
  if (started && started.catalogFingerprint !== prepared.fingerprint)
    throw new Error(`The catalog has changed since this run began (fingerprint ${prepared.fingerprint}, was ${started.catalogFingerprint}). Train a new run on it.`);
  record.catalogFingerprint = prepared.fingerprint;
  bar.end();
  if (!values.quiet) for (const note of prepared.notes) console.error(note);
  console.error(`${record.name}: ${describeSize(record.experiment)}; seed ${record.experiment.seed}`);

  await follow(new TrainingRun({ prepared, record, folder, from }), show, bar.end).catch(async (error: Error) => {
    const kept = (await folder.checkpoints()).at(-1);
    throw new Error(`${error.message}${kept === undefined ? '' : ` The run is kept up to step ${kept}; go on: npm run train -- --out ${out} --resume`}`, { cause: error });
  });
  console.error(record.status === 'finished' ? `Finished at step ${record.step}: ${summaryLine(record)}. Search it: npm run search -- --run ${out} "..."`
    : `Stopped at step ${record.step}. Go on: npm run train -- --out ${out} --resume`);
}

type Show = ReturnType<typeof progressBar>['show'];

/** Trains to the end, or to the next step after Ctrl-C, with a checkpoint there. */
async function follow(run: TrainingRun, show: Show, end: () => void): Promise<void> {
  let stopping = false;
  const stop = () => { stopping = true; };
  process.once('SIGINT', stop);
  try {
    const watched = watchedLine();
    await trainThrough(run, (told) => {
      for (const event of told) watched(event, show);
      return stopping;
    });
  } finally {
    process.removeListener('SIGINT', stop);
    end();
  }
}

function watchedLine(): (event: RunEvent, show: Show) => void {
  let seen = '';
  return (event, show) => {
    if (event.kind === 'step') show({ task: 'steps', done: event.step, total: event.total }, `loss ${event.metrics.loss.toFixed(3)}${seen}`);
    if (event.kind === 'evaluated') seen = Object.entries(event.metrics).map(([name, value]) => (name.endsWith('nDCG@10') ? ` ${name} ${value.toFixed(3)}` : '')).join('');
  };
}

type Asked = { preset?: string; size?: string; seed?: string; set?: string[] };

function recordOf(asked: Asked, catalog: string, backend: string): RunRecord {
  const size = sizeFor(catalog, asked.size);
  const preset = presetById(asked.preset ?? 'make');
  const base = preset.experiment(size, catalogName(catalog), wholeNumber(asked.seed ?? '1', 'seed'));
  const experiment = withSettings(base, asked.set ?? []);
  const changes = describe(difference(base, experiment));
  return newRecord(preset, experiment, [preset.title, size, changes].filter(Boolean).join(', '), backend);
}

async function resumable(folder: RunFolder, out: string, asked: Asked): Promise<Checkpoint> {
  const set = (['preset', 'size', 'seed', 'set'] as const).find((name) => asked[name] !== undefined);
  if (set) throw new Error(`--${set} cannot be changed by --resume: the run in ${out} goes on as it began. Leave --${set} out, or train a new run.`);
  const found = await folder.readCheckpoint();
  if (!found) throw new Error(`There is no checkpoint in ${out} to go on from. Leave --resume out to start.`);
  for (const skipped of found.skipped) console.error(`Passed over ${skipped}`);
  return found.checkpoint;
}

function describeSize(experiment: Experiment): string {
  const model = createModel(experiment.model, experiment.seed);
  const parameters = countParameters(model.params);
  disposeParams(model.params);
  return `${parameters.toLocaleString('en')} parameters, ${totalSteps(experiment.training)} steps of ${experiment.training.batch} pairs`;
}

function summaryLine(record: RunRecord): string {
  const short = /^(\w+\.[^.]+)$/;
  return Object.entries(record.summary).filter(([name]) => short.test(name)).map(([name, value]) => `${name} ${value.toFixed(3)}`).join(', ');
}

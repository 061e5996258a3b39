// Training runs over the small shop, in memory.
import type { OpenCatalog } from '../../src/catalog/types';
import { newRecord } from '../../src/experiment/run';
import { presetById } from '../../src/experiment/presets/presets';
import { createRunFolder, type RunFolder } from '../../src/experiment/runFolder';
import { prepare } from '../../src/lab/prepare';
import { trainThrough, TrainingRun, type RunEvent } from '../../src/lab/trainingRun';
import type { Files } from '../../src/storage/files';
import { nameDecoder, smallExperiment, smallShop } from './smallShop';

/** Prepares and trains, or goes on with what the folder holds; stops after the update of the first event for which `until` is true. */
export async function trainSmall(files: Files, { settings, until, open = smallShop }: { settings?: string[]; until?: (event: RunEvent) => boolean; open?: OpenCatalog } = {}) {
  const folder: RunFolder = createRunFolder(files);
  const found = await folder.readCheckpoint();
  const from = found?.checkpoint ?? null;
  const experiment = from?.context.record.experiment ?? smallExperiment(settings);
  const prepared = await prepare(open, experiment, nameDecoder, { context: from?.context });
  const record = from?.context.record ?? newRecord(presetById('make'), experiment, 'small run', 'wasm');
  record.catalogFingerprint = prepared.fingerprint;
  const events: RunEvent[] = [];
  await trainThrough(new TrainingRun({ prepared, record, folder, from }), (told) => {
    events.push(...told);
    return until !== undefined && told.some(until);
  });
  return { folder, record, prepared, events, skipped: found?.skipped ?? [] };
}

export const atStep = (step: number) => (event: RunEvent) => event.kind === 'step' && event.step === step;

/** An event in a few letters: 'stage 0', 'step 3', 'evaluated 3', 'saved 3'. */
export const told = (event: RunEvent) => `${event.kind} ${event.kind === 'batch' ? event.view.step : event.step}`;

export const stepsTold = (events: readonly RunEvent[]) => events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

/** The numbers of a run, but for how long each step took. */
export async function withoutTimes(files: Files): Promise<object[]> {
  const lines = await createRunFolder(files).readMetrics<{ step: number; milliseconds?: number }>();
  return lines.map((line) => ({ ...line, milliseconds: 0 }));
}

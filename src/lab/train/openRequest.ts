// From what is asked to a run that can begin: its folder, its record and the checkpoint that it starts at.
import { difference } from '../../experiment/diff';
import type { Experiment, RunRecord } from '../../experiment/experiment';
import { parseExperiment } from '../../experiment/parse';
import { newRecord } from '../../experiment/run';
import type { Checkpoint, RunFolder } from '../../experiment/runFolder';
import type { Files } from '../../storage/files';
import { totalSteps } from '../../training/stages';
import { metricsOf } from '../runs/keptRun';
import { hasRun, runFolder, storedRun } from '../runs/runStore';
import type { MetricsLine, TrainRequest } from '../trainApi';

export interface OpenedRequest {
  folder: RunFolder;
  record: RunRecord;
  from: Checkpoint | null;
  fork: boolean;
  /** Up to the step that it starts at. */
  lines: MetricsLine[];
  /** Steps that were made before and are made again. */
  repeated: number;
  /** Torn checkpoints that were passed over. */
  skipped: string[];
}

type Request<K extends TrainRequest['kind']> = Extract<TrainRequest, { kind: K }>;

/** Throws, saying what to do, where the run cannot begin; nothing is written yet. */
export function openRequest(files: Files, request: TrainRequest, backend: string): Promise<OpenedRequest> {
  if (request.kind === 'new') return openNew(files, request, backend);
  return request.kind === 'fork' ? openFork(files, request, backend) : openKept(files, request, backend);
}

async function openNew(files: Files, { runId, name, presetId, experiment, ablation }: Request<'new'>, backend: string): Promise<OpenedRequest> {
  await refuseKept(files, runId);
  const record: RunRecord = { ...newRecord({ id: presetId }, parseExperiment(experiment), name, backend), id: runId, ...(ablation && { ablation }) };
  return { folder: runFolder(files, runId), record, from: null, fork: false, lines: [], repeated: 0, skipped: [] };
}

/** Where no checkpoint can be read it starts over, from what run.json says. */
async function openKept(files: Files, { runId, step }: Request<'continue'>, backend: string): Promise<OpenedRequest> {
  const stored = await keptRun(files, runId);
  const folder = runFolder(files, runId);
  const found = await folder.readCheckpoint(step ?? Infinity).catch((error: Error) => ({ checkpoint: null, skipped: [error.message] }));
  const from = found?.checkpoint ?? null;
  const start = from?.step ?? 0;
  const { name, note, ablation, parent } = stored.record;
  const record: RunRecord = { ...(from?.context.record ?? { ...stored.record, summary: {} }), id: runId, name, backend, step: start, ...(note && { note }), ...(ablation && { ablation }), ...(parent && { parent }) };
  if (!from && parent) throw new Error(`The run '${name}' began with a checkpoint of another run, and none of its own can be read any more. Fork that run again.`);
  const lines = await metricsOf(files, runId);
  const last = lines.reduce((latest, line) => Math.max(latest, line.step), 0);
  return { folder, record, from, fork: false, lines: from ? upTo(start, lines) : [], repeated: Math.max(0, last - start), skipped: found?.skipped ?? [] };
}

async function openFork(files: Files, { from: { runId: parent, step }, runId, name, experiment: asked }: Request<'fork'>, backend: string): Promise<OpenedRequest> {
  await refuseKept(files, runId);
  const { record: parentRecord } = await keptRun(files, parent);
  const from = await runFolder(files, parent).readStep(step);
  if (!from) throw new Error(`The run '${parentRecord.name}' has no checkpoint of step ${step}. Choose one that it has.`);
  const experiment = checkedFork(parentRecord.experiment, parseExperiment(asked), step);
  const record: RunRecord = { ...newRecord({ id: parentRecord.presetId }, experiment, name, backend), id: runId, catalogFingerprint: parentRecord.catalogFingerprint, step, summary: { ...from.context.record.summary }, parent: { runId: parent, step } };
  return { folder: runFolder(files, runId), record, from, fork: true, lines: upTo(step, await metricsOf(files, parent)), repeated: 0, skipped: [] };
}

async function refuseKept(files: Files, runId: string): Promise<void> {
  if (await hasRun(files, runId)) throw new Error(`This browser keeps a run '${runId}' already. Continue it, or begin one with another name.`);
}

async function keptRun(files: Files, runId: string) {
  const stored = await storedRun(files, runId);
  if (!stored) throw new Error(`This browser keeps no run '${runId}'. It was removed, or never came to its first checkpoint: begin a new one.`);
  return stored;
}

function checkedFork(before: Experiment, after: Experiment, step: number): Experiment {
  const changed = difference(before, after).find(({ path }) => path !== 'seed' && path !== 'training' && !path.startsWith('training.'));
  if (changed) throw new Error(`A fork keeps catalog, features and model of the run that it begins with: '${changed.path}' differs. Begin a new run instead.`);
  if (totalSteps(after.training) <= step) throw new Error(`This fork would begin at step ${step} and end at step ${totalSteps(after.training)}. Give it more steps.`);
  return after;
}

const upTo = (step: number, lines: readonly MetricsLine[]) => lines.filter((line) => line.step <= step);

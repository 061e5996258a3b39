// One run: the loop of the training room, what is due along the way, and the folder that all of it is kept in.
import type { Catalog, Query } from '../catalog/types';
import { evaluate } from '../evaluation/evaluate';
import { tuningOf } from '../evaluation/tuning';
import type { Experiment, RunRecord } from '../experiment/experiment';
import type { Checkpoint, CheckpointContext, RunFolder } from '../experiment/runFolder';
import { createModel, type Model } from '../model/retrievalModel';
import { disposeParams } from '../nn/params';
import { createDense } from '../retrieval/dense';
import { measureFloor } from '../retrieval/floors';
import { indexArrays } from '../retrieval/indexData';
import { buildProductIndex } from '../retrieval/productIndex';
import { createQueryVectors } from '../retrieval/queryVector';
import { trainingInputs } from '../training/inputs';
import { totalSteps } from '../training/stages';
import { createTrainingState, disposeState, restoreState, stateArrays, type TrainingState } from '../training/state';
import type { StepMetrics } from '../training/step';
import { train } from '../training/train';
import { trainingData, type Prepared } from './prepare';

export type RunEvent =
  | { kind: 'stage'; step: number; stage: string; index: number }
  | { kind: 'step'; step: number; total: number; metrics: StepMetrics }
  | { kind: 'evaluated'; step: number; metrics: Record<string, number> }
  | { kind: 'saved'; step: number };

export interface TrainingRunOptions {
  prepared: Prepared;
  record: RunRecord;
  folder: RunFolder;
  /** Where to go on from; null = from the first step. */
  from: Checkpoint | null;
}

/** Queries that are measured along the way; all of them would cost more than they tell. */
const mostWatched = 100;

/**
 * Trains to the end and keeps checkpoints, metrics and the index in the folder. The caller pulls: each time one update is made, with all that
 * is due after it, and told in one list. It pauses by not asking and stops by `return()`, which writes a checkpoint first. On wasm, going on
 * from a checkpoint repeats the uninterrupted run bit for bit.
 */
export async function* runTraining({ prepared, record, folder, from }: TrainingRunOptions): AsyncGenerator<RunEvent[], void> {
  const { experiment } = record;
  const total = totalSteps(experiment.training);
  const inputs = trainingInputs(trainingData(prepared, experiment), experiment.training, experiment.model, experiment.seed);
  const model = createModel(experiment.model, experiment.seed);
  const state = createTrainingState(model, experiment.training, experiment.seed);
  let saved = 0;
  let scoreFloor = from?.context.scoreFloor ?? null;
  const save = async () => {
    await saveCheckpoint(state, prepared, record, folder, scoreFloor);
    saved = state.step;
  };
  try {
    if (from) restoreState(state, from.arrays);
    saved = state.step;
    await folder.rewriteMetrics(await folder.readMetrics(state.step));
    Object.assign(record, { status: state.step === total ? 'finished' : 'running', error: null });
    let begun: RunEvent[] = [];
    for await (const event of train(state, experiment.training, inputs, experiment.seed)) {
      if (event.kind === 'stage') {
        begun = [event];
        continue;
      }
      const { step, metrics, evaluate: measure, checkpoint } = event;
      const events: RunEvent[] = [...begun, { kind: 'step', step, total, metrics }];
      begun = [];
      await folder.appendMetrics({ step, ...metrics });
      if (measure || checkpoint) {
        const seen = await look(model, prepared, experiment, folder, step, { measure, keep: checkpoint });
        scoreFloor = seen.floor;
        if (measure) {
          Object.assign(record.summary, seen.metrics);
          await folder.appendMetrics({ step, ...seen.metrics });
          events.push({ kind: 'evaluated', step, metrics: seen.metrics });
        }
        if (checkpoint) {
          if (step === total) record.status = 'finished';
          await save();
          events.push({ kind: 'saved', step });
        }
      }
      yield events;
    }
  } catch (error) {
    Object.assign(record, { status: 'failed', error: error instanceof Error ? error.message : String(error) });
    await folder.writeRecord(record).catch(() => undefined);
    throw error;
  } finally {
    try {
      if (record.status === 'running') {
        record.status = 'paused';
        await (state.step > saved ? save() : folder.writeRecord(record));
      }
    } finally {
      disposeState(state);
      disposeParams(model.params);
    }
  }
}

/** Indexes the catalog as the model sees it now; measures it on the watched queries; keeps the index when asked. */
async function look(model: Model, prepared: Prepared, experiment: Experiment, folder: RunFolder, step: number, asked: { measure: boolean; keep: boolean }) {
  const { tokenizer, lexicon, products, pairs } = prepared;
  const index = await buildProductIndex(model, products, tokenizer, experiment.features);
  const queries = createQueryVectors(model, tokenizer, lexicon, experiment.features);
  const { floor } = await measureFloor(index, queries, trainingQueries(pairs), experiment.seed);
  if (asked.keep) await folder.writeIndex(step, indexArrays(index), { fingerprint: prepared.fingerprint, step: String(step) });
  if (!asked.measure) return { floor, metrics: {} };
  const { part, catalog, watched } = watchedQueries(prepared);
  const { overQueriesWithRelevant: means } = await evaluate(createDense(index, queries), catalog, watched, { depth: 100, samples: 1 });
  const metrics = { [`${part}.nDCG@10`]: means['nDCG@10'].value, [`${part}.recall@10`]: means['recall@10'].value, ...(index.imageWeight && meanAndSpread(index.imageWeight)) };
  return { floor, metrics: Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value))) };
}

/** Validation queries; training queries where none are held out; and where nothing is labelled, what the run learns from. */
function watchedQueries({ open: { catalog }, split, pairs }: Prepared): { part: 'validation' | 'seen'; catalog: Catalog; watched: Query[] } {
  if (catalog.judgments.length === 0) {
    const judgments = pairs.pairs.map(({ queryId, productId }) => ({ queryId, productId, grade: catalog.relevantGrade }));
    return { part: 'seen', catalog: { ...catalog, queries: pairs.queries, judgments }, watched: pairs.queries.slice(0, mostWatched) };
  }
  const watched = tuningOf(catalog, split).queries.slice(0, mostWatched);
  return { part: watched.some(({ id }) => split.queries[id] === 'validation') ? 'validation' : 'seen', catalog, watched };
}

function meanAndSpread(values: Float32Array): Record<string, number> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { 'catalog.imageWeight': mean, 'catalog.imageWeightSpread': Math.sqrt(variance) };
}

export function trainingQueries({ pairs, queries }: Prepared['pairs']): { text: string; productIds: string[] }[] {
  const clicked = new Map<string, string[]>();
  for (const { queryId, productId } of pairs) clicked.set(queryId, [...(clicked.get(queryId) ?? []), productId]);
  return queries.flatMap((query) => (clicked.has(query.id) ? [{ text: query.text, productIds: clicked.get(query.id) ?? [] }] : []));
}

async function saveCheckpoint(state: TrainingState, prepared: Prepared, record: RunRecord, folder: RunFolder, scoreFloor: number | null): Promise<void> {
  record.step = state.step;
  const { tokenizer, lexicon, split, wordCounts, notes } = prepared;
  const context: CheckpointContext = { record, tokenizer: tokenizer.save(), lexicon, split, wordCounts, scoreFloor, notes };
  await folder.writeCheckpoint({ step: state.step, arrays: await stateArrays(state), context });
  await folder.writeRecord(record);
}

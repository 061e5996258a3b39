// One run: the loop of the training room, what is due along the way, and the folder that all of it is kept in.
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

/** Validation queries that are measured along the way; all of them would cost more than they tell. */
const watchedQueries = 100;

/**
 * Trains to the end and keeps checkpoints, metrics and the index in the folder. The caller pulls: it pauses by not asking and stops by
 * `return()`, which writes a checkpoint first. On wasm, going on from a checkpoint repeats the uninterrupted run bit for bit.
 */
export async function* runTraining({ prepared, record, folder, from }: TrainingRunOptions): AsyncGenerator<RunEvent, void> {
  const { experiment } = record;
  const model = createModel(experiment.model, experiment.seed);
  const state = createTrainingState(model, experiment.training, experiment.seed);
  if (from) restoreState(state, from.arrays);
  await folder.rewriteMetrics(await folder.readMetrics(state.step));
  const total = totalSteps(experiment.training);
  const inputs = trainingInputs(trainingData(prepared, experiment), experiment.training, experiment.model, experiment.seed);
  const save = (scoreFloor: number | null) => saveCheckpoint(state, prepared, record, folder, scoreFloor);
  record.status = 'running';
  let saved = state.step;
  try {
    for await (const event of train(state, experiment.training, inputs, experiment.seed)) {
      if (event.kind === 'stage') yield event;
      else if (event.kind === 'step') {
        await folder.appendMetrics({ step: event.step, ...event.metrics });
        yield { kind: 'step', step: event.step, total, metrics: event.metrics };
      } else {
        const last = event.step === total;
        const { metrics, floor } = await look(model, prepared, experiment, folder, event.step, event.evaluate, last || event.checkpoint);
        if (event.evaluate) {
          Object.assign(record.summary, metrics);
          await folder.appendMetrics({ step: event.step, ...metrics });
          yield { kind: 'evaluated', step: event.step, metrics };
        }
        if (event.checkpoint) {
          if (last) record.status = 'finished';
          await save(floor);
          saved = event.step;
          yield { kind: 'saved', step: event.step };
        }
      }
    }
  } catch (error) {
    record.status = 'failed';
    record.error = error instanceof Error ? error.message : String(error);
    await folder.writeRecord(record);
    throw error;
  } finally {
    if (record.status === 'running' && state.step > saved) {
      record.status = 'paused';
      await save(null);
    }
    disposeState(state);
    disposeParams(model.params);
  }
}

/** Indexes the catalog as the model sees it now; measures it on validation queries; keeps the index when asked. */
async function look(model: Model, prepared: Prepared, experiment: Experiment, folder: RunFolder, step: number, measure: boolean, keep: boolean) {
  const { tokenizer, lexicon, products, open, pairs } = prepared;
  const index = await buildProductIndex(model, products, tokenizer, experiment.features);
  const queries = createQueryVectors(model, tokenizer, lexicon, experiment.features);
  const { floor } = await measureFloor(index, queries, trainingQueries(pairs), experiment.seed);
  if (keep) await folder.writeIndex(step, indexArrays(index), { fingerprint: prepared.fingerprint, step: String(step) });
  if (!measure) return { floor, metrics: {} };
  const watched = tuningOf(open.catalog, prepared.split).queries.slice(0, watchedQueries);
  const { overQueriesWithRelevant: means } = await evaluate(createDense(index, queries), open.catalog, watched, { depth: 100, samples: 1 });
  const part = watched.some((query) => prepared.split.queries[query.id] === 'validation') ? 'validation' : 'seen';
  const weights = index.imageWeight ? meanAndSpread(index.imageWeight) : {};
  return { floor, metrics: { [`${part}.nDCG@10`]: means['nDCG@10'].value, [`${part}.recall@10`]: means['recall@10'].value, ...weights } };
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

// What a run will take on this machine, from sizes alone: no tensor, no TensorFlow, so that the page may ask at every change of a setting.
import { bundledCounts, isBundled } from '../../catalog/bundled';
import { sizeOf } from '../../experiment/draft';
import { sizes, type Experiment } from '../../experiment/experiment';
import { leastCommonMultiple } from '../../math/leastCommonMultiple';
import { totalSteps } from '../../training/stages';
import type { RunEstimate } from '../trainApi';
import { learnedNumbers, stepMemory, type StepMemory } from './stepMemory';

export interface EstimateInputs {
  experiment: Experiment;
  /** Null where it was not opened; then a bundled catalog's counts stand in. */
  catalog: { products: number; pairs: number } | null;
  /** As measured; null before. */
  secondsPerStep: number | null;
  /** Of one indexing and measuring of the catalog. */
  lookSeconds: number | null;
  /** What this device can give; null where nothing is known. */
  memoryLimit: number | null;
  diskLimit: number | null;
}

/** Code and what its heap reserves while it trains (measured in Chromium: 136 MB in all for nano); a wasm memory is never smaller than 16 MiB. */
const workerBytes = 100e6;
const leastTensorBytes = 2 ** 24;
const bytesPerProduct = { catalog: 8000, split: 28, indexColumns: 26 };
const bytesPerPair = 85;
const bytesPerWord = 6;
const bytesPerLine = 1200;
const bytesPerCheckpoint = 16_000;

type Counts = { products: number; pairs: number };

function countsOf(experiment: Experiment, catalog: Counts | null): Counts {
  if (catalog) return catalog;
  return { products: isBundled(experiment.catalog) ? bundledCounts[experiment.catalog].products : 0, pairs: 0 };
}

export function estimateRun({ experiment, catalog, secondsPerStep, lookSeconds, memoryLimit, diskLimit }: EstimateInputs): RunEstimate {
  const counts = countsOf(experiment, catalog);
  const steps = totalSteps(experiment.training);
  const memory = memoryOf(experiment, counts);
  const disk = diskOf(experiment, counts);
  return {
    parameters: learnedNumbers(experiment), steps, secondsPerStep,
    seconds: secondsPerStep === null ? null : steps * secondsPerStep + looksOf(experiment) * (lookSeconds ?? 0),
    memoryBytes: memory.bytes, diskBytes: disk.bytes, memoryLimit, diskLimit,
    refusals: [
      ...(memoryLimit !== null && memory.bytes > memoryLimit ? [{ kind: 'memory' as const, needed: memory.bytes, limit: memoryLimit, cures: memoryCures(experiment, memory.step) }] : []),
      ...(diskLimit !== null && disk.bytes > diskLimit ? [{ kind: 'disk' as const, needed: disk.bytes, limit: diskLimit, cures: diskCures(experiment, disk, diskLimit) }] : []),
    ],
  };
}

/** Steps after which the catalog is indexed: before the first, when an evaluation or a checkpoint is due, and after the last. */
export function looksOf({ training }: Experiment): number {
  const steps = totalSteps(training);
  const { evaluateEvery, checkpointEvery } = training;
  const due = (every: number) => Math.floor(steps / every);
  const both = leastCommonMultiple(evaluateEvery, checkpointEvery);
  const lastIsDue = steps % evaluateEvery === 0 || steps % checkpointEvery === 0;
  return 1 + due(evaluateEvery) + due(checkpointEvery) - due(both) + Number(!lastIsDue);
}

/** A row that is only read costs about a third of one that is learned from. */
const reading = 1 / 3;
/** Watched and training queries that a look reads. */
const lookQueries = 200;

/** What a look costs, in rows of a batch. */
export function lookRows(experiment: Experiment, catalog: Counts | null): number {
  return reading * (countsOf(experiment, catalog).products + lookQueries);
}

function memoryOf(experiment: Experiment, { products, pairs }: Counts): { bytes: number; step: StepMemory } {
  const { imageHeight, imageWidth } = experiment.features;
  const step = stepMemory(experiment);
  const tensors = Math.max(leastTensorBytes, step.stateBytes + step.updateBytes);
  // A checkpoint is copied out of the tensors and then into one file.
  const checkpoint = 2 * step.stateBytes + indexBytes(experiment, products);
  const data = products * (imageHeight * imageWidth * 3 + bytesPerProduct.catalog) + pairs * bytesPerPair;
  return { bytes: Math.round(workerBytes + tensors + checkpoint + data), step };
}

function indexBytes({ model }: Experiment, products: number): number {
  const matrices = model.fusion.kind === 'attentive' ? 3 : 4;
  return products * (matrices * 4 * model.embedding + bytesPerProduct.indexColumns);
}

interface Disk {
  bytes: number;
  checkpoints: number;
  /** One checkpoint with its index. */
  each: number;
}

/** The checkpoint before the first step holds no moments. */
function diskOf(experiment: Experiment, { products, pairs }: Counts): Disk {
  const { training, features } = experiment;
  const steps = totalSteps(training);
  const checkpoints = Math.ceil(steps / training.checkpointEvery) + 1;
  const numbers = 4 * learnedNumbers(experiment);
  const context = bytesPerCheckpoint + features.vocabularySize * bytesPerWord + products * bytesPerProduct.split + pairs * bytesPerPair;
  const each = 3 * numbers + context + indexBytes(experiment, products);
  return { bytes: Math.round(checkpoints * each - 2 * numbers + steps * bytesPerLine), checkpoints, each };
}

type Cure = RunEstimate['refusals'][number]['cures'][number];

function memoryCures(experiment: Experiment, { stateBytes, updateBytes }: StepMemory): Cure[] {
  const cures: Cure[] = [];
  if (experiment.training.batch > 2) cures.push('smallerBatch');
  if (sizeOf(experiment) !== sizes[0]) cures.push('smallerSize');
  // The smallest batch leaves the state as it is: where that is most of it, the size is what helps.
  return updateBytes > 3 * stateBytes ? cures : cures.toReversed();
}

function diskCures(experiment: Experiment, { checkpoints, each }: Disk, limit: number): Cure[] {
  const fewer: Cure[] = checkpoints > 2 ? ['fewerCheckpoints'] : [];
  const smaller: Cure[] = sizeOf(experiment) === sizes[0] ? [] : ['smallerSize'];
  return 2 * each <= limit ? [...fewer, 'deleteRuns', ...smaller] : ['deleteRuns', ...smaller, ...fewer];
}

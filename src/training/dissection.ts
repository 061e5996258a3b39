// One update taken apart: how the batch looked to the model before it, and which parameters it moved. It reads and changes nothing.
import * as tf from '@tensorflow/tfjs-core';
import { norm } from '../math/vectors';
import { tidy } from '../nn/tidy';
import { matMul } from '../ops/matMul';
import type { ObjectiveConfig, StageConfig } from './config';
import { either, identity, opposite, type BooleanMatrix } from './negatives/booleanMatrix';
import type { Relations } from './relations';
import { objectiveName } from './stages';
import { trainable, type TrainingState } from './state';
import { forward, passOf } from './step';
import { openStep } from './stepContext';
import type { StepInputs } from './stepInputs';

/** Rows are the batch's queries, columns its products; matrices are row-major. */
export interface Dissection {
  cosines: Float32Array; // [rows, rows]
  positive: Uint8Array; // [rows, rows], 1 = pulled together
  /** 1 = left out of the denominator. */
  masked: Uint8Array; // [rows, rows]
  /** Column of the closest allowed negative, -1 = there is none. */
  hardest: Int32Array; // [rows]
  /** Query-to-product losses. */
  losses: Float32Array; // [rows]
  /** Null for fusions without modal weights. */
  imageWeights: Float32Array | null; // [rows]
  /** Parameters that moved, the most moved for their length first. */
  moved: { path: string; change: number; relative: number }[];
}

export interface BegunDissection {
  dissection: Dissection;
  before: Record<string, Float32Array>;
}

type QueryProduct = Pick<ObjectiveConfig & { kind: 'contrastive' }, 'form' | 'margin' | 'multiPositive'>;

/** What is shown where a stage has no objective between queries and products. */
const textbook: QueryProduct = { form: 'softmax', margin: 0, multiPositive: false };

/** The forward pass of the update that comes next, with the same dropout, and a copy of what it may move. */
export async function beginDissection(state: TrainingState, stage: StageConfig, inputs: StepInputs, seed: number): Promise<BegunDissection> {
  const objective = stage.objectives.find((candidate) => candidate.kind === 'contrastive' && candidate.from === 'query' && candidate.to === 'product');
  const config = objective?.kind === 'contrastive' ? objective : textbook;
  const seen = tidy(() => {
    const step = openStep(state.model, inputs, passOf(state, seed));
    forward(step, state, stage);
    const cosines = matMul(step.embedding('query'), step.embedding('product'), false, true); // [rows, rows]
    return { cosines, scale: step.scale.clone(), imageWeights: step.readProducts()?.weights?.image.clone() ?? null };
  });
  const bias = objective ? (state.heads[objectiveName(objective)]?.bias as tf.Variable | undefined) : undefined;
  const read = async (tensor: tf.Tensor) => ((await tensor.data()) as Float32Array).slice();
  const cosines = await read(seen.cosines);
  const [scale] = await read(seen.scale);
  const imageWeights = seen.imageWeights && (await read(seen.imageWeights));
  const sigmoidBias = bias ? (await read(bias))[0] : 0;
  tf.dispose([seen.cosines, seen.scale, ...(seen.imageWeights ? [seen.imageWeights] : [])]);
  const { positive, allowed } = masksOf(inputs.relations, config);
  const losses = Float32Array.from({ length: allowed.rows }, (_, row) => rowLoss(row, { cosines, positive, allowed }, scale, config, sigmoidBias));
  const dissection = { cosines, positive: positive.data, masked: opposite(allowed).data, hardest: hardestNegatives(cosines, positive, allowed), losses, imageWeights, moved: [] };
  return { dissection, before: await valuesOf(trainable(state, stage)) };
}

/** After the update: what moved. */
export async function finishDissection(state: TrainingState, { dissection, before }: BegunDissection, stage: StageConfig): Promise<Dissection> {
  const after = await valuesOf(trainable(state, stage));
  const moved = Object.entries(before).map(([path, values]) => {
    const change = norm(after[path].map((value, i) => value - values[i]));
    return { path, change, relative: change / Math.max(norm(values), 1e-12) };
  });
  return { ...dissection, moved: moved.filter(({ change }) => change > 0).sort((a, b) => b.relative - a.relative) };
}

function masksOf({ queryProduct, neighbors }: Relations, { multiPositive }: QueryProduct): { positive: BooleanMatrix; allowed: BooleanMatrix } {
  const own = identity(queryProduct.rows);
  const positive = multiPositive && neighbors ? either(own, neighbors) : own;
  return { positive, allowed: either(opposite(queryProduct), positive) };
}

interface Compared {
  cosines: Float32Array;
  positive: BooleanMatrix;
  allowed: BooleanMatrix;
}

/** The objectives' own formulas (objectives/pairwise.ts) for one row, in plain numbers. */
function rowLoss(row: number, { cosines, positive, allowed }: Compared, scale: number, { form, margin }: QueryProduct, bias: number): number {
  const columns = [...Array(allowed.columns).keys()].map((column) => row * allowed.columns + column).filter((i) => allowed.data[i] === 1);
  const logit = (i: number) => (cosines[i] - margin * positive.data[i]) * scale;
  if (form === 'sigmoid') return columns.reduce((sum, i) => sum + Math.log1p(Math.exp((logit(i) + bias) * (1 - 2 * positive.data[i]))), 0);
  const logits = columns.map(logit);
  const highest = Math.max(...logits);
  const total = highest + Math.log(logits.reduce((sum, value) => sum + Math.exp(value - highest), 0));
  const own = columns.filter((i) => positive.data[i] === 1);
  return total - own.reduce((sum, i) => sum + logit(i), 0) / own.length;
}

function hardestNegatives(cosines: Float32Array, positive: BooleanMatrix, allowed: BooleanMatrix): Int32Array {
  return Int32Array.from({ length: allowed.rows }, (_, row) => {
    let best = -1;
    for (let column = 0; column < allowed.columns; column++) {
      const i = row * allowed.columns + column;
      if (allowed.data[i] === 1 && positive.data[i] === 0 && (best < 0 || cosines[i] > cosines[row * allowed.columns + best])) best = column;
    }
    return best;
  });
}

async function valuesOf(variables: Record<string, tf.Variable>): Promise<Record<string, Float32Array>> {
  const entries = Object.entries(variables).map(async ([path, variable]): Promise<[string, Float32Array]> => [path, ((await variable.data()) as Float32Array).slice()]);
  return Object.fromEntries(await Promise.all(entries));
}

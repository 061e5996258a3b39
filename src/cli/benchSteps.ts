// Our step and the two stock ones in turn, in one process on one wasm backend each batch size; the same in Node and in a worker.
import * as tf from '@tensorflow/tfjs-core';
import { quantile } from '../math/statistics';
import { createModel } from '../model/retrievalModel';
import { countParameters, disposeParams, toArrays } from '../nn/params';
import { setFused } from '../ops/fused';
import { disposeInputs, type StepInputs } from '../training/stepInputs';
import { type BenchCase, benchBatches, benchCase } from './benchCase';
import type { Contender } from './benchContender';
import { freshHeap, heapBytes } from './benchHeap';
import { ours } from './benchOurs';
import { stock } from './benchStock';

export interface StepSettings {
  quick: boolean;
  batches: number[];
  /** Timed steps of each contender. */
  steps: number;
}

export type Log = (line: string) => void;

const warmUp = 2;
const seed = 1;
const targets = { toStock: 0.09, toTransposed: 0.35 };

/** Times in milliseconds a step, losses compared step by step. `openWasm` makes the wasm backend current. */
export async function raceSteps({ quick, batches, steps }: StepSettings, openWasm: () => Promise<void>, log: Log) {
  const bench = benchCase(quick);
  const results = [];
  for (const batch of batches) {
    await freshHeap(openWasm);
    results.push(await raceBatch(bench, batch, steps, log));
  }
  return { targets, batches: results };
}

async function raceBatch(bench: BenchCase, batch: number, steps: number, log: Log) {
  const inputs = benchBatches(bench, batch);
  const weights = await firstValues(bench);
  // In the order of what they need, so that each high-water mark of the heap is their own.
  const contenders = [ours(bench, inputs, seed), stock('transposed', bench, weights, inputs), stock('stock', bench, weights, inputs)];
  const runs = contenders.map(() => ({ times: [] as number[], losses: [] as number[], heap: 0 }));
  for (let round = 0; round < warmUp + steps; round++) {
    for (const [i, contender] of contenders.entries()) {
      const { milliseconds, loss } = await timed(contender, round);
      runs[i].losses.push(loss);
      if (round >= warmUp) runs[i].times.push(milliseconds);
      if (round === 0) runs[i].heap = heapBytes();
    }
    log(`batch ${batch}, step ${round + 1} of ${warmUp + steps}: ${runs.map(({ times }, i) => `${contenders[i].name} ${times.at(-1)?.toFixed(0) ?? 'warms up'}`).join(', ')}`);
  }
  free(contenders, inputs);
  const [our, transposed, plain] = runs;
  const milliseconds = { ours: quantile(our.times, 0.5), transposed: quantile(transposed.times, 0.5), stock: quantile(plain.times, 0.5) };
  return {
    batch, steps, warmUp,
    milliseconds,
    fastest: { ours: Math.min(...our.times), transposed: Math.min(...transposed.times), stock: Math.min(...plain.times) },
    ratios: { toStock: milliseconds.ours / milliseconds.stock, toTransposed: milliseconds.ours / milliseconds.transposed },
    heapBytes: { ours: our.heap, transposed: transposed.heap, stock: plain.heap },
    losses: { ours: our.losses, largestDifference: { transposed: largestDifference(our.losses, transposed.losses), stock: largestDifference(our.losses, plain.losses) } },
  };
}

/** Tensors alive before and after many of our steps: equal, or something is left behind. */
export async function watchTensors(quick: boolean, steps: number, log: Log) {
  const bench = benchCase(quick);
  const inputs = benchBatches(bench, 4);
  const contender = ours(bench, inputs, seed);
  await contender.step(0);
  const counts = { steps, batch: 4, first: tf.memory().numTensors, last: 0 };
  for (let step = 1; step <= steps; step++) {
    await contender.step(step);
    if (step % 100 === 0) log(`tensor count after ${step} steps: ${tf.memory().numTensors}`);
  }
  counts.last = tf.memory().numTensors;
  free([contender], inputs);
  return counts;
}

/** What the model has, for the report. */
export async function describeModel(quick: boolean) {
  const { model } = benchCase(quick);
  const created = createModel(model, seed);
  const parameters = countParameters(created.params);
  disposeParams(created.params);
  return { parameters, config: model };
}

/** Billions of multiplications and additions a second of our matrix product, one thread: the yardstick of this machine at this moment. */
export async function gemmSpeed(quick: boolean) {
  const rows = quick ? 64 : 6144;
  setFused(true);
  const shapes = { plain: [rows, 128, 512, false, false], transposedRight: [rows, 512, 128, false, true], transposedLeft: [512, rows, 128, true, false] } as const;
  const speeds: Record<string, number> = {};
  for (const [name, [height, depth, width, left, right]] of Object.entries(shapes)) {
    const a = tf.ones(left ? [depth, height] : [height, depth]) as tf.Tensor2D;
    const b = tf.ones(right ? [width, depth] : [depth, width]) as tf.Tensor2D;
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      tf.matMul(a, b, left, right).dispose();
      return performance.now() - start;
    });
    speeds[name] = (2 * height * depth * width) / quantile(times.slice(2), 0.5) / 1e6;
    tf.dispose([a, b]);
  }
  return speeds;
}

async function firstValues({ model }: BenchCase) {
  const { params } = createModel(model, seed);
  const values = await toArrays(params);
  disposeParams(params);
  return values;
}

async function timed(contender: Contender, index: number) {
  const start = performance.now();
  const loss = await contender.step(index);
  return { milliseconds: performance.now() - start, loss };
}

function free(contenders: Contender[], inputs: StepInputs[]): void {
  setFused(true);
  for (const contender of contenders) contender.dispose();
  inputs.forEach(disposeInputs);
}

function largestDifference(a: number[], b: number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i])));
}

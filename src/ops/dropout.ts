import * as tf from '@tensorflow/tfjs-core';
import { mix32 } from '../math/hash';
import { defineOperation } from './operation';

type Dropout = { rate: number; seed: number };

const run: (inputs: { x: tf.Tensor }, attributes: Dropout) => tf.Tensor[] = defineOperation<{ x: tf.Tensor }, Dropout>({
  name: 'Dropout',
  composed: ({ x }, { rate, seed }) => tf.mul(x, tf.tensor(dropoutMask(x.size, rate, seed), x.shape)),
  fused: ({ x }, { rate, seed }, kernels) => {
    const { first, second, threshold, scale } = dropoutConstants(rate, seed);
    const output = kernels.output(x.shape);
    kernels.run.dropout(x.size, kernels.address(x), first, second, threshold, scale, kernels.address(output));
    return output;
  },
  gradient: {
    inputs: [],
    of: ([dy], _saved, attributes) => ({ x: () => run({ x: dy }, attributes)[0] }),
  },
});

/**
 * Sets each value to 0 with probability `rate` and divides the others by 1 - rate. Which ones is a hash of (seed, index):
 * the same on every backend, and made again instead of stored in the backward pass.
 * @param rate in [0, 1); 0 returns x itself
 * @param seed an integer; draw it from the pass's generator
 */
export function dropout<T extends tf.Tensor>(x: T, rate: number, seed: number): T {
  if (!(rate >= 0 && rate < 1)) throw new Error(`dropout needs a rate in [0, 1), got ${rate}.`);
  return rate === 0 ? x : (run({ x }, { rate, seed })[0] as T);
}

/** What `dropout` multiplies by: 0 or 1 / (1 - rate). */
function dropoutMask(size: number, rate: number, seed: number): Float32Array {
  const { first, second, threshold, scale } = dropoutConstants(rate, seed);
  const mask = new Float32Array(size);
  for (let i = 0; i < size; i++) mask[i] = mix32(mix32((i + first) | 0) ^ second) >= threshold ? scale : 0;
  return mask;
}

/** The numbers both the reference and the wasm kernel hash with. Two rounds, so that two seeds do not give shifted copies of one mask. */
function dropoutConstants(rate: number, seed: number) {
  return { first: mix32(seed), second: mix32(seed ^ 0x9e3779b9), threshold: Math.floor(rate * 4294967296), scale: 1 / (1 - rate) };
}

import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { random } from '../../src/math/random';

/** A tensor as the golden files write it. */
export interface GoldenTensor {
  shape: number[];
  data: number[];
}

export function normalTensor<T extends tf.Tensor>(shape: number[], purpose: string, scale = 1): T {
  const generator = random(7, purpose);
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => generator.normal() * scale), shape) as T;
}

/** 1 with probability `chance`, else 0. */
export function maskTensor<T extends tf.Tensor>(shape: number[], purpose: string, chance = 0.7): T {
  const generator = random(7, purpose);
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => Number(generator.chance(chance))), shape) as T;
}

/** Each value within a relative or an absolute tolerance. */
export async function expectClose(
  actual: tf.Tensor, expected: tf.Tensor | GoldenTensor, { relative = 1e-5, absolute = 1e-6 } = {}, what = 'output',
): Promise<void> {
  const values = await actual.data();
  const wanted = expected instanceof tf.Tensor ? await expected.data() : expected.data;
  expect(actual.shape, `shape of ${what}`).toEqual(expected.shape);
  let worst = { excess: 0, index: -1 };
  for (let i = 0; i < values.length; i++) {
    const error = Math.abs(values[i] - wanted[i]);
    const excess = Number.isNaN(error) ? Infinity : error / Math.max(absolute, relative * Math.abs(wanted[i]));
    if (excess > worst.excess) worst = { excess, index: i };
  }
  expect(worst.excess, `${what} at ${worst.index}: ${values[worst.index]} instead of ${wanted[worst.index]}`).toBeLessThanOrEqual(1);
}

/**
 * Compares the gradient of sum(f(inputs) * cotangent) with central differences in a few random directions per input.
 * Single precision leaves about three digits.
 */
export async function expectGradientsByDifferences(f: (...inputs: tf.Tensor[]) => tf.Tensor, inputs: tf.Tensor[], step = 1e-2, tolerance = 1e-2): Promise<void> {
  const cotangent = normalTensor(tf.tidy(() => f(...inputs)).shape, 'cotangent');
  const objective = (...x: tf.Tensor[]) => tf.sum(tf.mul(f(...x), cotangent));
  const gradients = tf.grads(objective)(inputs);
  for (let which = 0; which < inputs.length; which++) {
    const direction = normalTensor(inputs[which].shape, `direction ${which}`, 1 / Math.sqrt(inputs[which].size));
    const at = (distance: number) => tf.tidy(() => objective(...inputs.map((x, i) => (i === which ? tf.add(x, tf.mul(direction, distance)) : x))));
    const [ahead, behind] = [(await at(step).data())[0], (await at(-step).data())[0]];
    const [slope] = await tf.sum(tf.mul(gradients[which], direction)).data();
    const size = (await tf.norm(gradients[which]).data())[0];
    expect(Math.abs((ahead - behind) / (2 * step) - slope), `slope along input ${which}`).toBeLessThan(tolerance * Math.max(size / Math.sqrt(inputs[which].size), 0.1));
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { NamedArrays } from '../../src/storage/namedArrays';
import { decodeSafetensors } from '../../src/storage/safetensors';

/** A tensor as the golden files write it. */
export interface Golden {
  shape: number[];
  data: number[];
}

export function goldenJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures', path), 'utf8')) as T;
}

export function goldenArrays(path: string): NamedArrays {
  return decodeSafetensors(Uint8Array.from(readFileSync(join(import.meta.dirname, '../fixtures', path)))).arrays;
}

export function goldenTensor<R extends tf.Rank>({ shape, data }: Golden, dtype: 'float32' | 'int32' = 'float32'): tf.Tensor<R> {
  return tf.tensor(data, shape as tf.ShapeMap[R], dtype) as tf.Tensor<R>;
}

/** The largest absolute difference; with `counts` only over rows of the last axis where it is not 0. */
export async function largestError(actual: tf.Tensor, expected: Golden, counts?: number[]): Promise<number> {
  if (actual.shape.join() !== expected.shape.join()) throw new Error(`shape [${actual.shape}] instead of [${expected.shape}]`);
  const values = await actual.data();
  const width = expected.shape[expected.shape.length - 1];
  let largest = 0;
  values.forEach((value, i) => {
    if (counts && !counts[Math.floor(i / width)]) return;
    largest = Math.max(largest, Number.isNaN(value) ? Infinity : Math.abs(value - expected.data[i]));
  });
  return largest;
}

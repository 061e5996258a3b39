import type * as tf from '@tensorflow/tfjs-core';
import { dropout } from '../ops/dropout';
import type { Pass } from './pass';

/** Drops values in training only. Each use takes its own seed from the pass, so the same step drops the same values again. */
export function applyDropout<T extends tf.Tensor>(x: T, rate: number, pass: Pass): T {
  return pass.training && rate > 0 ? (dropout(x, rate, pass.random.integer(2 ** 31)) as T) : x;
}

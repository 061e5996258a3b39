import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { linear } from '../ops/linear';
import { type Matrix, standardDeviation, truncatedNormal, type Vector, zeros } from './init';

export type LinearParams = {
  weight: Matrix; // [in, out]
  bias?: Vector; // [out]
};

export function initLinear(random: Random, inputs: number, outputs: number, deviation = standardDeviation): LinearParams & { bias: Vector } {
  return { weight: truncatedNormal(random, inputs, outputs, deviation), bias: zeros(outputs) };
}

/** A linear map without offset: what projections into the shared space are, so that the sum of two projections is the projection of the sum. */
export function initLinearMap(random: Random, inputs: number, outputs: number): LinearParams {
  return { weight: truncatedNormal(random, inputs, outputs, 1 / Math.sqrt(inputs)) };
}

/** x weight + bias over the last axis; x is [batch, in] or [batch, tokens, in]. */
export function applyLinear<T extends tf.Tensor>(params: LinearParams, x: T): T {
  return linear(x, params.weight, params.bias ?? null) as T;
}

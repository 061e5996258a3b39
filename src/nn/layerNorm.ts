import type * as tf from '@tensorflow/tfjs-core';
import { layerNorm } from '../ops/layerNorm';
import { ones, type Vector, zeros } from './init';

export type LayerNormParams = {
  scale: Vector; // [width]
  offset: Vector; // [width]
};

export function initLayerNorm(width: number): LayerNormParams {
  return { scale: ones(width), offset: zeros(width) };
}

/** Over the last axis, with the biased variance. */
export function applyLayerNorm<T extends tf.Tensor>(params: LayerNormParams, x: T, epsilon: number): T {
  return layerNorm(x, params.scale, params.offset, epsilon) as T;
}

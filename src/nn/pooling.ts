// One vector for a sequence. Means and attention are ops; what picks one token is here.
import * as tf from '@tensorflow/tfjs-core';
import { matMul } from '../ops/matMul';
import { type Vector, zeros } from './init';

export type AttentionPoolingParams = {
  weight: Vector; // [width]
};

/** Starts at zero: every token counts the same until training says otherwise. */
export function initAttentionPooling(width: number): AttentionPoolingParams {
  return { weight: zeros(width) };
}

/** [batch, tokens, width] -> [batch, width] */
export function poolFirst(x: tf.Tensor3D): tf.Tensor2D {
  const [batch, , width] = x.shape;
  return tf.reshape(tf.slice3d(x, [0, 0, 0], [batch, 1, width]), [batch, width]);
}

/** The token at the first `id`, or without one at the first occurrence of the largest id (older CLIP configs name a wrong id). */
export function poolEndOfText(x: tf.Tensor3D, ids: tf.Tensor2D, id: number | null): tf.Tensor2D {
  const [batch, tokens, width] = x.shape;
  const key = id === null ? ids : tf.equal(ids, id); // [batch, tokens]
  const earlierFirst = tf.sub(tf.mul(tf.cast(key, 'float32'), tokens), tf.range(0, tokens)); // [batch, tokens]
  const picked = tf.cast(tf.oneHot(tf.cast(tf.argMax(earlierFirst, 1), 'int32'), tokens), 'float32'); // [batch, tokens]
  return tf.reshape(matMul(tf.reshape(picked, [batch, 1, tokens]), x), [batch, width]);
}

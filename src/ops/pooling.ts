import * as tf from '@tensorflow/tfjs-core';
import { maskScores } from './attentionMask';
import { linear } from './linear';
import { matMul } from './matMul';

/**
 * Mean over real tokens; over all tokens where a row has no real one.
 * @param x [batch, tokens, width]
 * @param mask [batch, tokens], 1 = real
 * @returns [batch, width]
 */
export function maskedMean(x: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const count = tf.sum(mask, 1, true); // [batch, 1]
    const empty = tf.sub(1, tf.minimum(count, 1));
    const weights = tf.div(tf.add(mask, empty), tf.add(count, tf.mul(empty, mask.shape[1]))) as tf.Tensor2D;
    return weightedSum(x, weights);
  });
}

/**
 * Mean of tokens weighted by a softmax of x . weight over real tokens. The weights are MAKE's keyword attention.
 * @param x [batch, tokens, width]
 * @param mask [batch, tokens], 1 = real
 * @param weight [width]
 */
export function attentionPooling(x: tf.Tensor3D, mask: tf.Tensor2D, weight: tf.Tensor1D): { pooled: tf.Tensor2D; weights: tf.Tensor2D } {
  return tf.tidy(() => {
    const scores = tf.reshape(linear(x, tf.reshape(weight, [-1, 1]), null), mask.shape); // [batch, tokens]
    const weights = tf.softmax(maskScores(scores, mask)) as tf.Tensor2D;
    return { pooled: weightedSum(x, weights), weights };
  });
}

function weightedSum(x: tf.Tensor3D, weights: tf.Tensor2D): tf.Tensor2D {
  const [batch, tokens, width] = x.shape;
  return tf.reshape(matMul(tf.reshape(weights, [batch, 1, tokens]), x), [batch, width]);
}

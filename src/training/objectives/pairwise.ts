// Losses over a matrix of cosines. Textbook forms [I]: InfoNCE, additive margin (AM-Softmax), the pairwise sigmoid of SigLIP.
import * as tf from '@tensorflow/tfjs-core';
import { matMul } from '../../ops/matMul';
import { softmaxCrossEntropy } from '../../ops/softmaxCrossEntropy';
import type { BooleanMatrix } from '../negatives/booleanMatrix';
import type { Candidates } from '../negatives/candidates';

/** Rows against candidates, before temperature. */
export interface Comparison {
  cosines: tf.Tensor2D; // [rows, candidates]
  positive: tf.Tensor2D; // [rows, candidates], 1 or 0
  allowed: tf.Tensor2D; // [rows, candidates], 1 or 0
}

export function compare(rows: tf.Tensor2D, candidates: Candidates): Comparison {
  return {
    cosines: matMul(rows, candidates.embeddings, false, true), // [rows, candidates]
    positive: maskTensor(candidates.positive),
    allowed: maskTensor(candidates.allowed),
  };
}

/**
 * Mean over rows of -log softmax of the positives among the allowed candidates (with several positives, their mean first).
 * The margin is taken off the positives' cosines before they are scaled.
 */
export function softmaxLoss({ cosines, positive, allowed }: Comparison, scale: tf.Scalar, margin: number): tf.Scalar {
  const shifted = margin === 0 ? cosines : tf.sub(cosines, tf.mul(positive, margin)); // [rows, candidates]
  const targets = tf.div(positive, tf.sum(positive, 1, true)) as tf.Tensor2D; // [rows, candidates]
  return tf.mean(softmaxCrossEntropy(tf.mul(shifted, scale), targets, allowed));
}

/** Sum over allowed pairs of -log sigmoid(+-(scale * cosine + bias)), + for positives, divided by the rows. */
export function sigmoidLoss({ cosines, positive, allowed }: Comparison, scale: tf.Scalar, bias: tf.Tensor, margin: number): tf.Scalar {
  const shifted = margin === 0 ? cosines : tf.sub(cosines, tf.mul(positive, margin)); // [rows, candidates]
  const logits = tf.add(tf.mul(shifted, scale), bias); // [rows, candidates]
  const sign = tf.sub(1, tf.mul(positive, 2)); // [rows, candidates], -1 for positives
  const losses = tf.mul(tf.softplus(tf.mul(logits, sign)), allowed); // [rows, candidates]
  return tf.div(tf.sum(losses), cosines.shape[0]);
}

/** Mean cosine of positives, of allowed candidates that are no positives, and of each row's closest one of these (0 where there is none). */
export function cosineMetrics({ cosines, positive, allowed }: Comparison): Record<string, tf.Scalar> {
  const negative = tf.mul(allowed, tf.sub(1, positive));
  const mean = (mask: tf.Tensor) => tf.div(tf.sum(tf.mul(cosines, mask)), tf.maximum(tf.sum(mask), 1)) as tf.Scalar;
  const closest = tf.max(tf.sub(cosines, tf.mul(tf.sub(1, negative), farther)), 1); // [rows]
  const hasNegative = tf.max(negative, 1); // [rows]
  const hardest = tf.div(tf.sum(tf.mul(closest, hasNegative)), tf.maximum(tf.sum(hasNegative), 1)) as tf.Scalar;
  return { positiveCosine: mean(positive), negativeCosine: mean(negative), hardestCosine: hardest };
}

/** Off every cosine that does not count: more than lies between any two. */
const farther = 4;

function maskTensor({ rows, columns, data }: BooleanMatrix): tf.Tensor2D {
  return tf.tensor2d(Float32Array.from(data), [rows, columns]);
}

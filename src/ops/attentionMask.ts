import * as tf from '@tensorflow/tfjs-core';

/** Finite on purpose: -Infinity turns a row without any key into NaN, this turns it into the plain mean. */
const forbidden = 1e9;

/** Scores where `allowed` is 1 and -1e9 where it is 0, with no gradient through the latter. Broadcasts like tf.mul. */
export function maskScores(scores: tf.Tensor, allowed: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(scores, allowed), tf.mul(tf.sub(allowed, 1), forbidden));
}

/** 1 where a query may look at a key: a real key, and under `causal` none later than the query. Null = everywhere. */
export function allowedKeys(mask: tf.Tensor2D | null, causal: boolean, queries: number, keys: number): tf.Tensor | null {
  const real = mask && tf.reshape(mask, [mask.shape[0], 1, 1, keys]); // [batch, 1, 1, keys]
  if (!causal) return real;
  const triangle = new Float32Array(queries * keys);
  for (let query = 0; query < queries; query++) triangle.fill(1, query * keys, query * keys + Math.min(query + 1, keys));
  const past = tf.tensor(triangle, [1, 1, queries, keys]);
  return real ? tf.mul(real, past) : past; // [batch or 1, 1, queries, keys]
}

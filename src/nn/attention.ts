import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { attention, selfAttention } from '../ops/attention';
import { applyLinear, initLinear, type LinearParams } from './linear';
import { type Pass, reveal } from './pass';

export type SelfAttentionParams = {
  /** Query, key and value in one product, side by side. */
  qkv: LinearParams; // [width, 3 * width]
  output: LinearParams;
};

export function initSelfAttention(random: Random, width: number): SelfAttentionParams {
  return { qkv: initLinear(random, width, 3 * width), output: initLinear(random, width, width) };
}

/** Every token reads every real token of its own sequence, or with `causal` those up to itself. The mask is 1 for real tokens; null = all are real. */
export function attendToSelf(
  params: SelfAttentionParams,
  x: tf.Tensor3D, // [batch, tokens, width]
  options: { heads: number; mask: tf.Tensor2D | null; causal: boolean },
  pass: Pass,
): tf.Tensor3D {
  const { output, weights } = selfAttention(applyLinear(params.qkv, x), options.heads, options.mask, options.causal);
  reveal(pass, 'attention', weights); // [batch, heads, tokens, tokens]
  return applyLinear(params.output, output); // [batch, tokens, width]
}

export type CrossAttentionParams = {
  query: LinearParams; // [width, width]
  keyValue: LinearParams; // [width, 2 * width]
  output: LinearParams;
};

export function initCrossAttention(random: Random, width: number): CrossAttentionParams {
  return { query: initLinear(random, width, width), keyValue: initLinear(random, width, 2 * width), output: initLinear(random, width, width) };
}

/** Every token of `x` reads the real tokens of `other`. */
export function attendToOther(
  params: CrossAttentionParams,
  x: tf.Tensor3D, // [batch, tokens, width]
  other: { tokens: tf.Tensor3D; mask: tf.Tensor2D },
  heads: number,
  pass: Pass,
): tf.Tensor3D {
  const [key, value] = tf.split(applyLinear(params.keyValue, other.tokens), 2, 2) as tf.Tensor3D[]; // [batch, other tokens, width] each
  const query = splitHeads(applyLinear(params.query, x), heads);
  const { output, weights } = attention(query, splitHeads(key, heads), splitHeads(value, heads), other.mask, false);
  reveal(pass, 'attention', weights); // [batch, heads, tokens, other tokens]
  const joined = tf.reshape<tf.Rank.R3>(tf.transpose(output, [0, 2, 1, 3]), x.shape); // [batch, tokens, width]
  return applyLinear(params.output, joined);
}

/** [batch, tokens, width] -> [batch, heads, tokens, width / heads] */
function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  const [batch, tokens, width] = x.shape;
  return tf.transpose(tf.reshape<tf.Rank.R4>(x, [batch, tokens, heads, width / heads]), [0, 2, 1, 3]);
}

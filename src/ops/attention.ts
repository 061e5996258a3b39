import * as tf from '@tensorflow/tfjs-core';
import { allowedKeys, maskScores } from './attentionMask';
import { matMul } from './matMul';
import { defineOperation } from './operation';

export interface AttentionResult<Output extends tf.Tensor> {
  output: Output;
  /** Rows sum to 1; a masked key has exactly 0. */
  weights: tf.Tensor4D; // [batch, heads, queries, keys]
}

/**
 * Softmax attention between two sequences, composed of core operations. A row without any key left gives the plain mean of all values.
 * @param query [batch, heads, queries, headWidth]
 * @param key [batch, heads, keys, headWidth]
 * @param value [batch, heads, keys, headWidth]
 * @param mask [batch, keys], 1 = real, or null
 * @param causal a query sees keys up to its own position
 */
export function attention(
  query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, mask: tf.Tensor2D | null, causal: boolean,
): AttentionResult<tf.Tensor4D> {
  return tf.tidy(() => {
    const scores = tf.mul(matMul(query, key, false, true), 1 / Math.sqrt(query.shape[3])); // [batch, heads, queries, keys]
    const allowed = allowedKeys(mask, causal, query.shape[2], key.shape[2]);
    const weights = tf.softmax(allowed ? maskScores(scores, allowed) : scores) as tf.Tensor4D;
    return { output: matMul(weights, value), weights };
  });
}

interface SelfAttention {
  heads: number;
  causal: boolean;
}

const backward = defineOperation<{ qkv: tf.Tensor; mask?: tf.Tensor; weights: tf.Tensor; dOutput: tf.Tensor; dWeights: tf.Tensor }, SelfAttention>({
  name: 'SelfAttentionGradient',
  composed: ({ qkv, mask, weights, dOutput, dWeights }, { heads, causal }) => {
    const [query, key, value] = splitHeads(qkv, heads);
    const dy = toHeads(dOutput, heads);
    const [, tokens] = (qkv as tf.Tensor3D).shape;
    const dValue = matMul(weights as tf.Tensor4D, dy, true, false);
    const dProbability = tf.add(matMul(dy, value, false, true), dWeights);
    const expected = tf.sum(tf.mul(dProbability, weights), -1, true);
    const dLogits = tf.mul(weights, tf.sub(dProbability, expected));
    const allowed = allowedKeys((mask as tf.Tensor2D | undefined) ?? null, causal, tokens, tokens);
    const dScores = tf.mul(allowed ? tf.mul(dLogits, allowed) : dLogits, 1 / Math.sqrt(query.shape[3])) as tf.Tensor4D;
    return tf.concat([matMul(dScores, key), matMul(dScores, query, true, false), dValue].map(fromHeads), 2);
  },
  fused: ({ qkv, mask, weights, dOutput, dWeights }, { heads, causal }, kernels) => {
    const [batch, tokens, width] = (dOutput as tf.Tensor3D).shape;
    const output = kernels.output(qkv.shape);
    const inputs = [kernels.address(qkv), kernels.address(mask), Number(causal), ...[weights, dOutput, dWeights].map((x) => kernels.address(x))];
    const temporary = kernels.temporary(tokens * tokens * 4);
    kernels.run.selfAttentionGradient(batch, tokens, heads, width / heads, ...inputs, kernels.address(output), kernels.scratch, temporary);
    return output;
  },
});

/** A saved input may not be missing, so attention without a mask is an operation of its own. */
const [unmasked, masked] = [false, true].map((hasMask) => defineOperation<{ qkv: tf.Tensor; mask?: tf.Tensor }, SelfAttention>({
  name: hasMask ? 'MaskedSelfAttention' : 'SelfAttention',
  composed: ({ qkv, mask }, { heads, causal }) => {
    const { output, weights } = attention(...splitHeads(qkv, heads), (mask as tf.Tensor2D | undefined) ?? null, causal);
    return [fromHeads(output), weights];
  },
  fused: ({ qkv, mask }, { heads, causal }, kernels) => {
    const [batch, tokens, tripleWidth] = (qkv as tf.Tensor3D).shape;
    const width = tripleWidth / 3;
    const outputs = [kernels.output([batch, tokens, width]), kernels.output([batch, heads, tokens, tokens])];
    const [output, weights] = outputs.map((x) => kernels.address(x));
    const inputs = [kernels.address(qkv), kernels.address(mask), Number(causal)];
    kernels.run.selfAttention(batch, tokens, heads, width / heads, ...inputs, output, weights, kernels.scratch);
    return outputs;
  },
  gradient: {
    inputs: hasMask ? ['qkv', 'mask'] : ['qkv'],
    outputs: [false, true],
    of: ([dOutput, dWeights], saved, attributes) => {
      const [qkv, mask, weights] = hasMask ? saved : [saved[0], undefined, saved[1]];
      return { qkv: () => backward({ qkv, weights, dOutput, dWeights, ...(mask && { mask }) }, attributes)[0] };
    },
  },
}));

/**
 * Multi-head self-attention on the output of one joint projection.
 * @param qkv [batch, tokens, 3 * width]: all queries, then keys, then values, each with its heads side by side
 * @param mask [batch, tokens], 1 = real, or null. A row without any key left gives the plain mean of all values
 * @param causal a token sees itself and earlier tokens
 */
export function selfAttention(qkv: tf.Tensor3D, heads: number, mask: tf.Tensor2D | null, causal: boolean): AttentionResult<tf.Tensor3D> {
  const width = qkv.shape[2] / 3;
  if (!Number.isInteger(width / heads)) {
    throw new Error(`selfAttention needs a last axis of 3 * heads * headWidth, got [${qkv.shape}] with ${heads} heads. Choose heads that divide the width.`);
  }
  if (mask && mask.shape.join() !== qkv.shape.slice(0, 2).join()) {
    throw new Error(`selfAttention needs a mask of [batch, tokens], got [${mask.shape}] for [${qkv.shape}].`);
  }
  const [output, weights] = mask ? masked({ qkv, mask }, { heads, causal }) : unmasked({ qkv }, { heads, causal });
  return { output: output as tf.Tensor3D, weights: weights as tf.Tensor4D };
}

function toHeads(x: tf.Tensor, heads: number): tf.Tensor4D {
  const [batch, tokens, width] = x.shape;
  return tf.transpose(tf.reshape(x, [batch, tokens, heads, width / heads]), [0, 2, 1, 3]); // [batch, heads, tokens, headWidth]
}

function fromHeads(x: tf.Tensor4D): tf.Tensor3D {
  const [batch, heads, tokens, headWidth] = x.shape;
  return tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [batch, tokens, heads * headWidth]);
}

function splitHeads(qkv: tf.Tensor, heads: number): [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D] {
  const [query, key, value] = tf.split(qkv, 3, 2);
  return [toHeads(query, heads), toHeads(key, heads), toHeads(value, heads)];
}

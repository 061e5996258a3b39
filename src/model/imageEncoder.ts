// A picture's patches to one vector. By config a ViT, the image half of CLIP, or one of our small encoders.
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { applyDropout } from '../nn/dropout';
import { type Matrix, truncatedNormal } from '../nn/init';
import { applyLayerNorm, initLayerNorm, type LayerNormParams } from '../nn/layerNorm';
import { applyLinear, initLinear, type LinearParams } from '../nn/linear';
import { type Pass, reveal } from '../nn/pass';
import { poolFirst } from '../nn/pooling';
import { applyTransformer, type BlockParams, initTransformer } from '../nn/transformer';
import { maskedMean } from '../ops/pooling';
import { countPatches, type ImageEncoderConfig } from './config';
import type { ImageBatch, Sequence } from './tensors';

export type ImageEncoderParams = {
  patch: LinearParams; // [patch * patch * 3, width]
  classToken?: Matrix; // [1, width]
  positions: Matrix; // [patches (+ 1), width]
  embeddingNorm?: LayerNormParams;
  layers: BlockParams[];
  finalNorm?: LayerNormParams;
};

export function initImageEncoder(config: ImageEncoderConfig, random: Random): ImageEncoderParams {
  const { width } = config.transformer;
  const { weight, bias } = initLinear(random, config.patch * config.patch * 3, width);
  if (!config.patchBias) bias.dispose();
  return {
    patch: config.patchBias ? { weight, bias } : { weight },
    ...(config.classToken && { classToken: truncatedNormal(random, 1, width) }),
    positions: truncatedNormal(random, countPatches(config) + (config.classToken ? 1 : 0), width),
    ...(config.embeddingNorm && { embeddingNorm: initLayerNorm(width) }),
    layers: initTransformer(random, config.transformer),
    ...(config.finalNorm && { finalNorm: initLayerNorm(width) }),
  };
}

/** Every patch in its context, the class token first where there is one, and one vector for all: `pooled` [batch, width]. */
export function encodeImage(params: ImageEncoderParams, config: ImageEncoderConfig, image: ImageBatch, pass: Pass): Sequence {
  const { width, dropout, layerNormEpsilon } = config.transformer;
  const normalize = (norm: LayerNormParams | undefined, x: tf.Tensor3D) => (norm ? applyLayerNorm(norm, x, layerNormEpsilon) : x);
  const [batch] = image.patches.shape;

  const patches = applyLinear(params.patch, image.patches); // [batch, patches, width]
  const all = params.classToken ? tf.concat([tf.tile(tf.reshape(params.classToken, [1, 1, width]), [batch, 1, 1]), patches], 1) : patches; // [batch, tokens, width]
  const embedded = normalize(params.embeddingNorm, tf.add(all, params.positions) as tf.Tensor3D); // [batch, tokens, width]
  reveal(pass, 'embedding', embedded);
  const read = applyTransformer(params.layers, applyDropout(embedded, dropout, pass), config.transformer, { mask: null, causal: false }, pass);
  const tokens = normalize(params.finalNorm, read); // [batch, tokens, width]
  reveal(pass, 'tokens', tokens);
  const mask = tf.ones<tf.Rank.R2>([batch, tokens.shape[1]]);
  // The gradient of tf.mean would upload a tensor of ones as large as the tokens in every step.
  const pooled = config.pooling === 'first' ? poolFirst(tokens) : maskedMean(tokens, mask); // [batch, width]
  reveal(pass, 'pooled', pooled);
  return { tokens, mask, pooled, attention: null };
}

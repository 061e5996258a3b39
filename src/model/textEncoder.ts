// Tokens to one vector. By config a BERT, the text half of CLIP, or one of our small encoders; read by queries and titles alike.
import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { applyDropout } from '../nn/dropout';
import { applyEmbedding, type EmbeddingParams, initEmbedding } from '../nn/embedding';
import { applyLayerNorm, initLayerNorm, type LayerNormParams } from '../nn/layerNorm';
import { type Pass, reveal } from '../nn/pass';
import { type AttentionPoolingParams, initAttentionPooling, poolEndOfText, poolFirst } from '../nn/pooling';
import { applyTransformer, type BlockParams, initTransformer } from '../nn/transformer';
import { attentionPooling, maskedMean } from '../ops/pooling';
import type { TextEncoderConfig } from './config';
import type { Sequence, TextBatch } from './tensors';

export type TextEncoderParams = {
  embedding: EmbeddingParams;
  embeddingNorm?: LayerNormParams;
  layers: BlockParams[];
  finalNorm?: LayerNormParams;
  pooling?: AttentionPoolingParams;
};

export function initTextEncoder(config: TextEncoderConfig, random: Random): TextEncoderParams {
  const { width } = config.transformer;
  return {
    embedding: initEmbedding(random, config, width),
    ...(config.embeddingNorm && { embeddingNorm: initLayerNorm(width) }),
    layers: initTransformer(random, config.transformer),
    ...(config.finalNorm && { finalNorm: initLayerNorm(width) }),
    ...(config.pooling === 'attention' && { pooling: initAttentionPooling(width) }),
  };
}

/** Every token in its context, and one vector for all: `pooled` [batch, width]. Padding (mask 0) has no influence on either. */
export function encodeText(params: TextEncoderParams, config: TextEncoderConfig, text: TextBatch, pass: Pass): Sequence {
  const { dropout, layerNormEpsilon } = config.transformer;
  const normalize = (norm: LayerNormParams | undefined, x: tf.Tensor3D) => (norm ? applyLayerNorm(norm, x, layerNormEpsilon) : x);

  const embedded = normalize(params.embeddingNorm, applyEmbedding(params.embedding, text.ids, text.types)); // [batch, tokens, width]
  reveal(pass, 'embedding', embedded);
  const sight = { mask: text.mask, causal: config.causal };
  const read = applyTransformer(params.layers, applyDropout(embedded, dropout, pass), config.transformer, sight, pass); // [batch, tokens, width]
  const tokens = normalize(params.finalNorm, read); // [batch, tokens, width]
  reveal(pass, 'tokens', tokens);
  const { pooled, attention } = pool(params, config, tokens, text);
  reveal(pass, 'pooled', pooled);
  if (attention) reveal(pass, 'pooling', attention);
  return { tokens, mask: text.mask, pooled, attention };
}

function pool(params: TextEncoderParams, config: TextEncoderConfig, tokens: tf.Tensor3D, text: TextBatch): Pick<Sequence, 'pooled' | 'attention'> {
  if (params.pooling && config.pooling === 'attention') {
    const { pooled, weights } = attentionPooling(tokens, text.mask, params.pooling.weight);
    return { pooled, attention: weights };
  }
  if (config.pooling === 'first') return { pooled: poolFirst(tokens), attention: null };
  if (config.pooling === 'endOfText') return { pooled: poolEndOfText(tokens, text.ids, config.endOfText ?? null), attention: null };
  return { pooled: maskedMean(tokens, text.mask), attention: null };
}

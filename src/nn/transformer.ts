// A stack of transformer blocks: pre-norm (ViT, CLIP, our small ones) or post-norm (BERT).
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { gelu } from '../ops/gelu';
import { attendToSelf, initSelfAttention, type SelfAttentionParams } from './attention';
import type { TransformerConfig } from './config';
import { applyDropout } from './dropout';
import { applyLayerNorm, initLayerNorm, type LayerNormParams } from './layerNorm';
import { applyLinear, initLinear, type LinearParams } from './linear';
import { type Pass, reveal, within } from './pass';

export type BlockParams = {
  attentionNorm: LayerNormParams;
  attention: SelfAttentionParams;
  mlpNorm: LayerNormParams;
  mlp: { expand: LinearParams; contract: LinearParams };
};

/** The blocks' first values; throws where the heads do not divide the width. */
export function initTransformer(random: Random, config: TransformerConfig): BlockParams[] {
  const { layers, width, heads, hidden } = config;
  if (width % heads !== 0) throw new Error(`A width of ${width} cannot be split into ${heads} heads. Choose a width that is a multiple of the heads.`);
  return Array.from({ length: layers }, () => ({
    attentionNorm: initLayerNorm(width),
    attention: initSelfAttention(random, width),
    mlpNorm: initLayerNorm(width),
    mlp: { expand: initLinear(random, width, hidden), contract: initLinear(random, hidden, width) },
  }));
}

/** What attention may look at: real tokens only (null = all are real), and with `causal` none to the right. */
export interface Sight {
  mask: tf.Tensor2D | null; // [batch, tokens]
  causal: boolean;
}

/** [batch, tokens, width] -> [batch, tokens, width]. The trace gets 'layers.0.attention' [batch, heads, tokens, tokens] and 'layers.0.output' of every block. */
export function applyTransformer(layers: BlockParams[], x: tf.Tensor3D, config: TransformerConfig, sight: Sight, pass: Pass): tf.Tensor3D {
  return layers.reduce((tokens, layer, i) => applyBlock(layer, tokens, config, sight, within(pass, `layers.${i}`)), x);
}

function applyBlock(params: BlockParams, x: tf.Tensor3D, config: TransformerConfig, sight: Sight, pass: Pass): tf.Tensor3D {
  const attend = (tokens: tf.Tensor3D) => attendToSelf(params.attention, tokens, { heads: config.heads, ...sight }, pass);
  const think = (tokens: tf.Tensor3D) => applyLinear(params.mlp.contract, gelu(applyLinear(params.mlp.expand, tokens), config.activation) as tf.Tensor3D);
  // Without the tidy, a forward pass of a ViT-B/16 would hold the intermediates of all twelve layers at once.
  return tf.tidy(() => {
    const attended = applyResidual(params.attentionNorm, x, attend, config, pass); // [batch, tokens, width]
    const output = applyResidual(params.mlpNorm, attended, think, config, pass); // [batch, tokens, width]
    reveal(pass, 'output', output);
    return output;
  });
}

function applyResidual(norm: LayerNormParams, x: tf.Tensor3D, layer: (x: tf.Tensor3D) => tf.Tensor3D, config: TransformerConfig, pass: Pass): tf.Tensor3D {
  const normalize = (tokens: tf.Tensor3D) => applyLayerNorm(norm, tokens, config.layerNormEpsilon);
  const change = applyDropout(layer(config.norm === 'pre' ? normalize(x) : x), config.dropout, pass);
  const sum = tf.add(x, change) as tf.Tensor3D; // [batch, tokens, width]
  return config.norm === 'pre' ? sum : normalize(sum);
}

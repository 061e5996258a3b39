import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../math/random';
import type { Params } from '../../nn/params';
import type { Pass } from '../../nn/pass';
import type { FusionKind, FusionSettings } from '../config';
import type { ModalWeights, Sequence } from '../tensors';

/** One side of a product as a fusion sees it. */
export interface Side {
  sequence: Sequence;
  present: tf.Tensor1D; // [batch], 1 = there
}

export interface FusionShape {
  /** Width of the pooled title and of the pooled image; a fusion that needs them equal throws a clear error. */
  titleWidth: number;
  imageWidth: number;
  /** Width of the vectors that the gate multiplies: the encoders' before projection, the embedding's in the shared space. */
  mixWidth: number;
}

/** What the two sides are multiplied with: [batch, 1] or [batch, mixWidth] each. They sum to 1; a missing side's is exactly 0, and both are where nothing is there. */
export interface Gate {
  title: tf.Tensor2D;
  image: tf.Tensor2D;
}

/**
 * 'linear': the product is gate.title * title + gate.image * image, mixed where the config says (mix.ts).
 * 'deep': the fusion made the vector itself, before the projection wherever the config mixes, and has no parts.
 */
export type Fused = { form: 'linear'; gate: Gate } | { form: 'deep'; pooled: tf.Tensor2D; weights: ModalWeights | null };

export interface Fusion<K extends FusionKind> {
  /** Known before anything runs: a deep fusion needs a projection of its own vector. */
  form: Fused['form'];
  init(settings: FusionSettings[K], shape: FusionShape, random: Random): Params;
  fuse(params: Params, settings: FusionSettings[K], title: Side, image: Side, pass: Pass): Fused;
}

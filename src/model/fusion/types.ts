import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../math/random';
import type { Params } from '../../nn/params';
import type { Pass } from '../../nn/pass';
import type { FusionKind, FusionSettings, Mix } from '../config';
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
  mix: Mix;
}

/**
 * 'linear': the product is gate.title * title + gate.image * image, mixed where the config says; a gate is [batch, 1] or [batch, mixWidth]
 * and the two sum to 1 (a missing side's is exactly 0). 'deep': the fusion made the vector itself and has no parts.
 */
export type Fused =
  | { kind: 'linear'; title: tf.Tensor2D; image: tf.Tensor2D; gate: { title: tf.Tensor2D; image: tf.Tensor2D } }
  | { kind: 'deep'; pooled: tf.Tensor2D; weights: ModalWeights | null };

export interface Fusion<K extends FusionKind> {
  init(settings: FusionSettings[K], shape: FusionShape, random: Random): Params;
  fuse(params: Params, settings: FusionSettings[K], title: Side, image: Side, pass: Pass): Fused;
}

// What gates have in common: what they read, and how a side that is not there is taken out.
import * as tf from '@tensorflow/tfjs-core';
import type { ModalWeights } from '../tensors';
import type { FusionShape, Gate, Side } from './types';

/** The width of one side, where a fusion needs both to have the same. */
export function commonWidth(kind: string, { titleWidth, imageWidth }: FusionShape): number {
  if (titleWidth !== imageWidth)
    throw new Error(`Fusion '${kind}' multiplies title and image vectors, which are ${titleWidth} and ${imageWidth} wide. Give both encoders the same width.`);
  return titleWidth;
}

/** What a gate reads of a product [P]: [t; v; t*v], the pooled tower outputs. */
export function gateInputs(title: tf.Tensor2D, image: tf.Tensor2D): tf.Tensor2D {
  return tf.concat([title, image, tf.mul(title, image)], 1); // [batch, 3 * width]
}

/**
 * The gate of a title's share in [0, 1]; the image has the rest. A side that is alone gets exactly 1 whatever its share, a missing one exactly 0.
 * The share is [batch, 1], [batch, mixWidth] or, the same for all, [1, 1].
 */
export function gateOf(titleShare: tf.Tensor2D, title: Side, image: Side): Gate {
  const titleThere = tf.expandDims(title.present, 1); // [batch, 1]
  const imageThere = tf.expandDims(image.present, 1); // [batch, 1]
  const weigh = (share: tf.Tensor, there: tf.Tensor, otherThere: tf.Tensor) =>
    tf.mul(there, tf.add(tf.mul(share, otherThere), tf.sub(1, otherThere))) as tf.Tensor2D;
  return { title: weigh(titleShare, titleThere, imageThere), image: weigh(tf.sub(1, titleShare), imageThere, titleThere) };
}

/** One number per product and side: the gate itself, or the mean over its dimensions. */
export function weightsOf(gate: Gate): ModalWeights {
  return { title: tf.mean(gate.title, 1), image: tf.mean(gate.image, 1) }; // [batch]
}

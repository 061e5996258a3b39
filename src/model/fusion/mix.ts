// The one place where title and picture become a product vector: before the projection, or in the shared space of unit vectors [P].
import * as tf from '@tensorflow/tfjs-core';
import { l2Normalize } from '../../ops/normalize';
import type { Mix } from '../config';
import type { ProductEmbedding } from '../tensors';
import { weightsOf } from './gate';
import type { Fused, Side } from './types';

export type Project = (space: 'title' | 'image' | 'product', pooled: tf.Tensor2D) => tf.Tensor2D;

/**
 * The product's unit vector, its weights and, for linear fusions, its two addends, in which the length of the sum is already divided out.
 * @param units the sides on their own, projected and normalized
 */
export function mix(
  fused: Fused,
  where: Mix,
  sides: { title: Side; image: Side },
  units: { title: tf.Tensor2D; image: tf.Tensor2D },
  project: Project,
): Pick<ProductEmbedding, 'product' | 'weights' | 'parts'> {
  if (fused.form === 'deep') return { product: l2Normalize(project('product', fused.pooled)), weights: fused.weights, parts: null };
  const addend = (side: 'title' | 'image') =>
    where === 'sharedSpace'
      ? tf.mul<tf.Tensor2D>(fused.gate[side], units[side])
      : project(side, tf.mul<tf.Tensor2D>(fused.gate[side], sides[side].sequence.pooled)); // [batch, embedding]
  const title = addend('title');
  const image = addend('image');
  const scale = oneOverLength(tf.add<tf.Tensor2D>(title, image)); // [batch, 1]
  const parts = { title: tf.mul<tf.Tensor2D>(title, scale), image: tf.mul<tf.Tensor2D>(image, scale) }; // [batch, embedding]
  return { product: tf.add<tf.Tensor2D>(parts.title, parts.image), weights: weightsOf(fused.gate), parts };
}

/** The floor under the root keeps value and gradient finite where nothing is there and the sum is zero. */
function oneOverLength(x: tf.Tensor2D): tf.Tensor {
  return tf.rsqrt(tf.add(tf.sum(tf.square(x), 1, true), 1e-12));
}

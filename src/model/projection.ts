// From the encoders' widths into the shared space. None has a bias, so the projection of a sum is the sum of the projections.
import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { applyLinear, initLinearMap, type LinearParams } from '../nn/linear';
import type { ModelConfig, Space } from './config';
import { fusionForm } from './fusion/fusion';

export type ProjectionParams = {
  query: LinearParams;
  /** One for title, image and product, or with 'perSide' only for vectors that a deep fusion made. */
  product?: LinearParams;
  title?: LinearParams;
  image?: LinearParams;
};

export function initProjections(config: ModelConfig, random: Random): ProjectionParams {
  const titleWidth = config.title.transformer.width;
  const imageWidth = config.image.transformer.width;
  const queryWidth = config.query === 'sharedWithTitle' ? titleWidth : config.query.transformer.width;
  const perSide = config.projection === 'perSide';
  if (!perSide && titleWidth !== imageWidth)
    throw new Error(`One projection for both sides needs encoders of one width; the title's is ${titleWidth}, the image's ${imageWidth}. Choose projection 'perSide'.`);
  const from = (width: number) => initLinearMap(random, width, config.embedding); // [width, embedding]
  return {
    query: from(queryWidth),
    ...((!perSide || fusionForm(config.fusion) === 'deep') && { product: from(titleWidth) }),
    ...(perSide && { title: from(titleWidth), image: from(imageWidth) }),
  };
}

/** [batch, width] -> [batch, embedding], not yet of length 1. */
export function project(params: ProjectionParams, space: Space, pooled: tf.Tensor2D): tf.Tensor2D {
  const projection = params[space] ?? params.product;
  if (!projection) throw new Error(`This model has no projection for '${space}'. Only deep fusions with projection 'perSide' have one for products.`);
  return applyLinear(projection, pooled);
}

// The same vectors under other modal weights: product(w) = unit((1 - w) title + w image), mixed in the shared space [P].
import { dotRows, row, dot } from '../math/vectors';
import type { ProductIndex } from './indexData';

/** Scores and score parts of all products for one query, under given weights. */
export interface Reweighed {
  scores: Float32Array;
  titleParts: Float32Array;
  /** The image weights in effect: 0 without a picture, 1 without a title. */
  imageWeights: Float32Array;
}

/** `imageWeights` [products] in [0, 1], or one number for all. A product that lacks a side rests on the other, whatever its weight. */
export function createReweigher(index: ProductIndex): (vector: Float32Array, imageWeights: Float32Array | number) => Reweighed {
  const agreement = index.ids.map((_, i) => dot(row(index.title, index.width, i), row(index.image, index.width, i)));
  return (vector, imageWeights) => {
    const titleMatch = dotRows(index.title, vector);
    const imageMatch = dotRows(index.image, vector);
    const result = { scores: new Float32Array(index.ids.length), titleParts: new Float32Array(index.ids.length), imageWeights: new Float32Array(index.ids.length) };
    for (let i = 0; i < index.ids.length; i++) {
      if (!index.hasTitle[i] && !index.hasImage[i]) continue;
      const wanted = typeof imageWeights === 'number' ? imageWeights : imageWeights[i];
      const weight = !index.hasImage[i] ? 0 : !index.hasTitle[i] ? 1 : wanted;
      const length = mixedLength(weight, agreement[i]);
      result.imageWeights[i] = weight;
      result.titleParts[i] = length > 0 ? ((1 - weight) * titleMatch[i]) / length : 0;
      result.scores[i] = length > 0 ? result.titleParts[i] + (weight * imageMatch[i]) / length : 0;
    }
    return result;
  };
}

/** Length of (1 - w) t + w v for unit t and v whose cosine is `agreement`. */
export function mixedLength(weight: number, agreement: number): number {
  return Math.sqrt(Math.max(0, (1 - weight) ** 2 + weight ** 2 + 2 * weight * (1 - weight) * agreement));
}

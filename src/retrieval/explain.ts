// Why a product scored what it scored, and what another modal weight would have done.
import { dot, row } from '../math/vectors';
import type { ProductIndex } from './indexData';
import { compareIds } from './retriever';
import { createReweigher, mixedLength } from './reweigh';

/** What one side of a product contributed. */
export interface SidePart {
  /** In [0, 1]; both sides' sum to 1. */
  weight: number;
  /** Cosine of the query with this side alone. */
  match: number;
  /** Its addend of the score. */
  part: number;
}

export type Explanation =
  | {
      kind: 'parts';
      /** Exactly title.part + image.part. */
      score: number;
      title: SidePart;
      image: SidePart;
      /**
       * Length of the mixed vector: part = weight * match / length. Null where that does not hold, because the weight is a mean over
       * dimensions (vectorGate) or the sides were mixed before the projection; the parts are exact all the same.
       */
      length: number | null;
    }
  | { kind: 'absent'; reason: string };

/** `vector` is the query's. Throws for a product that the index does not hold. */
export function explainScore(index: ProductIndex, vector: Float32Array, productId: string): Explanation {
  const i = placeOf(index, productId);
  const { width, titlePart, imageWeight } = index;
  if (!titlePart || !imageWeight)
    return { kind: 'absent', reason: 'This fusion lets title and picture act on each other before they become one vector, so its score has no separate parts.' };
  const at = (matrix: Float32Array) => row(matrix, width, i);
  const imagePart = at(index.product).map((value, c) => value - at(titlePart)[c]);
  const title = { weight: 1 - imageWeight[i], match: dot(at(index.title), vector), part: dot(at(titlePart), vector) };
  const image = { weight: imageWeight[i], match: dot(at(index.image), vector), part: dot(imagePart, vector) };
  const length = mixedLength(image.weight, dot(at(index.title), at(index.image)));
  const holds = [title, image].every(({ weight, match, part }) => Math.abs(weight * match - part * length) < 1e-4);
  return { kind: 'parts', score: title.part + image.part, title, image, length: holds ? length : null };
}

export interface RankAtWeight {
  imageWeight: number;
  /** 1 = top. */
  rank: number;
  score: number;
}

/** Where a product would rank if every product had the same image weight, for each of `weights` (21 steps unless told). */
export function rankByWeight(index: ProductIndex, vector: Float32Array, productId: string, weights: readonly number[] = weightSteps()): RankAtWeight[] {
  const i = placeOf(index, productId);
  const reweigh = createReweigher(index);
  return weights.map((imageWeight) => {
    const { scores } = reweigh(vector, imageWeight);
    const ahead = scores.reduce((count, score, j) => count + Number(score > scores[i] || (score === scores[i] && compareIds(index.ids[j], productId) > 0)), 0);
    return { imageWeight, rank: ahead + 1, score: scores[i] };
  });
}

/** 0, 1/steps, ..., 1. */
export function weightSteps(steps = 20): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => i / steps);
}

function placeOf(index: ProductIndex, productId: string): number {
  const i = index.ids.indexOf(productId);
  if (i < 0) throw new Error(`Expected a product of the index, got '${productId}'. Build the index again after the catalog has changed.`);
  return i;
}

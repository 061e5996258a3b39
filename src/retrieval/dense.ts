// Exact search by cosine over all product vectors.
import { dot, dotRows, row } from '../math/vectors';
import { explainScore } from './explain';
import type { ProductIndex } from './indexData';
import type { QueryVectors } from './queryVector';
import type { Hit, Retriever, ScoreParts } from './retriever';
import { createReweigher } from './reweigh';
import { topHits } from './topHits';

export interface DenseSettings {
  /** Best scores below it mean that nothing matches (floors.ts); none unless told. */
  floor?: number;
  /** Image weights used instead of the model's own: one for all products, or one a product. The sides are mixed in the shared space. */
  imageWeights?: Float32Array | number;
  name?: string;
}

/** A query without any word has no direction: no hits. */
export function createDense(index: ProductIndex, queries: QueryVectors, settings: DenseSettings = {}): Retriever {
  const { floor = -Infinity, imageWeights, name = 'dense' } = settings;
  const rank = imageWeights === undefined ? ownRanking(index) : reweighedRanking(index, imageWeights);
  const search = async (query: string, limit: number) => {
    const { vector } = await queries.of(query);
    if (!vector) return { hits: [], matches: false };
    const hits = rank(vector, limit);
    return { hits, matches: hits.length > 0 && hits[0].score >= floor };
  };
  const parts = async (query: string, productId: string) => {
    const { vector } = await queries.of(query);
    return vector && scoreParts(index, vector, productId);
  };
  return { name, search, ...(imageWeights === undefined && { parts }), prepare: (texts, signal) => queries.warm(texts, { signal }) };
}

/** The two sides as addends; null for a fusion in which they act on each other first. */
function scoreParts(index: ProductIndex, vector: Float32Array, productId: string): ScoreParts | null {
  const explained = explainScore(index, vector, productId);
  if (explained.kind === 'absent') return null;
  const addends = (['title', 'image'] as const).map((kind) => ({ kind, weight: explained[kind].weight, match: explained[kind].match, adds: explained[kind].part }));
  return { addends, length: explained.length };
}

type Rank = (vector: Float32Array, limit: number) => Hit[];

function ownRanking(index: ProductIndex): Rank {
  const places = placesOf(index);
  return (vector, limit) =>
    topHits(index.ids, dotRows(index.product, vector), limit).map((hit) => {
      const i = places.get(hit.productId) ?? 0;
      const title = index.titlePart && dot(row(index.titlePart, index.width, i), vector);
      return {
        ...hit,
        ...(title !== null && { parts: { title, image: hit.score - title } }),
        ...(index.imageWeight && { imageWeight: index.imageWeight[i] }),
      };
    });
}

function reweighedRanking(index: ProductIndex, weights: Float32Array | number): Rank {
  const reweigh = createReweigher(index);
  const places = placesOf(index);
  return (vector, limit) => {
    const { scores, titleParts, imageWeights } = reweigh(vector, weights);
    return topHits(index.ids, scores, limit).map((hit) => {
      const i = places.get(hit.productId) ?? 0;
      return { ...hit, parts: { title: titleParts[i], image: hit.score - titleParts[i] }, imageWeight: imageWeights[i] };
    });
  };
}

function placesOf(index: ProductIndex): Map<string, number> {
  return new Map(index.ids.map((id, i) => [id, i]));
}

// A lexical and a dense ranker added up, the dense one trusted as far as it was trained on the query's words. Our own rule [P].
import { quantile } from '../math/statistics';
import { prepareAll, type Hit, type Retriever, type ScoreAddend, type ScoreParts } from './retriever';
import { topHits } from './topHits';

export interface BlendSettings {
  /** The dense side's share where every word is fully known, in [0, 1]; tune it on validation queries. */
  denseShare: number;
}

export const defaultBlend: BlendSettings = { denseShare: 0.65 };

/**
 * score = a D + (1 - a) L with a = denseShare * coverage(query), coverage in [0, 1] (coverage.ts).
 * D = (cosine - median) / (best - median) over all products, 0 below the median; L = lexical score / best lexical score.
 * Both are 1 for the side's best product and 0 for one it has nothing to say for. A side that finds nothing is left out:
 * without lexical hits a = 1; where the dense side says that nothing matches (below its floor) a = 0.
 */
export function createBlend(
  lexical: Retriever,
  dense: Retriever,
  coverage: (query: string) => number,
  { denseShare }: BlendSettings = defaultBlend,
): Retriever {
  const ask = async (query: string) => {
    const [words, vectors] = await Promise.all([lexical.search(query, Infinity), dense.search(query, Infinity)]);
    const share = !words.matches ? 1 : !vectors.matches ? 0 : denseShare * coverage(query);
    return { words, vectors, share, scaled: { dense: relativeToMedian(vectors.hits), words: relativeToBest(words.hits) } };
  };
  const search = async (query: string, limit: number) => {
    const { words, vectors, share, scaled } = await ask(query);
    const matches = words.matches || vectors.matches;
    const scores = new Map<string, number>();
    add(scores, scaled.dense, share);
    add(scores, scaled.words, 1 - share);
    return { hits: withSides(topHits([...scores.keys()], Float32Array.from(scores.values()), limit), share > 0 ? vectors.hits : []), matches };
  };
  const parts = async (query: string, productId: string): Promise<ScoreParts> => {
    const { share, scaled } = await ask(query);
    const addend = (kind: 'dense' | 'bm25', weight: number, hits: readonly Hit[]): ScoreAddend => {
      const match = hits.find((hit) => hit.productId === productId)?.score ?? 0;
      return { kind, weight, match, adds: weight * match };
    };
    return { addends: [addend('dense', share, scaled.dense), addend('bm25', 1 - share, scaled.words)], length: null };
  };
  return { name: 'blend', search, parts, prepare: prepareAll([lexical, dense]) };
}

function add(scores: Map<string, number>, hits: readonly Hit[], share: number): void {
  if (share > 0) for (const { productId, score } of hits) scores.set(productId, (scores.get(productId) ?? 0) + share * score);
}

function relativeToBest(hits: readonly Hit[]): Hit[] {
  const best = hits[0]?.score ?? 0;
  return hits.map((hit) => ({ productId: hit.productId, score: best > 0 ? hit.score / best : 0 }));
}

function relativeToMedian(hits: readonly Hit[]): Hit[] {
  const best = hits[0]?.score ?? 0;
  const median = quantile(hits.map((hit) => hit.score), 0.5);
  return hits.map((hit) => ({ productId: hit.productId, score: best > median ? Math.max(0, (hit.score - median) / (best - median)) : 1 }));
}

/** The dense side's image weights are facts about the products and stay on the hits; its score parts are not parts of this score. */
function withSides(hits: Hit[], dense: readonly Hit[]): Hit[] {
  const weights = new Map(dense.map((hit) => [hit.productId, hit.imageWeight]));
  return hits.map((hit) => {
    const imageWeight = weights.get(hit.productId);
    return imageWeight === undefined ? hit : { ...hit, imageWeight };
  });
}

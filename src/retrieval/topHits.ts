import { byScore, type Hit } from './retriever';

/**
 * The best `limit` of all products in the one order. Scores are float32, as trec_eval keeps them: what ties there ties here.
 * Products with a score of -Infinity are left out.
 */
export function topHits(ids: readonly string[], scores: Float32Array, limit: number): Hit[] {
  if (limit <= 0) return [];
  const ascending = scores.slice().sort();
  const worst = ascending[Math.max(0, ascending.length - limit)];
  const hits: Hit[] = [];
  for (let i = 0; i < scores.length; i++)
    if (scores[i] >= worst && scores[i] > -Infinity) hits.push({ productId: ids[i], score: scores[i] });
  return hits.sort(byScore).slice(0, limit);
}

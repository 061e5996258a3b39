import type { Click } from '../catalog/types';
import type { Retriever } from './retriever';
import { topHits } from './topHits';

/** The same list for every query: products by how often they were clicked. Give it the training clicks only. */
export function createPopularity(productIds: readonly string[], trainingClicks: readonly Click[]): Retriever {
  const clicks = new Map<string, number>();
  for (const click of trainingClicks) clicks.set(click.productId, (clicks.get(click.productId) ?? 0) + click.clicks);
  const scores = Float32Array.from(productIds, (id) => clicks.get(id) ?? 0);
  const search = async (_query: string, limit: number) => {
    const hits = topHits(productIds, scores, limit);
    return { hits, matches: hits.length > 0 };
  };
  return { name: 'popularity', search };
}

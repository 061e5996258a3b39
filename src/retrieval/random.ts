import { random } from '../math/random';
import type { Retriever } from './retriever';
import { topHits } from './topHits';

/** The floor under every ranker: an order drawn per query, the same each time it is asked. */
export function createRandom(productIds: readonly string[], seed: number): Retriever {
  const search = async (query: string, limit: number) => {
    const draw = random(seed, `random order for ${query}`);
    const hits = topHits(productIds, Float32Array.from(productIds, () => draw.uniform()), limit);
    return { hits, matches: hits.length > 0 };
  };
  return { name: 'random', search };
}

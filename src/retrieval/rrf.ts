// Reciprocal rank fusion of several rankers (Cormack, Clarke and Buettcher 2009); its constant is theirs, 60.
import { prepareAll, type Answer, type Retriever } from './retriever';
import { topHits } from './topHits';

export interface RrfSettings {
  constant: number;
  /** How many hits of each ranker are read. */
  depth: number;
}

/**
 * Each ranker gives a product 1 / (constant + rank). A ranker that says nothing matches is not listened to, unless all say so
 * [P]. What it cannot know is whether a ranker that found something was blind to most products.
 */
export function createRrf(retrievers: readonly Retriever[], { constant, depth }: RrfSettings = { constant: 60, depth: 1000 }): Retriever {
  const search = async (query: string, limit: number) => {
    const answers = await Promise.all(retrievers.map((retriever) => retriever.search(query, Math.max(depth, limit))));
    const matches = answers.some((answer) => answer.matches);
    return { hits: fuse(matches ? answers.filter((answer) => answer.matches) : answers, constant, limit), matches };
  };
  return { name: 'rrf', search, prepare: prepareAll(retrievers) };
}

function fuse(answers: readonly Answer[], constant: number, limit: number) {
  const scores = new Map<string, number>();
  for (const { hits } of answers)
    hits.forEach(({ productId }, i) => scores.set(productId, (scores.get(productId) ?? 0) + 1 / (constant + i + 1)));
  return topHits([...scores.keys()], Float32Array.from(scores.values()), limit);
}

/** A ranked product. `score` grows with relevance; only its order and, for dense rankers, its cosine meaning count. */
export interface Hit {
  productId: string;
  score: number;
  /** Addends of the score (their sum is `score` within 1e-6), where the ranker is linear in its sides. */
  parts?: { title: number; image: number };
  /** The product's image weight in [0, 1], where the ranker has one. */
  imageWeight?: number;
}

export interface Answer {
  /** Score descending, ties by product id descending (trec_eval's order). */
  hits: Hit[];
  /** False when the ranker itself says that nothing matches; `hits` may still hold the nearest misses. */
  matches: boolean;
}

/** One way to search. Every ranker sees the title, the picture or both; never attributes, category or labels. */
export interface Retriever {
  name: string;
  search(query: string, limit: number): Promise<Answer>;
}

/** The one order everywhere: score descending, then id descending by code point, as trec_eval breaks ties. */
export function byScore(a: Hit, b: Hit): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.productId < b.productId ? 1 : a.productId > b.productId ? -1 : 0;
}

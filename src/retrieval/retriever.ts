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

/** One addend of a product's score. */
export interface ScoreAddend {
  /** A side of the product, a query term, or a retriever of a blend. */
  kind: 'title' | 'image' | 'word' | 'bm25' | 'dense';
  /** The term of kind 'word', as the retriever compares it. */
  word?: string;
  /** What `match` is multiplied with; null where the addend is not a product of two numbers. */
  weight: number | null;
  match: number | null;
  adds: number;
}

export interface ScoreParts {
  /** Their sum is the score within 1e-6. */
  addends: ScoreAddend[];
  /** weight * match / length = adds; null where nothing is divided. */
  length: number | null;
}

/** One way to search. Every ranker sees the title, the picture or both; never attributes, category or labels. */
export interface Retriever {
  name: string;
  search(query: string, limit: number): Promise<Answer>;
  /** Where a product's score comes from; null where it has no separate parts or the query no words. Throws for an unknown product. */
  parts?(query: string, productId: string): Promise<ScoreParts | null>;
  /** Does at once what many coming searches would do one by one. Search is the same without it. */
  prepare?(queries: readonly string[], signal?: AbortSignal): Promise<void>;
}

/** `prepare` of a ranker made of others. */
export function prepareAll(retrievers: readonly Retriever[]): NonNullable<Retriever['prepare']> {
  return async (queries, signal) => {
    for (const retriever of retrievers) await retriever.prepare?.(queries, signal);
  };
}

/** The one order everywhere: score descending, then id descending by code point, as trec_eval breaks ties. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || compareIds(b.productId, a.productId);
}

/** Ascending order by code point, the order of the ids' UTF-8 bytes (JavaScript's own puts astral characters before U+E000). */
export function compareIds(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  return codePointOrder(a.charCodeAt(i)) - codePointOrder(b.charCodeAt(i));
}

/** Moves surrogates above all other code units. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

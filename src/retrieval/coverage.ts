// How far the model was trained on the words of a query: what the blend's trust rests on. Our own rule [P].
import { mean } from '../math/statistics';

/** Counts in how many training pairs (a query and a product clicked for it) each term was read as part of the query. */
export function trainingCounts(pairQueries: Iterable<string>, terms: (text: string) => string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const query of pairQueries) for (const term of new Set(terms(query))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** After this many training pairs a word is half known. */
export const halfKnown = 4;

/** How well one word is known: 0 for a word never trained on, 1/2 at `half` pairs, towards 1 with more. */
export function wordCoverage(pairs: number, half = halfKnown): number {
  return pairs / (pairs + half);
}

/**
 * Coverage of a query in [0, 1]: the mean over its words, so that a word the model never met takes away its share of the trust.
 * Words that no title holds either are left out: there the lexical side is as blind. 1 when no word is left.
 */
export function queryCoverage(words: readonly string[], counts: ReadonlyMap<string, number>, inTitles: (word: string) => boolean, half = halfKnown): number {
  const known = words.filter((word) => counts.has(word) || inTitles(word)).map((word) => wordCoverage(counts.get(word) ?? 0, half));
  if (known.length === 0) return 1;
  return mean(known);
}

// Lexical search over titles. BM25 as Lucene computes it since version 8: without the constant factor (k1 + 1).
import type { Retriever, ScoreAddend } from './retriever';
import { topHits } from './topHits';

export interface Bm25Settings {
  /** How soon repetitions of a word stop counting, >= 0. */
  k1: number;
  /** How much long titles are held back, in [0, 1]. */
  b: number;
}

export const defaultBm25: Bm25Settings = { k1: 1.2, b: 0.75 };

/** A term's postings: products (by position) and how often their titles hold it. */
interface Postings {
  products: number[];
  counts: number[];
}

/** Searches titles only. `terms` cuts titles and queries alike; a term repeated in the query counts as often as it occurs. */
export function createBm25(
  products: readonly { id: string; title: string }[],
  terms: (text: string) => string[],
  { k1, b }: Bm25Settings = defaultBm25,
): Retriever {
  const ids = products.map(({ id }) => id);
  const titles = products.map(({ title }) => terms(title));
  const postings = postingsOf(titles);
  const meanLength = titles.reduce((sum, title) => sum + title.length, 0) / Math.max(1, titles.length);
  const saturation = titles.map((title) => k1 * (1 - b + (b * title.length) / meanLength));

  const idfOf = ({ products: found }: Postings) => Math.log(1 + (ids.length - found.length + 0.5) / (found.length + 0.5));

  const search = async (query: string, limit: number) => {
    const scores = new Float64Array(ids.length);
    for (const term of terms(query)) {
      const found = postings.get(term);
      if (!found) continue;
      const idf = idfOf(found);
      found.products.forEach((product, i) => {
        scores[product] += (idf * found.counts[i]) / (found.counts[i] + saturation[product]);
      });
    }
    const hits = topHits(ids, Float32Array.from(scores, (score) => (score > 0 ? score : -Infinity)), limit);
    return { hits, matches: hits.length > 0 };
  };

  /** One addend per distinct query term; a term that no title holds has no weight. */
  const parts = async (query: string, productId: string) => {
    const product = ids.indexOf(productId);
    if (product < 0) throw new Error(`Expected a product of the catalog, got '${productId}'.`);
    const repeats = new Map<string, number>();
    for (const term of terms(query)) repeats.set(term, (repeats.get(term) ?? 0) + 1);
    const addends = [...repeats].map(([word, times]): ScoreAddend => {
      const found = postings.get(word);
      const count = found?.counts[found.products.indexOf(product)] ?? 0;
      const match = count / (count + saturation[product]);
      const weight = found ? times * idfOf(found) : null;
      return { kind: 'word', word, weight, match: count > 0 ? match : 0, adds: count > 0 ? (weight ?? 0) * match : 0 };
    });
    return { addends, length: null };
  };
  return { name: 'bm25', search, parts };
}

/** The same `terms`, each text cut once: for trying many settings on one catalog. */
export function remembered(terms: (text: string) => string[]): (text: string) => string[] {
  const known = new Map<string, string[]>();
  return (text) => {
    const cut = known.get(text) ?? terms(text);
    known.set(text, cut);
    return cut;
  };
}

function postingsOf(titles: string[][]): Map<string, Postings> {
  const postings = new Map<string, Postings>();
  titles.forEach((title, product) => {
    for (const term of title) {
      const found = postings.get(term) ?? { products: [], counts: [] };
      postings.set(term, found);
      const last = found.products.length - 1;
      if (found.products[last] === product) found.counts[last]++;
      else {
        found.products.push(product);
        found.counts.push(1);
      }
    }
  });
  return postings;
}

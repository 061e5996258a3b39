// Which rows of a batch are not negatives of each other, from plain data. True = not a negative.
// The keyword filter is our form of Keyword Enhancement's care for false negatives (KE-c [P]).
import type { Keyword } from '../../features/types';
import { booleanMatrix, type BooleanMatrix } from './booleanMatrix';

export interface PairRow {
  query: number;
  product: number;
}

/** Same product, or two variants of one design where designs are known (a negative number = unknown). */
export function sameProducts(rows: PairRow[], designs: Int32Array | null): BooleanMatrix {
  const same = (a: number, b: number) => a === b || (designs !== null && designs[a] >= 0 && designs[a] === designs[b]);
  return booleanMatrix(rows.length, rows.length, (i, j) => same(rows[i].product, rows[j].product));
}

export function sameQueries(rows: PairRow[]): BooleanMatrix {
  return booleanMatrix(rows.length, rows.length, (i, j) => rows[i].query === rows[j].query);
}

/** The product of row j was clicked for the query of row i in the training log. */
export function clickedProducts(rows: PairRow[], clicked: ReadonlySet<number>[]): BooleanMatrix {
  return booleanMatrix(rows.length, rows.length, (i, j) => clicked[rows[i].query].has(rows[j].product));
}

/** A query as the keyword filter reads it: words as compared, and the keywords that may stand for the words they were reached from. */
export interface QueryWords {
  words: string[];
  keywords: (Pick<Keyword, 'from'> & { words: string[] })[];
}

/**
 * Every word of query i stands in the title of row j, itself or through a keyword that was reached from it. A keyword reached from the
 * whole query thus suffices alone, and "red sneakers" tolerates "red casual shoes" but keeps "blue casual shoes" as a negative.
 */
export function keywordMatches(queries: QueryWords[], titles: ReadonlySet<string>[]): BooleanMatrix {
  return booleanMatrix(queries.length, titles.length, (i, j) => {
    const { words, keywords } = queries[i];
    if (words.length === 0) return false;
    const present = (list: string[]) => list.length > 0 && list.every((word) => titles[j].has(word));
    const missing = words.filter((word) => !titles[j].has(word));
    return missing.every((word) => keywords.some((keyword) => keyword.from.includes(word) && present(keyword.words)));
  });
}

/** Queries i and j are neighbors: they are one query, or a product was clicked for both (KE-b [P]). */
export function neighborQueries(rows: PairRow[], clicked: ReadonlySet<number>[]): BooleanMatrix {
  const meet = (a: ReadonlySet<number>, b: ReadonlySet<number>) => {
    const [small, large] = a.size < b.size ? [a, b] : [b, a];
    for (const product of small) if (large.has(product)) return true;
    return false;
  };
  return booleanMatrix(rows.length, rows.length, (i, j) => rows[i].query === rows[j].query || meet(clicked[rows[i].query], clicked[rows[j].query]));
}

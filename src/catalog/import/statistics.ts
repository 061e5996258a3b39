import { duplicates } from '../duplicates';
import type { Catalog, Product } from '../types';

export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** The numbers of an import report; `...Words` are histograms: index = words, value = how many. */
export interface CatalogStatistics {
  products: number;
  withoutTitle: number;
  withoutImage: number;
  /** Pictures given as URLs, which are not loaded. */
  imageUrls: number;
  /** Products whose title, or whose picture, another product has too. */
  sharedTitles: number;
  sharedImages: number;
  categories: number;
  queries: number;
  judgments: number;
  grades: Record<string, number>;
  judgedPerQuery: Spread | null;
  /** Judged queries without a relevant product; means are given over the others, and over all. */
  queriesWithoutRelevant: number;
  clickedPairs: number;
  titleWords: number[];
  queryWords: number[];
  /** Share of the query words, as often as they are written, that occur in no title: the vocabulary gap. */
  wordsInNoTitle: number;
  /** Judged pairs by held-out query and held-out product; null where the catalog carries no split of both. */
  splitCells: Record<'seenQuerySeenProduct' | 'seenQueryNewProduct' | 'newQuerySeenProduct' | 'newQueryNewProduct', number> | null;
}

export function catalogStatistics(catalog: Catalog): CatalogStatistics {
  const { products, queries, judgments, clicks } = catalog;
  const titles = products.map(({ title }) => wordsOf(title));
  const asked = queries.map(({ text }) => wordsOf(text));
  const vocabulary = new Set(titles.flat());
  const allAsked = asked.flat();
  const judged = countBy(judgments.map(({ queryId }) => queryId));
  const relevant = new Set(judgments.filter(({ grade }) => grade >= catalog.relevantGrade).map(({ queryId }) => queryId));
  return {
    products: products.length,
    withoutTitle: products.filter(({ title }) => !title).length,
    withoutImage: products.filter(({ image }) => image === null).length,
    imageUrls: products.filter(({ image }) => image !== null && isUrl(image)).length,
    sharedTitles: shared(products, 'title'),
    sharedImages: shared(products, 'picture'),
    categories: new Set(products.map(({ category }) => category)).size,
    queries: queries.length,
    judgments: judgments.length,
    grades: Object.fromEntries(countBy(judgments.map(({ grade }) => String(grade)))),
    judgedPerQuery: spread([...judged.values()]),
    queriesWithoutRelevant: [...judged.keys()].filter((id) => !relevant.has(id)).length,
    clickedPairs: clicks.length,
    titleWords: histogram(titles.map((words) => words.length)),
    queryWords: histogram(asked.map((words) => words.length)),
    wordsInNoTitle: allAsked.filter((word) => !vocabulary.has(word)).length / Math.max(1, allAsked.length),
    splitCells: splitCells(catalog),
  };
}

export function isUrl(image: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(image);
}

function splitCells({ split, judgments }: Catalog): CatalogStatistics['splitCells'] {
  if (!split || !Object.keys(split.queries).length || !Object.keys(split.products).length) return null;
  const cells = { seenQuerySeenProduct: 0, seenQueryNewProduct: 0, newQuerySeenProduct: 0, newQueryNewProduct: 0 };
  for (const { queryId, productId } of judgments) {
    const query = split.queries[queryId] === 'train' ? 'seenQuery' : 'newQuery';
    cells[`${query}${split.products[productId] === 'train' ? 'SeenProduct' : 'NewProduct'}`]++;
  }
  return cells;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function countBy(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function shared(products: readonly Product[], by: 'title' | 'picture'): number {
  return duplicates(products, by).reduce((sum, members) => sum + members.length, 0);
}

function spread(values: number[]): Spread | null {
  const sorted = values.sort((a, b) => a - b);
  return sorted.length ? { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted.at(-1)! } : null;
}

function histogram(lengths: number[]): number[] {
  const counts: number[] = [];
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

// Parts of the queries and of the products on which a ranker may be better or worse than on the whole.
import type { Catalog, Product, Query, Split } from '../catalog/types';
import { groupBy } from '../math/groups';
import { countOnly, onlyQueries, type Evaluation, type EvaluateOptions } from './evaluate';

export interface Slice {
  /** E.g. 'new query x seen product', 'head', 'thinTitle'. */
  name: string;
  evaluation: Evaluation;
}

/** A way to cut queries: the slice of a query, or null where nothing is known. */
export type QuerySlicing = (query: Query) => string | null;

export const byType: QuerySlicing = (query) => query.type ?? null;
export const byDecidingModality: QuerySlicing = (query) => query.deciding ?? null;

/** Head, torso and tail hold a third of the traffic each, from the most frequent query down [P]. Null without frequencies. */
export function byFrequency(queries: readonly Query[]): QuerySlicing {
  const known = queries.filter((query) => query.weight !== undefined).sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const total = known.reduce((sum, query) => sum + (query.weight ?? 0), 0);
  const bands = new Map<string, string>();
  let before = 0;
  for (const { id, weight = 0 } of known) {
    bands.set(id, before < total / 3 ? 'head' : before < (2 * total) / 3 ? 'torso' : 'tail');
    before += weight;
  }
  return (query) => bands.get(query.id) ?? null;
}

export function bySplit(split: Split): QuerySlicing {
  return (query) => (split.queries[query.id] === undefined ? null : split.queries[query.id] === 'train' ? 'seen query' : 'new query');
}

/** One evaluation cut by its queries; slices in order of first appearance, unknown ones left out. */
export function sliceQueries(evaluation: Evaluation, catalog: Pick<Catalog, 'queries'>, slicing: QuerySlicing, options: Pick<EvaluateOptions, 'seed' | 'samples'> = {}): Slice[] {
  const evaluated = new Set(evaluation.queries.map(({ queryId }) => queryId));
  const names = new Map(catalog.queries.filter(({ id }) => evaluated.has(id)).map((query) => [query.id, slicing(query)]));
  const present = [...new Set(names.values())].filter((name) => name !== null);
  return present.map((name) => ({ name, evaluation: onlyQueries(evaluation, (id) => names.get(id) === name, options) }));
}

/** The same rankings with only the products of one regime counted as relevant, for each regime of the catalog. */
export function sliceRegimes(evaluation: Evaluation, catalog: Catalog, options: Pick<EvaluateOptions, 'seed' | 'samples'> = {}): Slice[] {
  const groups = groupBy(catalog.products.filter(({ truth }) => truth), ({ truth }) => truth?.regime ?? '');
  return [...groups].map(([name, products]) => {
    const ids = new Set(products.map(({ id }) => id));
    return { name, evaluation: countOnly(evaluation, catalog, (id) => ids.has(id), options) };
  });
}

export interface Cell {
  name: string;
  queries: Query[];
  /** For `evaluate`: which products are searched. */
  products: (productId: string) => boolean;
}

/** The main table: queries that training never saw, searched in all products. */
export function newQueries(catalog: Pick<Catalog, 'queries'>, split: Split): Query[] {
  return catalog.queries.filter(({ id }) => split.queries[id] === 'test');
}

/** Seen and new queries, each searched in the seen and in the new products alone. Validation queries are in no cell. */
export function cells(catalog: Pick<Catalog, 'queries'>, split: Split): Cell[] {
  const parts = ['train', 'test'] as const;
  const word = { train: 'seen', test: 'new' };
  return parts.flatMap((queryPart) =>
    parts.map((productPart) => ({
      name: `${word[queryPart]} query x ${word[productPart]} product`,
      queries: catalog.queries.filter(({ id }) => split.queries[id] === queryPart),
      products: (id: Product['id']) => split.products[id] === productPart,
    })),
  );
}

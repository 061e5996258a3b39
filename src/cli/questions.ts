// Which queries are asked, which products are searched, and what counts as relevant: the same words in every verb.
import type { Catalog, Query, Split } from '../catalog/types';
import { countOnly, type Evaluation } from '../evaluation/evaluate';
import { newQueries } from '../evaluation/slices';

export const querySets = ['new', 'validation', 'all'] as const;
export type QuerySet = (typeof querySets)[number];
export const productSets = ['all', 'new'] as const;
export type ProductSet = (typeof productSets)[number];

export interface Question {
  queries: Query[];
  /** Undefined = all products are searched. */
  products: ((productId: string) => boolean) | undefined;
  /** In words, for a caption. */
  caption: string;
}

/** 'new' queries are those that training never saw; a catalog too small to hold any out is asked all of its queries. */
export function question(catalog: Catalog, split: Split, querySet: QuerySet, productSet: ProductSet): Question {
  const held = querySet === 'all' ? catalog.queries : querySet === 'new' ? newQueries(catalog, split) : catalog.queries.filter(({ id }) => split.queries[id] === 'validation');
  const queries = held.length > 0 ? held : catalog.queries;
  const products = productSet === 'new' ? (id: string) => split.products[id] === 'test' : undefined;
  const searched = products ? catalog.products.filter(({ id }) => products(id)).length : catalog.products.length;
  const which = held.length > 0 && querySet !== 'all' ? querySet : 'all';
  return { queries, products, caption: `${queries.length} ${which} queries x ${searched} ${productSet} products` };
}

/** '--count title_condition=none': only products with that attribute (or category, or regime) count as relevant; all are ranked. */
export function counting(catalog: Catalog, setting: string | undefined): (evaluation: Evaluation) => Evaluation {
  if (!setting) return (evaluation) => evaluation;
  const [name, value] = setting.split('=');
  if (!name || value === undefined) throw new Error(`--count expects attribute=value, got '${setting}'.`);
  const kept = new Set(catalog.products.filter((product) => {
    const found = name === 'category' ? product.category : name === 'regime' ? (product.truth?.regime ?? product.attributes.regime) : product.attributes[name];
    return Array.isArray(found) ? found.includes(value) : String(found) === value;
  }).map((product) => product.id));
  if (kept.size === 0) throw new Error(`No product has ${name}=${value}. Attributes: ${Object.keys(catalog.products[0]?.attributes ?? {}).join(', ') || 'none'}.`);
  return (evaluation) => countOnly(evaluation, catalog, (id) => kept.has(id));
}

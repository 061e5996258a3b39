import type { Catalog, Query, Split } from '../catalog/types';
import type { Retriever } from '../retrieval/retriever';
import { restricted } from '../retrieval/restricted';
import { bestSetting, type BestSetting } from './bestSetting';

/** What settings are chosen on, with nothing of it in the final table. */
export interface Tuning {
  queries: Query[];
  /** The setting with the highest nDCG@10 there. */
  best<S>(settings: readonly S[], retrieverOf: (setting: S) => Retriever): Promise<BestSetting<S>>;
}

/**
 * Validation queries over all products; where a catalog is too small to hold queries out, its training queries over its training
 * products alone, so that what the held-out products are labelled with chooses nothing.
 */
export function tuningOf(catalog: Catalog, split: Split): Tuning {
  const held = catalog.queries.filter(({ id }) => split.queries[id] === 'validation');
  if (held.length > 0) return { queries: held, best: (settings, retrieverOf) => bestSetting(settings, retrieverOf, catalog, held) };
  const isTraining = (productId: string) => split.products[productId] === 'train';
  const seen = { ...catalog, judgments: catalog.judgments.filter(({ productId }) => isTraining(productId)) };
  const queries = catalog.queries.filter(({ id }) => split.queries[id] === 'train');
  return { queries, best: (settings, retrieverOf) => bestSetting(settings, (setting) => restricted(retrieverOf(setting), isTraining), seen, queries) };
}

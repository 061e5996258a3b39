// What training may see of a catalog: encoded products and queries, and the training part of the click log.
import type { FeatureConfig } from '../features/config';
import type { EncodedProducts, EncodedQuery, Tokenizer } from '../features/types';

/** One positive: a query and a product clicked (or labelled relevant) for it. Indices into `queries` and `products.ids`. */
export interface TrainingPair {
  query: number;
  product: number;
  /** Factor on the chance to be drawn, > 0; 1 where all pairs count alike. */
  weight: number;
}

export interface TrainingData {
  /** All products of the catalog, in its order; pairs name training products only. */
  products: EncodedProducts;
  /** Queries by index. Only their words are read here: keywords come from `keywordsFor`, which leaves the pair itself out. */
  queries: EncodedQuery[];
  pairs: TrainingPair[];
  /** By query index, the products clicked for it in the training part of the log. */
  clicked: ReadonlySet<number>[];
  /** By product index, a number shared by variants of one design (negative = unknown); null where no design is known. */
  designs: Int32Array | null;
  tokenizer: Tokenizer;
  features: FeatureConfig;
  /** Keywords of the pair's query, mined as if this pair had never been clicked. `pair` indexes `pairs`. */
  keywordsFor(pair: number): EncodedQuery['keywords'];
}

import type { NegativesConfig } from './config';
import type { TrainingData } from './data';
import { either, nothing, type BooleanMatrix } from './negatives/booleanMatrix';
import { clickedProducts, keywordMatches, neighborQueries, sameProducts, sameQueries, type PairRow, type QueryWords } from './negatives/falseNegatives';

/** Who is what to whom in a batch, as plain booleans over its rows. */
export interface Relations {
  /** The product (title, picture) of row j is not a negative of query i. */
  queryProduct: BooleanMatrix; // [rows, rows]
  /** Two product sides are no negatives of each other. */
  products: BooleanMatrix; // [rows, rows]
  /** Query i and the reading of row j's query that knows its product's keywords are no negatives of each other. */
  queries: BooleanMatrix; // [rows, rows]
  /** The product of row j is a positive of query i too (KE-b); null where no objective asks. */
  neighbors: BooleanMatrix | null; // [rows, rows]
}

export interface RelationInputs {
  rows: PairRow[];
  words: QueryWords[];
  /** Words of each row's title as the catalog has it. */
  titles: ReadonlySet<string>[];
}

export function relate(inputs: RelationInputs, data: Pick<TrainingData, 'clicked' | 'designs'>, config: NegativesConfig, wantNeighbors: boolean): Relations {
  const none = nothing(inputs.rows.length);
  const duplicates = config.maskDuplicates ? sameProducts(inputs.rows, data.designs) : none;
  const clicked = config.maskClicked ? clickedProducts(inputs.rows, data.clicked) : none;
  const matches = config.maskKeywordMatches ? keywordMatches(inputs.words, inputs.titles) : none;
  const queryProduct = either(duplicates, clicked, matches);
  return {
    queryProduct,
    products: duplicates,
    queries: config.maskDuplicates ? either(sameQueries(inputs.rows), queryProduct) : queryProduct,
    neighbors: wantNeighbors ? neighborQueries(inputs.rows, data.clicked) : null,
  };
}

/** Share of the pairs (query i, product j), i not j, that are masked: in [0, 1]. */
export function shareMasked({ queryProduct }: Relations): number {
  const { rows, data } = queryProduct;
  if (rows < 2) return 0;
  let masked = 0;
  for (let i = 0; i < rows; i++) for (let j = 0; j < rows; j++) if (i !== j) masked += data[i * rows + j];
  return masked / (rows * (rows - 1));
}

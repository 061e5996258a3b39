import type * as tf from '@tensorflow/tfjs-core';
import type { Space } from '../../model/config';
import type { Relations } from '../relations';
import { either, identity, opposite, transposed, type BooleanMatrix } from './booleanMatrix';

/** Where a candidate row came from; the loss never asks, the page may. */
export type CandidateSource = 'batch';

/** What each row of a batch is compared with: one embedding per candidate and two masks. A bank or more devices append columns. */
export interface Candidates {
  embeddings: tf.Tensor2D; // [candidates, embedding]
  /** What belongs to the row; each row has at least one. */
  positive: BooleanMatrix; // [rows, candidates]
  /** What stands in the denominator; every positive does. */
  allowed: BooleanMatrix; // [rows, candidates]
  source: CandidateSource[]; // [candidates]
}

/** The rows of the batch itself as candidates, `to` seen from `from`. With `neighbors` the products of neighbor queries are positives too. */
export function batchCandidates(embeddings: tf.Tensor2D, from: Space | 'view', to: Space | 'view', relations: Relations, neighbors = false): Candidates {
  const size = embeddings.shape[0];
  const tolerated = relationBetween(from, to, relations);
  const positive = neighbors ? either(identity(size), neighborsBetween(from, to, relations)) : identity(size);
  return { embeddings, positive, allowed: either(opposite(tolerated), positive), source: Array.from({ length: size }, () => 'batch') };
}

const isQuery = (space: Space | 'view') => space === 'query' || space === 'view';

function relationBetween(from: Space | 'view', to: Space | 'view', relations: Relations): BooleanMatrix {
  if (isQuery(from) && isQuery(to)) return from === 'query' ? relations.queries : transposed(relations.queries);
  if (isQuery(from)) return relations.queryProduct;
  return isQuery(to) ? transposed(relations.queryProduct) : relations.products;
}

function neighborsBetween(from: Space | 'view', to: Space | 'view', relations: Relations): BooleanMatrix {
  if (isQuery(from) === isQuery(to)) throw new Error(`'multiPositive' joins queries and products; from '${from}' to '${to}' has no query on one side. Switch it off there.`);
  if (!relations.neighbors) throw new Error("The batch was made without neighbor queries. Make it with a stage whose objective asks for 'multiPositive'.");
  return isQuery(from) ? relations.neighbors : transposed(relations.neighbors);
}

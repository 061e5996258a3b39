import { hash32 } from '../math/hash';
import { templateQueries, templateJudgments } from './templates';
import type { Catalog, Query, Split } from './types';

export interface TrainingPair {
  queryId: string;
  productId: string;
  /** >= 1; 1 where the pair comes from labels or templates. */
  clicks: number;
}

export interface TrainingPairs {
  pairs: TrainingPair[];
  /** Where the pairs come from. */
  source: 'clicks' | 'labels' | 'templates';
  /** The training queries; made ones where the source is 'templates'. */
  queries: Query[];
}

/** Products a made query is tied to at most, so that "shirts" does not outweigh everything. */
const mostPairsPerMadeQuery = 100;

/**
 * What a model may learn from: clicked pairs of training queries and training products; without clicks, pairs labelled relevant; without
 * those, queries made from the attributes of the training products. Nothing held out is in any of them.
 */
export function trainingPairs(catalog: Catalog, split: Split): TrainingPairs {
  const queries = catalog.queries.filter(({ id }) => split.queries[id] === 'train');
  const known = new Set(queries.map(({ id }) => id));
  const isTraining = ({ queryId, productId }: { queryId: string; productId: string }) => known.has(queryId) && split.products[productId] === 'train';
  const clicked = catalog.clicks.filter((click) => click.clicks > 0 && isTraining(click));
  if (clicked.length) return { pairs: clicked.map(({ queryId, productId, clicks }) => ({ queryId, productId, clicks })), source: 'clicks', queries };
  const labelled = catalog.judgments.filter((judgment) => judgment.grade >= catalog.relevantGrade && isTraining(judgment));
  if (labelled.length) return { pairs: labelled.map(({ queryId, productId }) => ({ queryId, productId, clicks: 1 })), source: 'labels', queries };
  return madePairs(catalog, split);
}

function madePairs(catalog: Catalog, split: Split): TrainingPairs {
  const products = catalog.products.filter(({ id }) => split.products[id] === 'train');
  const queries = templateQueries(products);
  const matches = new Map<string, string[]>(queries.map(({ id }) => [id, []]));
  for (const { queryId, productId, grade } of templateJudgments(products, queries)) if (grade === 3) matches.get(queryId)!.push(productId);
  const pairs = [...matches].flatMap(([queryId, ids]) => ids.sort((a, b) => hash32(a) - hash32(b)).slice(0, mostPairsPerMadeQuery)
    .map((productId) => ({ queryId, productId, clicks: 1 })));
  return { pairs, source: 'templates', queries };
}

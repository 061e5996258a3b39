import { random } from '../../math/random';
import type { Catalog } from '../types';

export interface FalseNegativeReport {
  /** Of the other pairs' products in a random batch of clicked pairs, the share that is relevant to the query all the same. */
  inBatch: { batchSize: number; share: number; perQuery: number }[];
  /** Of the products that are relevant to a training query and may be learned from, the share never clicked; and never shown, where the log is at hand. */
  neverClicked: number;
  neverShown: number | null;
  /** Of all clicks, the share on products of grade 0. */
  clicksOnGradeZero: number;
}

const batches = 40;

/**
 * Counts what a click log hides, by the complete truth of a made catalog.
 * @param shown per training query the products that were ever shown (`Shop.log`); without it `neverShown` is null
 */
export function falseNegativeReport(catalog: Catalog, { batchSizes = [16, 32, 64, 128, 256], shown }: { batchSizes?: number[]; shown?: ReadonlyMap<string, readonly { productId: string }[]> } = {}): FalseNegativeReport {
  const grades = new Map(catalog.judgments.map(({ queryId, productId, grade }) => [`${queryId} ${productId}`, grade]));
  const gradeOf = (queryId: string, productId: string) => grades.get(`${queryId} ${productId}`) ?? 0;
  const clicked = new Set(catalog.clicks.map(({ queryId, productId }) => `${queryId} ${productId}`));
  const seen = shown && new Set([...shown].flatMap(([queryId, exposures]) => exposures.map(({ productId }) => `${queryId} ${productId}`)));
  const relevant = catalog.judgments.filter(({ queryId, productId, grade }) =>
    grade >= catalog.relevantGrade && catalog.split?.queries[queryId] === 'train' && catalog.split.products[productId] === 'train');
  const missing = (from: ReadonlySet<string>) => relevant.filter(({ queryId, productId }) => !from.has(`${queryId} ${productId}`)).length / relevant.length;
  const total = catalog.clicks.reduce((sum, { clicks }) => sum + clicks, 0);
  const onZero = catalog.clicks.reduce((sum, { queryId, productId, clicks }) => (gradeOf(queryId, productId) === 0 ? sum + clicks : sum), 0);
  const isFalse = (queryId: string, productId: string) => gradeOf(queryId, productId) >= catalog.relevantGrade;
  return {
    inBatch: batchSizes.map((batchSize) => countInBatch(catalog, batchSize, isFalse)),
    neverClicked: missing(clicked), neverShown: seen ? missing(seen) : null, clicksOnGradeZero: onZero / total,
  };
}

function countInBatch({ clicks }: Catalog, batchSize: number, isFalse: (queryId: string, productId: string) => boolean): FalseNegativeReport['inBatch'][number] {
  const events = clicks.flatMap((row) => Array.from({ length: row.clicks }, () => row));
  let negatives = 0;
  let wrong = 0;
  for (let i = 0; i < batches; i++) {
    const step = random(1, 'false negative report', i * 1000 + batchSize);
    const rows = Array.from({ length: batchSize }, () => step.pick(events));
    for (const { queryId, productId } of rows) {
      for (const other of rows) {
        if (other.productId === productId) continue;
        negatives++;
        if (isFalse(queryId, other.productId)) wrong++;
      }
    }
  }
  return { batchSize, share: wrong / negatives, perQuery: wrong / (batches * batchSize) };
}

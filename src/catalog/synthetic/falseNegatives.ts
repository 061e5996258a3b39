import { random } from '../../math/random';
import type { Catalog, Click } from '../types';

export interface FalseNegativeReport {
  /** Of the other pairs' products in a random batch of clicked pairs, the share that is relevant to the query all the same. */
  inBatch: { batchSize: number; share: number; perQuery: number }[];
  /** Of the products that are relevant to a training query and may be learned from, the share never shown, and the share never clicked. */
  neverShown: number;
  neverClicked: number;
  /** Of all clicks, the share on products of grade 0. */
  clicksOnGradeZero: number;
}

const batches = 40;

/** Counts what a click log hides, by the complete truth of a made catalog, whose log has a row for every pair that was shown. */
export function falseNegativeReport(catalog: Catalog, batchSizes = [16, 32, 64, 128, 256]): FalseNegativeReport {
  const grades = new Map(catalog.judgments.map(({ queryId, productId, grade }) => [`${queryId} ${productId}`, grade]));
  const gradeOf = (queryId: string, productId: string) => grades.get(`${queryId} ${productId}`) ?? 0;
  const clicked = catalog.clicks.filter(({ clicks }) => clicks > 0);
  const relevant = catalog.judgments.filter(({ queryId, productId, grade }) =>
    grade >= catalog.relevantGrade && catalog.split?.queries[queryId] === 'train' && catalog.split.products[productId] === 'train');
  const missing = (from: readonly Click[]) => {
    const there = new Set(from.map(({ queryId, productId }) => `${queryId} ${productId}`));
    return relevant.filter(({ queryId, productId }) => !there.has(`${queryId} ${productId}`)).length / relevant.length;
  };
  const total = catalog.clicks.reduce((sum, { clicks }) => sum + clicks, 0);
  const onZero = catalog.clicks.reduce((sum, { queryId, productId, clicks }) => (gradeOf(queryId, productId) === 0 ? sum + clicks : sum), 0);
  const isFalse = (queryId: string, productId: string) => gradeOf(queryId, productId) >= catalog.relevantGrade;
  return {
    inBatch: batchSizes.map((batchSize) => countInBatch(catalog, batchSize, isFalse)),
    neverShown: missing(catalog.clicks), neverClicked: missing(clicked), clicksOnGradeZero: onZero / total,
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

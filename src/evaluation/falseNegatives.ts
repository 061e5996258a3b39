// How often training calls something wrong that is right, countable where the truth is complete.
import type { Catalog, Click } from '../catalog/types';
import { random } from '../math/random';
import { gradesOf, type Grades } from './grades';

/** A row of a training batch. */
export interface BatchPair {
  queryId: string;
  productId: string;
}

export interface FalseNegatives {
  /** In-batch pairs that served as negatives. */
  negatives: number;
  /** Of these, pairs whose true grade reaches the threshold. */
  relevant: number;
  /** relevant / negatives; 0 without negatives. */
  share: number;
}

/**
 * Over all batches, every other row's product is a negative of a row's query unless `allowed` masks it. `threshold` is a grade;
 * a pair that was never judged counts as truly negative.
 */
export function falseNegativeShare(
  batches: Iterable<readonly BatchPair[]>,
  grades: Grades,
  threshold: number,
  allowed: (batch: number, row: number, column: number) => boolean = () => true,
): FalseNegatives {
  let negatives = 0;
  let relevant = 0;
  let batch = 0;
  for (const pairs of batches) {
    pairs.forEach(({ queryId }, row) =>
      pairs.forEach(({ productId }, column) => {
        if (row === column || !allowed(batch, row, column)) return;
        negatives++;
        if ((grades.get(queryId)?.get(productId) ?? 0) >= threshold) relevant++;
      }),
    );
    batch++;
  }
  return { negatives, relevant, share: negatives > 0 ? relevant / negatives : 0 };
}

export interface InBatch {
  batchSize: number;
  share: number;
  /** Relevant products among the negatives of one row. */
  perRow: number;
}

/** False negatives of batches drawn from the clicks as they come, same products masked: what the batch size alone does. */
export function falseNegativesInBatches({ judgments, relevantGrade, clicks }: Catalog, batchSizes: readonly number[], batches = 40): InBatch[] {
  const grades = gradesOf(judgments);
  const events = clicks.flatMap((row) => Array.from({ length: row.clicks }, () => row));
  return batchSizes.map((batchSize) => {
    const drawn = Array.from({ length: batches }, (_, i) => {
      const draw = random(1, `false negatives in batches of ${batchSize}`, i);
      return Array.from({ length: batchSize }, () => draw.pick(events));
    });
    const { share, relevant } = falseNegativeShare(drawn, grades, relevantGrade, (batch, row, column) => drawn[batch][row].productId !== drawn[batch][column].productId);
    return { batchSize, share, perRow: relevant / (batches * batchSize) };
  });
}

export interface ClickLogQuality {
  /** Share of relevant (query, product) pairs of logged queries that were never shown; null where the log has no impressions. */
  relevantNeverShown: number | null;
  /** Share of relevant pairs of logged queries that were never clicked: each is a possible false negative. */
  relevantNeverClicked: number;
  /** Share of clicks that went to products of grade 0 or without a judgment. */
  clicksOnIrrelevant: number;
}

/** What a log hides and what it gets wrong. Products that the catalog's split holds out could not be shown, so they do not count as missing. */
export function clickLogQuality({ judgments, relevantGrade, split }: Pick<Catalog, 'judgments' | 'relevantGrade' | 'split'>, clicks: readonly Click[]): ClickLogQuality {
  const grades = gradesOf(judgments);
  const key = (click: BatchPair) => JSON.stringify([click.queryId, click.productId]);
  const shown = new Set(clicks.filter((click) => (click.impressions ?? click.clicks) > 0).map(key));
  const clicked = new Set(clicks.filter((click) => click.clicks > 0).map(key));
  const logged = new Set(clicks.map(({ queryId }) => queryId));
  const relevant = [...logged].flatMap((queryId) => [...(grades.get(queryId) ?? [])]
    .filter(([productId, grade]) => grade >= relevantGrade && split?.products[productId] !== 'test').map(([productId]) => key({ queryId, productId })));
  const total = clicks.reduce((sum, click) => sum + click.clicks, 0);
  const wrong = clicks.filter((click) => !grades.get(click.queryId)?.get(click.productId)).reduce((sum, click) => sum + click.clicks, 0);
  const missing = (from: Set<string>) => relevant.filter((pair) => !from.has(pair)).length / Math.max(1, relevant.length);
  return {
    relevantNeverShown: clicks.some((click) => click.impressions !== undefined) ? missing(shown) : null,
    relevantNeverClicked: missing(clicked),
    clicksOnIrrelevant: total > 0 ? wrong / total : 0,
  };
}

// The text formats of trec_eval: six columns of a run, four of the labels.
import type { Judgment } from '../catalog/types';
import type { Evaluation } from './evaluate';

/**
 * `query Q0 product rank score tag` for every hit, `depth` deep. Scores are float32 and stand in full, so trec_eval, which sorts
 * by score and then by id descending, sees the same order.
 */
export function trecRun(evaluation: Pick<Evaluation, 'queries'>, tag: string, depth = 1000): string {
  return lines(
    evaluation.queries.flatMap(({ queryId, hits }) =>
      hits.slice(0, depth).map(({ productId, score }, i) => [queryId, 'Q0', productId, i + 1, score, tag]),
    ),
  );
}

/** `query 0 product grade`. trec_eval reads whole grades; finer ones are written as they are. */
export function trecLabels(judgments: readonly Judgment[]): string {
  return lines(judgments.map(({ queryId, productId, grade }) => [queryId, 0, productId, grade]));
}

function lines(rows: (string | number)[][]): string {
  return rows.map((row) => `${row.map(column).join(' ')}\n`).join('');
}

/** Columns are cut at blanks: a blank inside an id is written as in a URL, in runs and labels alike. */
function column(value: string | number): string {
  return String(value).replace(/\s/g, (blank) => encodeURIComponent(blank)) || '-';
}

// What an evaluation says in print: means, the four cells, slices, and what is known of the modal weights.
import type { Evaluation } from '../evaluation/evaluate';
import type { MetricName } from '../evaluation/metricTable';
import type { ModalReport } from '../evaluation/modalReport';
import { byDecidingModality, byFrequency, byType, sliceQueries, sliceRegimes, type Slice } from '../evaluation/slices';
import type { OpenRun } from './openRun';
import { table, withInterval } from './table';
import { printWeights } from './weightChecks';

const shown: MetricName[] = ['nDCG@10', 'recall@10', 'recall@100', 'hit rate@10', 'P@10', 'MRR', 'MAP', 'ERR', 'judged@10'];

export interface Printed {
  evaluation: Evaluation;
  /** Seen and new queries in seen and new products, each searched alone. */
  cells: Slice[];
  weights: ModalReport | null;
  caption: string;
}

export function printEvaluation(run: OpenRun, { evaluation, cells, weights, caption }: Printed): void {
  const { catalog } = run.open;
  const { overQueriesWithRelevant: some, overAllQueries: every } = evaluation;
  console.log(`${run.checkpoint.context.record.name}, ${evaluation.retriever}: ${caption}`);
  console.log(table(['metric', `${some['nDCG@10'].count} queries with a relevant product`, `all ${every['nDCG@10'].count} queries`],
    shown.map((name) => [name, withInterval(some[name]), withInterval(every[name])])));
  printSlices('Each cell of the split searched alone', cells);
  const asked = new Set(evaluation.queries.map(({ queryId }) => queryId));
  const queries = catalog.queries.filter((query) => asked.has(query.id));
  printSlices('Queries by type, deciding modality and frequency', [byType, byDecidingModality, byFrequency(queries)].flatMap((slicing) => sliceQueries(evaluation, catalog, slicing, { samples: 1000 })));
  printSlices('Only products of one regime counted as relevant', catalog.products.some((product) => product.truth) ? sliceRegimes(evaluation, catalog, { samples: 1000 }) : []);
  if (weights) printWeights(weights);
}

function printSlices(title: string, slices: Slice[]): void {
  if (slices.length === 0) return;
  console.log(`\n${title}`);
  console.log(table(['slice', 'queries', 'nDCG@10', 'recall@10'], slices.map(({ name, evaluation }) => {
    const means = evaluation.overQueriesWithRelevant;
    return [name, String(means['nDCG@10'].count), withInterval(means['nDCG@10']), withInterval(means['recall@10'])];
  })));
}

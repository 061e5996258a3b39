import { writeFileSync } from 'node:fs';
import { createRunFolder } from '../experiment/runFolder';
import type { Evaluation } from '../evaluation/evaluate';
import type { ModalReport } from '../evaluation/modalReport';
import { byDecidingModality, byFrequency, byType, sliceQueries, sliceRegimes } from '../evaluation/slices';
import type { MetricName } from '../evaluation/metricTable';
import { trecRun } from '../evaluation/trec';
import { rankers } from '../lab/api';
import { folderFiles } from './folderFiles';
import { measurable } from './measurable';
import { measureRanker, measureWeights, tuned } from './measure';
import { printReport } from './nodeLab';
import { openRun, type OpenRun } from './openRun';
import { oneOf, outFile, readOptions, required } from './options';
import { progressBar } from './progressBar';
import { counting, productSets, question, querySets } from './questions';
import { table, withInterval } from './table';
import { printWeights } from './weightChecks';

const help = `
Measures a run on the queries of its catalog; where that has no labels, on queries made of its products' attributes.

  npm run evaluate -- --run runs/a --retriever dense

  --run FOLDER        the run
  --catalog NAME      another catalog than the run's own: shop, shop-nano, or a folder
  --retriever NAME    dense (default), bm25, blend, rrf, popularity, random
  --queries SET       new (default: never seen in training), validation, all
  --products SET      all (default) or new: which products are searched
  --count NAME=VALUE  only products with that attribute count as relevant; all are ranked
  --format FORMAT     table (default) or json
  --trec-run FILE     the rankings in trec_eval's six columns, 1,000 deep
  --weights FILE      product id, title weight, image weight, norms of what the gate reads, as CSV`;

const options = {
  run: { type: 'string' }, catalog: { type: 'string' }, retriever: { type: 'string', default: 'dense' }, queries: { type: 'string', default: 'new' },
  products: { type: 'string', default: 'all' }, count: { type: 'string' }, format: { type: 'string', default: 'table' }, 'trec-run': { type: 'string' }, weights: { type: 'string' },
} as const;

const shown: MetricName[] = ['nDCG@10', 'recall@10', 'recall@100', 'hit rate@10', 'P@10', 'MRR', 'MAP', 'ERR', 'judged@10'];

export async function evaluate(argv: string[]): Promise<void> {
  const { values } = readOptions(argv, help, options);
  const ranker = oneOf(values.retriever ?? 'dense', rankers, 'retriever');
  const format = oneOf(values.format ?? 'table', ['table', 'json'] as const, 'format');
  const [querySet, productSet] = [oneOf(values.queries ?? 'new', querySets, 'queries'), oneOf(values.products ?? 'all', productSets, 'products')];
  const [trecFile, weightsFile] = [values['trec-run'] && outFile(values['trec-run'], 'trec-run'), values.weights && outFile(values.weights, 'weights')];
  const opened = await openRun(required(values.run, 'run'), values.catalog);
  if (opened.report) printReport(opened.report);
  const { run, note } = measurable(opened);
  const { catalog } = run.open;
  const counted = counting(catalog, values.count);
  if (weightsFile) writeFileSync(weightsFile, weightsCsv(run));
  const asked = question(catalog, run.split, querySet, productSet);
  const caption = `${asked.caption}${note}`;
  const bar = progressBar();
  const settings = ranker === 'bm25' || ranker === 'blend' || ranker === 'rrf' ? await tuned(run) : undefined;
  const all = await measureRanker(run, ranker, settings, asked, (done, total) => bar.show({ task: 'Evaluating', done, total }));
  bar.end();
  const evaluation = counted(all);
  const weights = ranker === 'dense' ? await measureWeights(run, asked) : null;

  if (trecFile) writeFileSync(trecFile, trecRun(evaluation, `${run.checkpoint.context.record.id}-${ranker}`));
  const report = { run: run.checkpoint.context.record.name, step: run.checkpoint.step, catalog: catalog.name, asked: caption, counted: values.count ?? 'all', settings,
    retriever: ranker, overQueriesWithRelevant: evaluation.overQueriesWithRelevant, overAllQueries: evaluation.overAllQueries, matched: evaluation.matched, weights: weights && weightSummary(weights) };
  if (run.own) await createRunFolder(folderFiles(run.path)).writeReport(run.checkpoint.step, ranker, report);
  if (format === 'json') console.log(JSON.stringify(report, null, 1));
  else printEvaluation(run, evaluation, caption, values.count, weights);
}

function printEvaluation(run: OpenRun, evaluation: Evaluation, caption: string, count: string | undefined, weights: ModalReport | null): void {
  const { catalog } = run.open;
  const { overQueriesWithRelevant: some, overAllQueries: every } = evaluation;
  console.log(`${run.checkpoint.context.record.name}, ${evaluation.retriever}: ${caption}${count ? `, counting ${count}` : ''}`);
  console.log(table(['metric', `${some['nDCG@10'].count} queries with a relevant product`, `all ${every['nDCG@10'].count} queries`],
    shown.map((name) => [name, withInterval(some[name]), withInterval(every[name])])));
  const queries = catalog.queries.filter((query) => evaluation.queries.some(({ queryId }) => queryId === query.id));
  const slices = [byType, byDecidingModality, byFrequency(queries)].flatMap((slicing) => sliceQueries(evaluation, catalog, slicing, { samples: 1000 }));
  const regimes = catalog.products.some((product) => product.truth) ? sliceRegimes(evaluation, catalog, { samples: 1000 }) : [];
  if (slices.length + regimes.length > 0) {
    console.log('\nQueries by type, deciding modality and frequency; relevant products by regime');
    console.log(table(['slice', 'queries', 'nDCG@10', 'recall@10'], [...slices, ...regimes].map(({ name, evaluation: part }) => {
      const means = part.overQueriesWithRelevant;
      return [name, String(means['nDCG@10'].count), withInterval(means['nDCG@10']), withInterval(means['recall@10'])];
    })));
  }
  if (weights) printWeights(weights);
}

function weightSummary({ checks, bestConstant, constant, byRegime, products, masked, conflicts }: ModalReport) {
  return { checks, bestConstant: bestConstant.setting, bestConstantNdcg: constant.overQueriesWithRelevant['nDCG@10'], byRegime, products, masked, conflicts };
}

function weightsCsv({ index }: OpenRun): string {
  const { imageWeight } = index;
  if (!imageWeight) throw new Error('This run has no modal weights to write.');
  const rows = index.ids.map((id, i) => [quoted(id), 1 - imageWeight[i], imageWeight[i], index.titleNorm[i], index.imageNorm[i]].join(','));
  return `${['product_id,title_weight,image_weight,title_norm,image_norm', ...rows].join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { writeFileSync } from 'node:fs';
import { createRunFolder } from '../experiment/runFolder';
import type { ModalReport } from '../evaluation/modalReport';
import { trecRun } from '../evaluation/trec';
import { rankers } from '../lab/rankers';
import { printEvaluation } from './evaluationTable';
import { folderFiles } from './folderFiles';
import { measurable } from './measurable';
import { measureCells, measureRanker, measureWeights, tuned } from './measure';
import { printReport } from './nodeLab';
import { openRun, type OpenRun } from './openRun';
import { oneOf, outFile, readOptions, required } from './options';
import { progressBar } from './progressBar';
import { counting, productSets, question, querySets } from './questions';

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
  const all = await measureRanker(run, ranker, settings, asked, (done, total) => bar.show({ task: 'queries', done, total }));
  bar.end();
  const evaluation = counted(all);
  const weights = ranker === 'dense' ? await measureWeights(run, asked) : null;
  const cells = querySet === 'new' && productSet === 'all' ? await measureCells(run, ranker, settings, counted) : [];

  if (trecFile) writeFileSync(trecFile, trecRun(evaluation, `${run.checkpoint.context.record.id}-${ranker}`));
  const report = { run: run.checkpoint.context.record.name, step: run.checkpoint.step, catalog: catalog.name, asked: caption, counted: values.count ?? 'all', settings,
    retriever: ranker, overQueriesWithRelevant: evaluation.overQueriesWithRelevant, overAllQueries: evaluation.overAllQueries, cells: cells.map(({ name, evaluation: cell }) => ({ name, overQueriesWithRelevant: cell.overQueriesWithRelevant })), matched: evaluation.matched, weights: weights && weightSummary(weights) };
  if (run.own) await createRunFolder(folderFiles(run.path)).writeReport(run.checkpoint.step, ranker, report);
  if (format === 'json') console.log(JSON.stringify(report, null, 1));
  else printEvaluation(run, { evaluation, cells, weights, caption: values.count ? `${caption}, counting ${values.count}` : caption });
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

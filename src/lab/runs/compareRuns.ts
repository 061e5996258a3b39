// Two to five runs side by side: settings, curves, and the same queries asked of each.
import { compare } from '../../evaluation/compare';
import type { Evaluation, QueryResult } from '../../evaluation/evaluate';
import { overlap } from '../../evaluation/overlap';
import { byDecidingModality } from '../../evaluation/slices';
import { difference } from '../../experiment/diff';
import type { Experiment } from '../../experiment/experiment';
import { breather } from '../../features/breathe';
import { bootstrapMeans } from '../../math/bootstrap';
import { downsample } from '../../math/downsample';
import { groupBy } from '../../math/groups';
import { mean } from '../../math/statistics';
import type { Files } from '../../storage/files';
import type { Progress } from '../api';
import { progressWithRate } from '../import/progressRate';
import type { RunsComparison } from '../runsApi';
import { decidingSlices, watchedMetrics } from '../train/metricNames';
import { comparedQueries } from '../search/comparedQueries';
import type { Session } from '../search/session';
import { measureRun, type MeasuredRun } from './evaluations';
import { metricsOf } from './keptRun';
import { storedRun, type StoredRun } from './runStore';
import { summaryOf } from './summary';

const range = { fewest: 2, most: 5 };
const curvePoints = 300;
const mostWeights = 30;
/** A part with fewer queries says nothing. */
const fewestQueries = 5;
const depth = 10;

type Measures = Pick<RunsComparison, 'refused' | 'steps' | 'metrics' | 'queries' | 'overlap' | 'weights'>;
type Metric = RunsComparison['metrics'][number];

/** The first run is what the others are compared with. Rejects with the signal's reason. */
export async function compareRuns(files: Files, session: Session | null, runIds: readonly string[], onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<RunsComparison> {
  if (runIds.length < range.fewest || runIds.length > range.most || new Set(runIds).size < runIds.length)
    throw new Error(`Expected ${range.fewest} to ${range.most} different runs to compare, got ${runIds.length}. Choose others.`);
  const runs = await Promise.all(runIds.map((id) => existing(files, id)));
  const summaries = await Promise.all(runs.map((run) => summaryOf(files, run)));
  return {
    runs: summaries, differences: settingsApart(summaries.map(({ experiment }) => experiment)), curves: await Promise.all(runs.map((run) => curvesOf(files, run))),
    ...(await measures(session, runs, onProgress, signal)),
  };
}

async function existing(files: Files, runId: string): Promise<StoredRun> {
  const run = await storedRun(files, runId);
  if (!run || run.record.removed) throw new Error(`This browser keeps no run '${runId}'. It was removed, or the link was made in another browser: import its file.`);
  return run;
}

function settingsApart(experiments: readonly Experiment[]): RunsComparison['differences'] {
  const [first, ...others] = experiments;
  const values = new Map<string, unknown[]>();
  others.forEach((other, i) => {
    for (const { path, before, after } of difference(first, other)) {
      const row = values.get(path) ?? experiments.map(() => before);
      row[i + 1] = after;
      values.set(path, row);
    }
  });
  return [...values].map(([path, row]) => ({ path, values: row }));
}

async function curvesOf(files: Files, { id }: StoredRun): Promise<RunsComparison['curves'][number]> {
  const lines = await metricsOf(files, id);
  const names = new Set(lines.flatMap((line) => Object.keys(line)));
  names.delete('step');
  return { runId: id, lines: downsample(lines, [...names], curvePoints) };
}

async function measures(session: Session | null, runs: readonly StoredRun[], onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Measures> {
  const nothing = (refused: RunsComparison['refused']): Measures => ({ refused, steps: runs.map(({ indexed }) => indexed.at(-1) ?? null), metrics: [], queries: [], overlap: [], weights: [] });
  const fingerprints = new Set(runs.map(({ record }) => record.catalogFingerprint));
  if (fingerprints.size > 1) return nothing('otherCatalogs');
  if (!session || !fingerprints.has(session.opened.fingerprint)) return nothing('notOpen');
  const { part, queries } = comparedQueries(session);
  if (queries.length === 0) return nothing('noJudgments');
  const measured: MeasuredRun[] = [];
  const tell = progressWithRate(onProgress);
  for (const [i, run] of runs.entries()) {
    const found = await measureRun(session, run, queries, (done) => tell({ task: 'queries', done: i * queries.length + done, total: runs.length * queries.length }), signal);
    if (!found) return nothing('notIndexed');
    measured.push(found);
  }
  const evaluations = measured.map(({ evaluation }) => evaluation);
  return {
    refused: null, steps: measured.map(({ step }) => step), metrics: await metricRows(session, part === 'test' ? 'test' : 'judged', evaluations, breather(signal)),
    queries: queryRows(session, evaluations), overlap: overlaps(evaluations), weights: weightsApart(session, measured),
  };
}

/** Resampling holds the thread for a moment: whoever waits comes in between. */
async function metricRows({ opened }: Session, all: 'test' | 'judged', evaluations: readonly Evaluation[], breathe: () => Promise<void>): Promise<Metric[]> {
  const counted = countedQueries(evaluations[0]).map(({ queryId }) => queryId);
  const deciding = groupBy(opened.catalog.queries, (query) => byDecidingModality(query) ?? '');
  const slices = decidingSlices.map((slice): [Metric['part'], Set<string>] => [slice, new Set(deciding.get(slice)?.map(({ id }) => id))]);
  const rows: Metric[] = [];
  for (const [part, ids] of [[all, new Set(counted)] as const, ...slices]) {
    const inside = counted.filter((id) => ids.has(id));
    if (part !== all && inside.length < fewestQueries) continue;
    for (const metric of watchedMetrics) rows.push(await metricRow(metric, part, inside, evaluations, breathe));
  }
  return rows;
}

async function metricRow(metric: Metric['metric'], part: Metric['part'], queryIds: readonly string[], evaluations: readonly Evaluation[], breathe: () => Promise<void>): Promise<Metric> {
  const isInside = new Set(queryIds);
  const columns = evaluations.map(({ queries }) => queries.filter(({ queryId }) => isInside.has(queryId)).map(({ metrics }) => metrics[metric]));
  await breathe();
  const means = bootstrapMeans(columns, { seed: 0, purpose: 'queries' });
  const differences: Metric['differences'] = [null];
  for (const evaluation of evaluations.slice(1)) {
    await breathe();
    const { overQueries, p, wins, losses, ties } = compare([evaluations[0]], [evaluation], metric, { queries: (id) => isInside.has(id) });
    differences.push({ estimate: overQueries, p, distinguishable: overQueries.low > 0 || overQueries.high < 0, wins, losses, ties });
  }
  return { metric, part, queries: queryIds.length, means, differences };
}

/** A query without a relevant product has no nDCG. */
function countedQueries({ queries }: Evaluation): QueryResult[] {
  return queries.filter(({ relevant }) => relevant > 0);
}

function queryRows({ opened }: Session, evaluations: readonly Evaluation[]): RunsComparison['queries'] {
  const texts = new Map(opened.catalog.queries.map(({ id, text }) => [id, text]));
  const columns = evaluations.map(countedQueries);
  const rows = columns[0].map(({ queryId }, q) => {
    const values = columns.map((column) => column[q].metrics['nDCG@10']);
    return { queryId, text: texts.get(queryId) ?? '', values, spread: Math.max(...values) - Math.min(...values) };
  });
  return rows.sort((a, b) => b.spread - a.spread);
}

function overlaps(evaluations: readonly Evaluation[]): RunsComparison['overlap'] {
  const idsOf = ({ hits }: QueryResult) => hits.map(({ productId }) => productId);
  const [first, ...others] = evaluations.map(countedQueries);
  return [first, ...others].map((queries) => {
    const each = queries.map((query, q) => overlap(idsOf(first[q]), idsOf(query), depth));
    return { common: mean(each.map(({ common }) => common)), jaccard: mean(each.map(({ jaccard }) => jaccard)), rbo: mean(each.map(({ rbo }) => rbo)) };
  });
}

function weightsApart({ opened }: Session, [first, ...others]: readonly MeasuredRun[]): RunsComparison['weights'] {
  const weightOf = ({ imageWeight }: MeasuredRun, id: string) => imageWeight?.get(id) ?? null;
  const rows = opened.catalog.products.flatMap(({ id, title, truth }) => {
    const values = [first, ...others].map((run) => weightOf(run, id));
    const own = values[0];
    if (own === null) return [];
    const apart = Math.max(0, ...values.map((value) => (value === null ? 0 : Math.abs(value - own))));
    return apart > 0 ? [{ row: { productId: id, title, regime: truth?.regime ?? null, values }, apart }] : [];
  });
  return rows.sort((a, b) => b.apart - a.apart).slice(0, mostWeights).map(({ row }) => row);
}

// The numbers of several runs that were asked the same queries; the first is what the others are compared with.
import { compare, isDistinguishable } from '../../evaluation/compare';
import type { Evaluation, QueryResult } from '../../evaluation/evaluate';
import { overlap } from '../../evaluation/overlap';
import { byDecidingModality } from '../../evaluation/slices';
import { bootstrapMeans } from '../../math/bootstrap';
import { groupBy } from '../../math/groups';
import { mean } from '../../math/statistics';
import type { RunsComparison } from '../runsApi';
import type { Session } from '../search/session';
import { decidingSlices, watchedMetrics } from '../train/metricNames';
import type { MeasuredRun } from './evaluations';

const mostWeights = 30;
/** A part with fewer queries says nothing. */
const fewestQueries = 5;
const depth = 10;

type Metric = RunsComparison['metrics'][number];

/** Resampling holds the thread for a moment: whoever waits comes in between. */
export async function metricRows({ opened }: Session, all: 'test' | 'judged', evaluations: readonly Evaluation[], breathe: () => Promise<void>): Promise<Metric[]> {
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
    differences.push({ estimate: overQueries, p, distinguishable: isDistinguishable(overQueries, p), wins, losses, ties });
  }
  return { metric, part, queries: queryIds.length, means, differences };
}

/** A query without a relevant product has no nDCG. */
function countedQueries({ queries }: Evaluation): QueryResult[] {
  return queries.filter(({ relevant }) => relevant > 0);
}

export function queryRows({ opened }: Session, evaluations: readonly Evaluation[]): RunsComparison['queries'] {
  const texts = new Map(opened.catalog.queries.map(({ id, text }) => [id, text]));
  const columns = evaluations.map(countedQueries);
  const rows = columns[0].map(({ queryId }, q) => {
    const values = columns.map((column) => column[q].metrics['nDCG@10']);
    return { queryId, text: texts.get(queryId) ?? '', values, spread: Math.max(...values) - Math.min(...values) };
  });
  return rows.sort((a, b) => b.spread - a.spread);
}

export function overlaps(evaluations: readonly Evaluation[]): RunsComparison['overlap'] {
  const idsOf = ({ hits }: QueryResult) => hits.map(({ productId }) => productId);
  const [first, ...others] = evaluations.map(countedQueries);
  return [first, ...others].map((queries) => {
    const each = queries.map((query, q) => overlap(idsOf(first[q]), idsOf(query), depth));
    return { common: mean(each.map(({ common }) => common)), jaccard: mean(each.map(({ jaccard }) => jaccard)), rbo: mean(each.map(({ rbo }) => rbo)) };
  });
}

export function weightsApart({ opened }: Session, [first, ...others]: readonly MeasuredRun[]): RunsComparison['weights'] {
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

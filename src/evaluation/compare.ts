// Two rankers on the same queries, over one or several seeds.
import { bootstrapMean, percentileInterval, resamples, type Estimate } from '../math/bootstrap';
import { signFlipTest } from '../math/pairedTests';
import { mean } from '../math/statistics';
import type { Evaluation } from './evaluate';
import type { MetricName } from './metricTable';

export interface Comparison {
  metric: MetricName;
  /** Mean difference, b minus a, over queries and seeds; its interval resamples both (crossed), so it is wide for few seeds. */
  difference: Estimate;
  /** The same difference with queries resampled and these seeds taken as given. */
  overQueries: Estimate;
  /** Two-sided sign-flip test over queries of the differences averaged over seeds. */
  p: number;
  exact: boolean;
  /** Queries on which b is better, worse, and equal, averaged over seeds. */
  wins: number;
  losses: number;
  ties: number;
  /** Mean difference of each seed. */
  bySeed: number[];
  /** Averaged over seeds, for wins and losses of single queries. */
  perQuery: { queryId: string; difference: number }[];
}

export interface CompareOptions {
  seed?: number;
  samples?: number;
  /** Which queries count; those with a relevant product unless told. */
  queries?: (queryId: string) => boolean;
}

/** `a` and `b`: one evaluation per seed, in the same order, of the same queries. Throws when they cannot be paired. */
export function compare(a: readonly Evaluation[], b: readonly Evaluation[], metric: MetricName, options: CompareOptions = {}): Comparison {
  if (a.length !== b.length || a.length === 0) throw new Error(`Expected as many runs on both sides, got ${a.length} and ${b.length}. Compare the same seeds.`);
  const { seed = 0, samples, queries: isCounted = withRelevant(a[0]) } = options;
  const queryIds = a[0].queries.map(({ queryId }) => queryId).filter(isCounted);
  const differences = a.map((first, s) => pairedDifferences(first, b[s], metric, queryIds)); // [seeds][queries]
  const perQuery = queryIds.map((queryId, q) => ({ queryId, difference: mean(differences.map((row) => row[q])) }));
  const averaged = perQuery.map(({ difference }) => difference);
  const overQueries = bootstrapMean(averaged, { seed, purpose: 'queries', samples });
  return {
    metric,
    difference: differences.length === 1 ? overQueries : crossed(differences, { seed, samples }),
    overQueries,
    ...signFlipTest(averaged, { seed, purpose: 'queries', samples }),
    wins: averaged.filter((difference) => difference > 0).length,
    losses: averaged.filter((difference) => difference < 0).length,
    ties: averaged.filter((difference) => difference === 0).length,
    bySeed: differences.map((row) => mean(row)),
    perQuery,
  };
}

/** Told apart only where the interval leaves 0 out and the sign-flip test agrees: on few queries one of them alone is easily wrong. Our rule [P]. */
export function isDistinguishable({ low, high }: Pick<Estimate, 'low' | 'high'>, p = 0): boolean {
  return (low > 0 || high < 0) && p <= 0.05;
}

function withRelevant(evaluation: Evaluation): (queryId: string) => boolean {
  const counted = new Set(evaluation.queries.filter(({ relevant }) => relevant > 0).map(({ queryId }) => queryId));
  return (queryId) => counted.has(queryId);
}

function pairedDifferences(a: Evaluation, b: Evaluation, metric: MetricName, queryIds: readonly string[]): number[] {
  const values = (evaluation: Evaluation) => new Map(evaluation.queries.map(({ queryId, metrics }) => [queryId, metrics[metric]]));
  const [before, after] = [values(a), values(b)];
  return queryIds.map((id) => {
    const [x, y] = [before.get(id), after.get(id)];
    if (x === undefined || y === undefined) throw new Error(`Query '${id}' was evaluated on one side only. Evaluate both on the same queries.`);
    return y - x;
  });
}

/** Resamples seeds and queries independently of each other. */
function crossed(differences: readonly number[][], { seed, samples }: { seed: number; samples?: number }): Estimate {
  const queries = differences[0].length;
  const count = queries * differences.length;
  const value = mean(differences.map((row) => mean(row)));
  if (count === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN, count };
  const seedDraws = resamples(differences.length, { seed, purpose: 'seeds', samples });
  const values: number[] = [];
  for (const times of resamples(queries, { seed, purpose: 'queries', samples })) {
    const seedTimes: Int32Array = seedDraws.next().value;
    let sum = 0;
    for (let s = 0; s < differences.length; s++)
      if (seedTimes[s] > 0) for (let q = 0; q < queries; q++) sum += seedTimes[s] * times[q] * differences[s][q];
    values.push(sum / count);
  }
  return { value, ...percentileInterval(values), count };
}

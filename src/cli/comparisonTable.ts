// What a comparison says: means over queries and seeds, paired differences with the first competitor, slices, the five checks.
import { compare, type Comparison } from '../evaluation/compare';
import type { Evaluation } from '../evaluation/evaluate';
import type { MetricName } from '../evaluation/metricTable';
import type { ModalReport } from '../evaluation/modalReport';
import { utilityCheck, type Check } from '../evaluation/modalWeights';
import { bootstrapMean, type Estimate } from '../math/bootstrap';
import { mean } from '../math/statistics';
import { signed, table, withInterval } from './table';
import { checkLine, constantLine } from './weightChecks';

/** One ranker over all seeds. */
export interface Competitor {
  name: string;
  /** One evaluation per seed. */
  evaluations: Evaluation[];
  /** One report per seed, for fusions whose weight differs between products. */
  weights: ModalReport[];
}

const shown: MetricName[] = ['nDCG@10', 'recall@10', 'recall@100', 'Rel@10', 'MRR'];

/** Mean over seeds and over the queries with a relevant product; the interval resamples queries. */
function overSeeds(evaluations: Evaluation[], metric: MetricName): Estimate {
  const counted = evaluations[0].queries.filter(({ relevant }) => relevant > 0).map(({ queryId }) => queryId);
  const bySeed = evaluations.map(({ queries }) => new Map(queries.map(({ queryId, metrics }) => [queryId, metrics[metric]])));
  return bootstrapMean(counted.map((id) => mean(bySeed.map((values) => values.get(id) ?? 0))), { seed: 0, purpose: 'queries' });
}

function differences(competitors: Competitor[]): { name: string; comparison: Comparison }[] {
  const [first, ...others] = competitors;
  return others.map(({ name, evaluations }) => ({ name, comparison: compare(evaluations, first.evaluations, 'nDCG@10') }));
}

/** Is a weight per product worth having, over all seeds together? Null for rankers without weights. */
function utilityOverSeeds({ weights }: Competitor): Check | null {
  const of = (run: 'learned' | 'constant' | 'shuffled') => weights.map((report) => report[run]);
  return weights.length > 0 ? utilityCheck({ learned: of('learned'), constant: of('constant'), shuffled: of('shuffled') }) : null;
}

export function comparisonReport(competitors: Competitor[], seeds: number[]) {
  return {
    means: competitors.map(({ name, evaluations }) => ({ name, ...Object.fromEntries(shown.map((metric) => [metric, overSeeds(evaluations, metric)])) })),
    differences: differences(competitors).map(({ name, comparison }) => ({ against: name, ...comparison, perQuery: undefined })),
    weights: competitors.flatMap(({ name, weights }) => weights.map(({ checks, bestConstant, byRegime }, i) => ({ name, seed: seeds[i], checks, bestConstant: bestConstant.setting, byRegime }))),
    utility: competitors.flatMap((competitor) => {
      const utility = utilityOverSeeds(competitor);
      return utility ? [{ ...utility, competitor: competitor.name }] : [];
    }),
  };
}

export function printComparison(competitors: Competitor[], seeds: number[]): void {
  const [first] = competitors;
  console.log(`\nMeans over queries with a relevant product and over seeds ${seeds.join(', ')} [95 % interval over queries]`);
  console.log(table(['ranker', ...shown], competitors.map(({ name, evaluations }) => [name, ...shown.map((metric) => withInterval(overSeeds(evaluations, metric)))])));
  console.log(`\nnDCG@10 of ${first.name} minus the other's, paired`);
  console.log(table(['against', 'queries and seeds', 'queries', 'p (sign flip)', 'wins', 'losses', 'ties', 'by seed'], differences(competitors).map(({ name, comparison: c }) =>
    [name, signed(c.difference), signed(c.overQueries), c.p < 0.0001 ? '< .0001' : c.p.toFixed(4), String(c.wins), String(c.losses), String(c.ties), c.bySeed.map((d) => d.toFixed(3)).join(' ')])));
  for (const competitor of competitors) {
    for (const [i, report] of competitor.weights.entries()) {
      console.log(`\n${competitor.name}, seed ${seeds[i]}. ${constantLine(report)}`);
      for (const check of report.checks) console.log(checkLine(check));
    }
    const utility = utilityOverSeeds(competitor);
    if (utility) console.log(`\n${competitor.name}, seeds ${seeds.join(', ')} together\n${checkLine(utility)}`);
  }
}

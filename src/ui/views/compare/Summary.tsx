import type { RankerComparison } from '../../../lab/api';
import { score } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { useRankerName } from './comparedPair';
import { probability, signed, signedInterval, withInterval } from './estimates';

/** What the comparison says, with how sure one can be. */
export function Summary({ comparison }: { comparison: RankerComparison }) {
  const { all, sentences } = useMessages().compare;
  const name = useRankerName();
  const { meanA, meanB, difference, distinguishable, p, wins, losses, ties, overlap, part, withoutRelevant } = comparison;
  const [a, b] = [name(comparison.a), name(comparison.b)];
  const verdict = distinguishable
    ? all.better(difference.value > 0 ? b : a, ...(difference.value > 0 ? gain(difference) : gain({ value: -difference.value, low: -difference.high, high: -difference.low })), probability(p))
    : all.notDistinguishable(a, b, signed(difference.value), signedInterval(difference), probability(p));
  return (
    <div className="summary" role="status">
      <p className="lead">{sentences([all.means(all.part[part](difference.count), a, withInterval(meanA), b, withInterval(meanB)), verdict, all.wins(b, wins, losses, ties)])}</p>
      <p className="dim">{sentences([all.overlap(overlap.common.toFixed(1), 10, overlap.jaccard.toFixed(2), overlap.rbo.toFixed(2)), all.intervals, ...(withoutRelevant > 0 ? [all.withoutRelevant(withoutRelevant)] : [])])}</p>
    </div>
  );
}

/** How much the better one is ahead, and its interval. */
function gain({ value, low, high }: { value: number; low: number; high: number }): [string, string] {
  return [score(value), `[${score(low)}, ${score(high)}]`];
}

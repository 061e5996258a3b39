import type { RankerComparison } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { useRankerName } from '../../state/rankerName';
import { gain, probability, signed, signedInterval, withInterval } from './estimates';

/** What the comparison says, with how sure one can be. */
export function Summary({ comparison }: { comparison: RankerComparison }) {
  const { all, sentences } = useMessages().compare;
  const name = useRankerName();
  const { meanA, meanB, difference, distinguishable, p, wins, losses, ties, overlap, part, withoutRelevant } = comparison;
  const [a, b] = [name(comparison.a), name(comparison.b)];
  const verdict = distinguishable
    ? all.better(difference.value > 0 ? b : a, ...gain(difference), probability(p))
    : all.notDistinguishable(a, b, signed(difference.value), signedInterval(difference), probability(p));
  return (
    <div className="summary" role="status">
      <p className="lead">{sentences([all.means(all.part[part](difference.count), a, withInterval(meanA), b, withInterval(meanB)), verdict, all.wins(b, wins, losses, ties)])}</p>
      <p className="dim">{sentences([all.overlap(overlap.common.toFixed(1), 10, overlap.jaccard.toFixed(2), overlap.rbo.toFixed(2)), all.intervals, ...(withoutRelevant > 0 ? [all.withoutRelevant(withoutRelevant)] : [])])}</p>
    </div>
  );
}

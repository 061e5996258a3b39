// Comparisons of two rankers over all queries.
import type { RankerComparison } from '../../../lab/api';
import { useLabStore, type LabState } from '../../state/labStore';
import { longQuestions } from '../../state/longQuestions';
import { rankerInfo } from '../../state/rankerName';
import type { ComparedPair } from './comparedPair';

const comparisons = longQuestions<RankerComparison>();
export const useComparisons = comparisons.use;

/** A run that is being trained is another ranker at every checkpoint. */
export function pairKey({ catalogId, status }: Pick<LabState, 'catalogId' | 'status'>, { a, b }: ComparedPair): string {
  const at = (ranker: string) => rankerInfo(ranker, status?.rankers)?.run?.step ?? null;
  return JSON.stringify([catalogId, a, at(a), b, at(b)]);
}

/** Asks both rankers every query. */
export function compareAllQueries(pair: ComparedPair): Promise<void> {
  return comparisons.begin(pairKey(useLabStore.getState(), pair), (lab, _runs, onProgress) => lab.compareAll(pair.a, pair.b, onProgress));
}

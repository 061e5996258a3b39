// Comparisons of two rankers over all queries.
import type { RankerComparison } from '../../../lab/api';
import { useLabStore } from '../../state/labStore';
import { longQuestions } from '../../state/longQuestions';
import type { ComparedPair } from './comparedPair';

const comparisons = longQuestions<RankerComparison>();
export const useComparisons = comparisons.use;

export function pairKey(catalogId: string | null, { a, b }: ComparedPair): string {
  return JSON.stringify([catalogId, a, b]);
}

/** Asks both rankers every query. */
export function compareAllQueries(pair: ComparedPair): Promise<void> {
  return comparisons.begin(pairKey(useLabStore.getState().catalogId, pair), (lab, _runs, onProgress) => lab.compareAll(pair.a, pair.b, onProgress));
}

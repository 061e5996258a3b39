import type { RankerId } from '../../../lab/api';
import { useLabStore } from '../../state/labStore';
import { askable } from '../../state/rankerName';
import { useRoute } from '../../state/route';

export interface ComparedPair {
  a: RankerId;
  b: RankerId;
}

/** The two rankers that the URL asks for; unknown names are read as the usual ones, and so is the same ranker on both sides. */
export function useComparedPair(): ComparedPair {
  const { ranker, against } = useRoute();
  const status = useLabStore(({ status }) => status);
  const a = askable(ranker, status) ?? status?.bestRanker ?? 'make';
  const b = [askable(against, status), 'bm25', status?.bestRanker, 'make'].find((id) => id && id !== a);
  return { a, b: b ?? 'bm25' };
}

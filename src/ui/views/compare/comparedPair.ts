import type { OpenStatus, RankerId } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useRoute } from '../../state/route';

export interface ComparedPair {
  a: RankerId;
  b: RankerId;
}

/** The two rankers that the URL asks for; unknown names are read as the usual ones, and so is the same ranker on both sides. */
export function useComparedPair(): ComparedPair {
  const { ranker, against } = useRoute();
  const status = useLabStore(({ status }) => status);
  const a = known(status, ranker) ?? status?.bestRanker ?? 'make';
  const b = [known(status, against), 'bm25', status?.bestRanker, 'make'].find((id) => id && id !== a);
  return { a, b: b ?? 'bm25' };
}

function known(status: OpenStatus | null, ranker: RankerId): RankerId | null {
  if (!status) return ranker || null;
  return status.rankers.some(({ id }) => id === ranker) ? ranker : null;
}

/** The name on screen of a ranker. */
export function useRankerName(): (ranker: RankerId) => string {
  const names: Record<string, string> = useMessages().shell.rankers;
  return (ranker) => names[ranker] ?? ranker;
}

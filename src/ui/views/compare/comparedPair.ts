import type { OpenStatus, RankerId } from '../../../lab/api';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useRoute } from '../../state/route';

export interface ComparedPair {
  a: RankerId;
  b: RankerId;
}

/** The two rankers that the URL asks for; unknown names are read as the usual ones. */
export function useComparedPair(): ComparedPair {
  const { ranker, against } = useRoute();
  const status = useLabStore(({ status }) => status);
  return { a: known(status, ranker) ?? status?.bestRanker ?? 'make', b: known(status, against) ?? 'bm25' };
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

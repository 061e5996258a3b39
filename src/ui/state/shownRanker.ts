import { shippedRankers, type RankerId } from '../../lab/api';
import { useLabStore } from './labStore';
import { useRoute } from './route';

/**
 * `asked`: the ranker of the route, the best one for the catalog unless one is asked. `shown`: the one whose results are shown, BM25 while the
 * asked one has not encoded the catalog.
 */
export function useRanker(): { asked: RankerId; shown: RankerId; notEncoded: boolean } {
  const { ranker } = useRoute();
  const status = useLabStore(({ status }) => status);
  const asked = shippedRankers.find((id) => id === ranker) ?? status?.bestRanker ?? 'make';
  const notEncoded = status?.rankers.some(({ id, state }) => id === asked && state === 'notEncoded') ?? false;
  return { asked, shown: notEncoded ? 'bm25' : asked, notEncoded };
}

import { shippedRankers, type RankerId } from '../../lab/api';
import { useLabStore } from './labStore';
import { useRoute } from './route';

/** The ranker whose results are shown: the asked one, the best one unless asked, and BM25 while the asked one has not encoded the catalog. */
export function useShownRanker(): RankerId {
  const { ranker } = useRoute();
  const status = useLabStore(({ status }) => status);
  const asked = shippedRankers.find((id) => id === ranker) ?? status?.bestRanker ?? 'make';
  return status?.rankers.some(({ id, state }) => id === asked && state === 'notEncoded') ? 'bm25' : asked;
}

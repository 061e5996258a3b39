import type { RankerId } from '../../lab/api';
import { parseRunRanker } from '../../lab/runs/runId';
import { useLabStore } from './labStore';
import { askable, rankerInfo } from './rankerName';
import { useRoute } from './route';

/**
 * `asked`: the ranker of the route, the best one for the catalog unless one is asked. `shown`: the one whose results are shown, BM25 while the
 * asked one has not encoded the catalog. `missing`: the run that the route names and that is not there; another ranker stands in for it.
 */
export function useRanker(): { asked: RankerId; shown: RankerId; notEncoded: boolean; missing: RankerId | null } {
  const { ranker } = useRoute();
  const status = useLabStore(({ status }) => status);
  const found = askable(ranker, status);
  const asked = found ?? status?.bestRanker ?? 'make';
  const notEncoded = rankerInfo(asked, status?.rankers)?.state === 'notEncoded';
  return { asked, shown: notEncoded ? 'bm25' : asked, notEncoded, missing: found === null && parseRunRanker(ranker) ? ranker : null };
}

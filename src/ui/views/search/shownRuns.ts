import type { RankerId, RankerInfo } from '../../../lab/api';
import { parseRunRanker } from '../../../lab/runs/runId';

/** Own runs that stand beside the shipped rankers; the others are in a list. */
const most = 3;

/** The newest own runs and the asked one, at the step that is asked; and the rest. Rankers come newest first. */
export function shownRuns(rankers: readonly RankerInfo[], asked: RankerId): { near: RankerId[]; more: RankerId[] } {
  const own = parseRunRanker(asked);
  const runs = rankers.flatMap(({ id, run }) => (run ? [run.runId === own?.runId ? asked : id] : []));
  const newest = runs.slice(0, most);
  const near = !own || newest.includes(asked) || !runs.includes(asked) ? newest : [...newest.slice(0, -1), asked];
  return { near, more: runs.filter((id) => !near.includes(id)) };
}

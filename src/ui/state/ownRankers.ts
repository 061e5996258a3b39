// What the lab says of one run, taken over into the rankers of the open catalog: a checkpoint must not have every kept run read again.
import type { RankerInfo } from '../../lab/api';
import { manage, useLabStore } from './labStore';

/** The run's ranker is read anew in the lab and here; false where the lab could not be asked. */
export async function refreshRanker(runId: string): Promise<boolean> {
  const ranker = await manage((_lab, runs) => runs.refresh(runId)).catch(() => undefined);
  if (ranker === undefined) return false;
  useLabStore.setState(({ status }) => ({ status: status && { ...status, rankers: withOwnRun(status.rankers, runId, ranker) } }));
  return true;
}

/** At its place; a new one before the other runs; none where it is null. */
export function withOwnRun(rankers: readonly RankerInfo[], runId: string, ranker: RankerInfo | null): RankerInfo[] {
  const others = rankers.filter(({ run }) => run?.runId !== runId);
  if (!ranker) return others;
  const known = rankers.findIndex(({ run }) => run?.runId === runId);
  const place = known >= 0 ? known : others.findIndex(({ run }) => run !== undefined);
  return place < 0 ? [...others, ranker] : others.toSpliced(place, 0, ranker);
}

// Rankers by their names on screen: shipped ones by the page's words, own runs by their own.
import type { OpenStatus, RankerId, RankerInfo } from '../../lab/api';
import { shippedRankers } from '../../lab/api';
import { memorableName } from '../../experiment/runName';
import { parseRunRanker } from '../../lab/runs/runId';
import type { Messages } from '../messages/english';
import { useMessages } from '../messages/language';
import { useLabStore } from './labStore';

/** What the open catalog knows of a ranker; an own run is the same at every step. */
export function rankerInfo(ranker: RankerId, rankers: readonly RankerInfo[] | undefined): RankerInfo | undefined {
  const own = parseRunRanker(ranker);
  return rankers?.find(({ id, run }) => (own ? run?.runId === own.runId : id === ranker));
}

/** The ranker itself where it can be asked; null for unknown names, and for runs that are not kept or belong to another catalog. Before the catalog is open every run is believed. */
export function askable(ranker: RankerId, status: OpenStatus | null): RankerId | null {
  if (shippedRankers.some((id) => id === ranker)) return ranker;
  if (!parseRunRanker(ranker)) return null;
  return status === null || rankerInfo(ranker, status.rankers) ? ranker : null;
}

/** 'MAKE', 'amber-heron', 'amber-heron, step 120'. */
export function rankerName(ranker: RankerId, { rankers: names, rankerAtStep }: Messages['shell'], rankers: readonly RankerInfo[] | undefined): string {
  const own = parseRunRanker(ranker);
  if (!own) return (names as Record<string, string>)[ranker] ?? ranker;
  const name = rankerInfo(ranker, rankers)?.run?.name ?? memorableName(own.runId);
  return own.step === null ? name : rankerAtStep(name, own.step);
}

export function useRankerName(): (ranker: RankerId) => string {
  const { shell } = useMessages();
  const rankers = useLabStore(({ status }) => status?.rankers);
  return (ranker) => rankerName(ranker, shell, rankers);
}

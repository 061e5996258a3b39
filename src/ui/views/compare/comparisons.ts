// Comparisons over all queries: what runs, what was found. They outlive the view, so that one may look elsewhere meanwhile.
import { proxy } from 'comlink';
import { create } from 'zustand';
import type { Progress, RankerComparison } from '../../../lab/api';
import { ask, messageOf, useLabStore } from '../../state/labStore';
import type { ComparedPair } from './comparedPair';

interface Comparisons {
  /** The pair that is being compared. */
  running: { key: string; progress: Progress | null } | null;
  results: Record<string, RankerComparison>;
  failure: { key: string; message: string } | null;
  stopped: string | null;
}

export const useComparisons = create<Comparisons>(() => ({ running: null, results: {}, failure: null, stopped: null }));

export function pairKey(catalogId: string | null, { a, b }: ComparedPair): string {
  return JSON.stringify([catalogId, a, b]);
}

/** Asks both rankers every query. A comparison that runs already is given up for it. */
export async function compareAllQueries(pair: ComparedPair): Promise<void> {
  const key = pairKey(useLabStore.getState().catalogId, pair);
  const mine = (progress: Progress | null) => ({ running: { key, progress } });
  useComparisons.setState({ ...mine(null), failure: null, stopped: null });
  const isMine = () => useComparisons.getState().running?.key === key;
  try {
    const result = await ask((lab) => lab.compareAll(pair.a, pair.b, proxy((progress) => isMine() && useComparisons.setState(mine(progress)))));
    useComparisons.setState(({ results }) => ({ results: { ...results, [key]: result } }));
  } catch (cause) {
    if (isMine()) useComparisons.setState(cause instanceof Error && cause.name === 'AbortError' ? { stopped: key } : { failure: { key, message: messageOf(cause) } });
  } finally {
    if (isMine()) useComparisons.setState({ running: null });
  }
}

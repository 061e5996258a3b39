import { useState } from 'react';
import type { RankerId } from '../../../lab/api';

/** The ranker that answered this query before the present one was chosen; null until another is chosen, and again for the next query. */
export function usePreviousRanker(query: string, ranker: RankerId): RankerId | null {
  const [held, setHeld] = useState({ query, ranker, before: null as RankerId | null });
  if (held.query === query && held.ranker === ranker) return held.before;
  const before = held.query === query ? held.ranker : null;
  setHeld({ query, ranker, before });
  return before;
}

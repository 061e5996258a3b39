import { useState } from 'react';
import type { RankerId } from '../../../lab/api';

/** The ranker that answered this question before the present one was chosen; null until another is chosen, and again for the next question. */
export function usePreviousRanker(question: string, ranker: RankerId): RankerId | null {
  const [held, setHeld] = useState({ question, ranker, before: null as RankerId | null });
  if (held.question === question && held.ranker === ranker) return held.before;
  const before = held.question === question ? held.ranker : null;
  setHeld({ question, ranker, before });
  return before;
}

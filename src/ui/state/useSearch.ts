import { useEffect, useState } from 'react';
import type { Ranker, SearchAnswer, SearchApi } from '../../lab/api';

/** The answer to the newest query only: an older one that arrives late is dropped. */
export function useSearch(lab: SearchApi | null, query: string, ranker: Ranker): { answer: SearchAnswer | null; failure: string | null } {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (!lab) return;
    let newest = true;
    lab.search(query, ranker, 24).then(
      (found) => {
        if (!newest) return;
        setAnswer(found);
        setFailure(null);
      },
      (cause: unknown) => newest && setFailure(`This query could not be answered: ${cause instanceof Error ? cause.message : String(cause)}`),
    );
    return () => { newest = false; };
  }, [lab, query, ranker]);
  return { answer, failure };
}

import { useEffect, useRef, useState } from 'react';
import type { Remote } from 'comlink';
import type { SearchApi } from '../../lab/api';
import type { RunsApi } from '../../lab/runsApi';
import { ask, messageOf, useLabStore } from './labStore';

/**
 * Asks the lab, again whenever `key` changes or the catalog was opened anew. The last value stays until the newest answer is there
 * (`stale` tells), so that nothing jumps; late answers to older questions are dropped. A null key asks nothing.
 */
export function useAnswer<T>(key: string | null, question: (lab: Remote<SearchApi>, runs: Remote<RunsApi>) => Promise<T>): { value: T | null; stale: boolean; failure: string | null } {
  const phase = useLabStore(({ phase }) => phase);
  const generation = useLabStore(({ generation }) => generation);
  const [held, setHeld] = useState<{ key: string; value: T } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const full = key === null || phase !== 'ready' ? null : `${generation} ${key}`;

  const asked = useRef(question);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => { asked.current = question; });

  useEffect(() => {
    if (full === null) return;
    let newest = true;
    // One question at a time: whoever types faster than the worker answers is not kept waiting by questions that nobody asks any more.
    turn.current = turn.current.then(() => newest && ask(asked.current).then(
      (value) => {
        if (!newest) return;
        setHeld({ key: full, value });
        setFailure(null);
      },
      (cause: unknown) => newest && setFailure(messageOf(cause)),
    ));
    return () => { newest = false; };
  }, [full]);
  return { value: held?.value ?? null, stale: held?.key !== full, failure };
}

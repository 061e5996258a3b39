// What ablations found, measured again when another of their runs has finished.
import { useCallback, useEffect } from 'react';
import type { AblationPlan } from '../../../experiment/ablation';
import type { Progress } from '../../../lab/api';
import type { AblationResult } from '../../../lab/runsApi';
import { useLabStore } from '../../state/labStore';
import { longQuestions } from '../../state/longQuestions';
import { useRuns } from '../../state/runsStore';

const results = longQuestions<AblationResult>();

interface ShownResult {
  /** The newest one stays until the next is there. */
  result: AblationResult | null;
  progress: Progress | null;
  asking: boolean;
  stopped: boolean;
  failure: string | null;
  again(): void;
}

/** Measures as soon as the catalog is open and a run of the plan has finished, unless its reader stopped that. */
export function useAblationResult(plan: AblationPlan): ShownResult {
  const phase = useLabStore(({ phase }) => phase);
  const catalogId = useLabStore(({ catalogId }) => catalogId);
  const broughtIn = useRuns((runs) => runs.broughtIn);
  const finished = useRuns(({ runs }) => runs?.filter(({ id, status }) => status === 'finished' && plan.runs.some(({ runId }) => runId === id)).length ?? null);
  const { running, results: known, failure, stopped } = results.use();
  const keyAt = (count: number) => JSON.stringify([catalogId, broughtIn, plan.id, plan.runs.map(({ runId }) => runId), count]);
  const key = keyAt(finished ?? 0);
  const asking = running?.key === key;
  const wanted = phase === 'ready' && finished !== null && !known[key] && !running && failure?.key !== key && stopped !== key;
  const again = useCallback(() => void results.begin(key, (_lab, runs, onProgress) => runs.ablation(plan.id, onProgress)), [key, plan.id]);
  useEffect(() => {
    if (wanted) again();
  }, [wanted, again]);
  const newest = Array.from({ length: (finished ?? 0) + 1 }, (_, i) => known[keyAt((finished ?? 0) - i)]).find(Boolean);
  return { result: newest ?? null, progress: asking ? running.progress : null, asking, stopped: stopped === key, failure: failure?.key === key ? failure.message : null, again };
}

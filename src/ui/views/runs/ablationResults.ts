// What ablations found, measured again when another of their runs has finished.
import { useEffect } from 'react';
import type { AblationPlan } from '../../../experiment/ablation';
import type { Progress } from '../../../lab/api';
import type { AblationResult } from '../../../lab/runsApi';
import { useLabStore } from '../../state/labStore';
import { longQuestions } from '../../state/longQuestions';
import { useRuns } from '../../state/runsStore';

const results = longQuestions<AblationResult>();

/** The newest result stays until the next is there. */
export function useAblationResult(plan: AblationPlan): { result: AblationResult | null; progress: Progress | null; asking: boolean; failure: string | null } {
  const phase = useLabStore(({ phase }) => phase);
  const catalogId = useLabStore(({ catalogId }) => catalogId);
  const broughtIn = useRuns((runs) => runs.broughtIn);
  const finished = useRuns(({ runs }) => runs?.filter(({ id, status }) => status === 'finished' && plan.runs.some(({ runId }) => runId === id)).length ?? null);
  const { running, results: known, failure } = results.use();
  const keyAt = (count: number) => JSON.stringify([catalogId, broughtIn, plan.id, plan.runs.map(({ runId }) => runId), count]);
  const key = keyAt(finished ?? 0);
  const asking = running?.key === key;
  const wanted = phase === 'ready' && finished !== null && !known[key] && !running && failure?.key !== key;
  useEffect(() => {
    if (wanted) void results.begin(key, (_lab, runs, onProgress) => runs.ablation(plan.id, onProgress));
  }, [wanted, key, plan.id]);
  const newest = Array.from({ length: (finished ?? 0) + 1 }, (_, i) => known[keyAt((finished ?? 0) - i)]).find(Boolean);
  return { result: newest ?? null, progress: asking ? running.progress : null, asking, failure: failure?.key === key ? failure.message : null };
}

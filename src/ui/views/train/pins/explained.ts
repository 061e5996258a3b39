// Why a product stands where it stands: by the model that is being trained, as it is between two steps, or by a kept checkpoint.
import { useEffect, useState } from 'react';
import { runRanker } from '../../../../lab/runs/runId';
import { ask, messageOf } from '../../../state/labStore';
import { isAlive, useLiveRun } from '../../../state/liveRun';
import { askTraining } from '../../../state/trainWorker';
import type { ShownRun } from '../../../state/shownRun';
import { fromSearch, fromTraining, type ExplainedItems } from './explainedItems';

/** At most two products; the answer before stays until the newer one is there. */
export function useExplained(run: ShownRun, step: number, following: boolean, query: string, productIds: readonly string[]): { value: ExplainedItems | null; failure: string | null } {
  const moment = useLiveRun((live) => (run.live && following && isAlive(live) && live.phase !== 'starting' ? (live.phase === 'paused' ? live.step : step) : null));
  const key = JSON.stringify({ runId: run.runId, step, live: moment !== null, moment, query, productIds });
  const [held, setHeld] = useState<{ key: string; value: ExplainedItems | null; failure: string | null } | null>(null);
  useEffect(() => {
    let newest = true;
    const asked = JSON.parse(key) as { runId: string; step: number; live: boolean; query: string; productIds: string[] };
    explained(asked).then(
      (value) => newest && setHeld({ key, value, failure: null }),
      (cause: unknown) => newest && setHeld((before) => ({ key, value: before?.value ?? null, failure: messageOf(cause) })),
    );
    return () => { newest = false; };
  }, [key]);
  return { value: held?.value ?? null, failure: held?.failure ?? null };
}

async function explained({ runId, step, live, query, productIds }: { runId: string; step: number; live: boolean; query: string; productIds: string[] }): Promise<ExplainedItems> {
  const now = live ? await askTraining((lab) => lab.explain(query, productIds)) : null;
  if (now) return fromTraining(now);
  const ranker = runRanker(runId, step);
  const [answer, ...found] = await ask((lab) => Promise.all([lab.search({ query, ranker, limit: 1 }), ...productIds.map((productId) => lab.explain(query, ranker, productId))]));
  return { step, live: false, attention: answer.attention ?? [], items: found.flatMap((product) => (product ? [fromSearch(product)] : [])) };
}

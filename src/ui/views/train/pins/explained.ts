// Why a product stands where it stands: by the model that is being trained, as it is between two steps, or by a kept checkpoint.
import { useEffect, useState } from 'react';
import type { AttentionShare, ProductExplanation } from '../../../../lab/api';
import type { LiveExplanation } from '../../../../lab/trainApi';
import { ask, messageOf } from '../../../state/labStore';
import { askTraining, isAlive, useLiveRun } from '../../../state/liveRun';
import type { ShownRun } from '../../../state/shownRun';

export interface Side {
  weight: number;
  match: number;
  adds: number;
}

export interface ExplainedItem {
  productId: string;
  title: string;
  score: number | null;
  /** Null where the score has no separate parts. */
  sides: { title: Side; image: Side } | null;
}

export interface ExplainedItems {
  step: number;
  /** By the model that is being trained, at its present step. */
  live: boolean;
  attention: AttentionShare[];
  items: ExplainedItem[];
}

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
  const [answer, ...found] = await ask((lab) => Promise.all([
    lab.search({ query, ranker: `run:${runId}@${step}`, limit: 1 }), ...productIds.map((productId) => lab.explain(query, `run:${runId}@${step}`, productId)),
  ]));
  return { step, live: false, attention: answer.attention ?? [], items: found.flatMap((product) => (product ? [fromSearch(product)] : [])) };
}

export function fromTraining({ step, attention, products }: LiveExplanation): ExplainedItems {
  return {
    step, live: true, attention,
    items: products.map(({ productId, title, score, weights, cosines, parts }) => ({
      productId, title, score,
      sides: weights && parts && { title: { weight: weights.title, match: cosines.title, adds: parts.title }, image: { weight: weights.image, match: cosines.image, adds: parts.image } },
    })),
  };
}

export function fromSearch({ productId, title, score, parts }: ProductExplanation): ExplainedItem {
  const side = (kind: 'title' | 'image'): Side | null => {
    const part = parts?.find((each) => each.kind === kind);
    return part ? { weight: part.weight ?? 0, match: part.match ?? 0, adds: part.adds } : null;
  };
  const [byTitle, byImage] = [side('title'), side('image')];
  const nothing = { weight: 0, match: 0, adds: 0 };
  return { productId, title, score, sides: byTitle || byImage ? { title: byTitle ?? nothing, image: byImage ?? nothing } : null };
}

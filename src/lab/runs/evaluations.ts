// Checkpoints measured on the open catalog's queries: once each, whoever asks.
import { evaluate, type Evaluation } from '../../evaluation/evaluate';
import { failingSides } from '../../evaluation/modalWeights';
import { weighedProducts } from '../../evaluation/weighedProducts';
import type { Catalog, Query } from '../../catalog/types';
import type { ProductIndex } from '../../retrieval/indexData';
import type { Session } from '../search/session';
import { runRanker } from './runId';
import type { StoredRun } from './runStore';

/** Ten deep, with one resample: for numbers by query at 10, and for nothing that needs more hits or an interval. */
export interface MeasuredRun {
  runId: string;
  step: number;
  evaluation: Evaluation;
  /** Of products with both sides; null for fusions without weights. */
  imageWeight: ReadonlyMap<string, number> | null;
  /** Weights of products of which one side is known to fail, and whether it is the title; null without weights or without such products of both kinds. */
  failing: { scores: number[]; labels: boolean[] } | null;
}

const depth = 10;
/** Checkpoints that are remembered: all of the largest ablation (eight switches and the baseline, ten seeds), whose result is asked for again after each of its runs. */
const most = 100;

const measured = new WeakMap<Session['opened'], Map<string, MeasuredRun>>();

/** The newest checkpoint with an index; null where none can be read. Rejects with the signal's reason. */
export async function measureRun(session: Session, run: StoredRun, queries: readonly Query[], onProgress: (done: number) => void, signal?: AbortSignal): Promise<MeasuredRun | null> {
  const known = measured.get(session.opened) ?? new Map<string, MeasuredRun>();
  measured.set(session.opened, known);
  for (const step of run.indexed.toReversed()) {
    const key = runRanker(run.id, step);
    const found = known.get(key) ?? (await measureStep(session, run.id, step, queries, onProgress, signal));
    if (!found) continue;
    known.delete(key);
    known.set(key, found);
    if (known.size > most) known.delete(known.keys().next().value ?? '');
    return found;
  }
  return null;
}

/** After a run was made again from an earlier step, replaced or removed. */
export function forgetMeasured(opened: Session['opened'], runId: string, isSame: (step: number) => boolean): void {
  const known = measured.get(opened);
  for (const [key, { runId: ofRun, step }] of known ?? []) if (ofRun === runId && !isSame(step)) known?.delete(key);
}

async function measureStep(session: Session, runId: string, step: number, queries: readonly Query[], onProgress: (done: number) => void, signal?: AbortSignal): Promise<MeasuredRun | null> {
  const { catalog } = session.opened;
  try {
    return await session.ownRuns.use(runId, step, async ({ dense, index }) => {
      if (!dense || !index) return null;
      const evaluation = await evaluate(dense, catalog, queries, { depth, samples: 1, signal, onProgress });
      return { runId, step, evaluation, ...weightsIn(catalog, index) };
    });
  } catch {
    signal?.throwIfAborted();
    // Torn: an older checkpoint stands in.
    return null;
  }
}

function weightsIn(catalog: Catalog, index: ProductIndex): Pick<MeasuredRun, 'imageWeight' | 'failing'> {
  const { imageWeight } = index;
  if (!imageWeight) return { imageWeight: null, failing: null };
  const whole = index.ids.flatMap((id, i): [string, number][] => (index.hasTitle[i] && index.hasImage[i] ? [[id, imageWeight[i]]] : []));
  const { failing, labels } = failingSides(weighedProducts(catalog, index, imageWeight).products);
  return { imageWeight: new Map(whole), failing: new Set(labels).size === 2 ? { scores: failing.map((product) => product.imageWeight), labels } : null };
}

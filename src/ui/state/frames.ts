// Pinned queries as checkpoints rank them: asked of the search worker once per checkpoint and query and kept, so that scrubbing and the film cost nothing the second time.
import { useCallback, useEffect, useRef, useState } from 'react';
import { bundledPins } from '../../lab/runs/suggestedPins';
import type { Frame, FrameQuery } from '../../lab/runsApi';
import { ask, messageOf, useLabStore } from './labStore';
import { go, useRoute } from './route';
import type { ShownRun } from './shownRun';
import { useAnswer } from './useAnswer';

/** Results of each pinned query that are shown, and how many queries may be pinned. */
export const pinDepth = 6;
export const mostPins = 5;

/** The checkpoint that is looked at: the URL's, or the newest. `following` = it goes on with the run. Null before the first. */
export function useShownStep(run: ShownRun | null): { step: number | null; following: boolean } {
  const { step } = useRoute();
  const asked = step === null ? NaN : Number(step);
  const newest = run?.checkpoints.at(-1) ?? null;
  const following = !run?.checkpoints.includes(asked);
  return { step: following ? newest : asked, following };
}

/** Null = follow the run. */
export function showStep(step: number | null): void {
  go({ step: step === null ? null : String(step) }, { replace: true });
}

/** Pinned queries; those that the lab suggests until someone pins. `open` = the open catalog is the run's (or the draft's). */
export function usePins(catalog: string): { pins: readonly string[]; suggested: boolean; open: boolean } {
  const { pins } = useRoute();
  const open = useLabStore(({ status, phase }) => phase === 'ready' && status?.catalog.id === catalog);
  const bundled = bundledPins(catalog);
  const { value } = useAnswer(pins === null && open && !bundled ? `pins ${catalog}` : null, async (_lab, runs) => ({ catalog, pins: await runs.suggestedPins() }));
  if (pins !== null) return { pins: pinned(pins.split('\n')), suggested: false, open };
  return { pins: pinned(bundled ?? (open && value?.catalog === catalog ? value.pins : [])), suggested: true, open };
}

/** Each once, and not more than may be pinned: an address can hold anything. */
function pinned(queries: readonly string[]): string[] {
  return [...new Set(queries.map((query) => query.trim()))].filter(Boolean).slice(0, mostPins);
}

/** Null = those that the lab suggests. */
export function setPins(pins: readonly string[] | null): void {
  go({ pins: pins && pinned(pins).join('\n') }, { replace: true });
}

export interface FrameRequest {
  runId: string;
  step: number;
  pins: readonly string[];
}

const known = new Map<string, FrameQuery>();
const asking = new Map<string, Promise<void>>();
const mostKnown = 2000;
const nameOf = (...parts: [runId: string, step: number, query: string | readonly string[]]) => JSON.stringify(parts);

/** The frame where every query of it is ranked already; null where one is still to be asked for. */
export function knownFrame({ runId, step, pins }: FrameRequest): Frame | null {
  const queries = pins.flatMap((query) => known.get(nameOf(runId, step, query)) ?? []);
  return queries.length === pins.length ? { runId, step, queries } : null;
}

/** Ranks what is not known yet; whoever asks for the same at the same time gets the same answer. */
export async function readFrame(request: FrameRequest): Promise<Frame> {
  const { runId, step, pins } = request;
  const missing = pins.filter((query) => !known.has(nameOf(runId, step, query)));
  const key = nameOf(runId, step, missing);
  if (missing.length > 0) {
    const reading = asking.get(key) ?? rank(runId, step, missing).finally(() => asking.delete(key));
    asking.set(key, reading);
    await reading;
  }
  return knownFrame(request) ?? readFrame(request);
}

async function rank(runId: string, step: number, queries: readonly string[]): Promise<void> {
  const frame = await ask((_lab, runs) => runs.frame(runId, step, [...queries], pinDepth));
  if (frame.queries.length !== queries.length) throw new Error(`Expected ${queries.length} ranked queries of step ${step}, got ${frame.queries.length}.`);
  frame.queries.forEach((query, i) => known.set(nameOf(runId, step, queries[i]), { ...query, query: queries[i] }));
  for (const old of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(old);
  }
}

/** After a run was replaced by another of the same name. */
export function forgetFrames(runId: string): void {
  const prefix = `${JSON.stringify([runId]).slice(0, -1)},`;
  for (const name of known.keys()) if (name.startsWith(prefix)) known.delete(name);
}

interface Held {
  key: string;
  frame: Frame;
  /** What was shown before it, of another step of the same run. */
  before: Frame | null;
}

export interface ShownFrame {
  frame: Frame | null;
  before: Frame | null;
  stale: boolean;
  failure: string | null;
  again(): void;
}

/** The frame of a checkpoint; the one before stays until it is there. While a slider is dragged only the newest one that is wanted is asked for. */
export function useFrame(run: ShownRun | null, step: number | null, pins: readonly string[], open: boolean): ShownFrame {
  const request = run && step !== null && open && pins.length > 0 ? { runId: run.runId, step, pins } : null;
  const [attempt, setAttempt] = useState(0);
  const key = request && JSON.stringify({ ...request, attempt });
  const [held, setHeld] = useState<Held | null>(null);
  const [told, setTold] = useState<{ key: string; failure: string | null } | null>(null);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  const ready = request && held?.key !== key ? knownFrame(request) : null;
  if (ready && key) setHeld({ key, frame: ready, before: shownBefore(held, ready) });

  const turn = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (key === null) return;
    let newest = true;
    turn.current = turn.current.then(() => newest && readFrame(JSON.parse(key) as FrameRequest).then(
      () => newest && setTold({ key, failure: null }),
      (cause: unknown) => newest && setTold({ key, failure: messageOf(cause) }),
    ));
    return () => { newest = false; };
  }, [key]);
  const mine = held !== null && held.frame.runId === run?.runId ? held : null;
  const stale = key !== null && mine?.key !== key;
  return { frame: mine?.frame ?? null, before: mine?.before ?? null, stale, failure: stale && told?.key === key ? told.failure : null, again };
}

function shownBefore(held: Held | null, next: Frame): Frame | null {
  if (held?.frame.runId !== next.runId) return null;
  return held.frame.step === next.step ? held.before : held.frame;
}

// Pinned queries as checkpoints rank them: asked of the search worker once per checkpoint and kept, so that scrubbing and the film cost nothing the second time.
import { useEffect, useState } from 'react';
import type { Frame } from '../../lab/runsApi';
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
  const { value } = useAnswer(pins === null && open ? `pins ${catalog}` : null, (_lab, runs) => runs.suggestedPins());
  if (pins !== null) return { pins: pins.split('\n').filter(Boolean), suggested: false, open };
  return { pins: open ? (value ?? []) : [], suggested: true, open };
}

export function setPins(pins: readonly string[]): void {
  go({ pins: pins.join('\n') }, { replace: true });
}

const known = new Map<string, Frame>();
const mostKnown = 400;

/** The frame of a checkpoint; the one before stays until it is there. */
export function useFrame(run: ShownRun | null, step: number | null, pins: readonly string[], open: boolean): { frame: Frame | null; stale: boolean; failure: string | null } {
  const key = run && step !== null && open && pins.length > 0 ? JSON.stringify([run.runId, step, pins]) : null;
  const [shown, setShown] = useState<Frame | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (key === null) return;
    let mounted = true;
    readFrame(key).then((frame) => { if (mounted) { setShown(frame); setFailure(null); } }, (cause: unknown) => mounted && setFailure(messageOf(cause)));
    return () => { mounted = false; };
  }, [key]);
  const mine = shown?.runId === run?.runId ? shown : null;
  return { frame: mine, stale: mine?.step !== step, failure };
}

/** Reads a frame that will be wanted soon, as the film does. */
export async function readFrame(key: string): Promise<Frame> {
  const found = known.get(key);
  if (found) return found;
  const [runId, step, pins] = JSON.parse(key) as [string, number, string[]];
  const frame = await ask((_lab, runs) => runs.frame(runId, step, pins, pinDepth));
  known.set(key, frame);
  for (const old of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(old);
  }
  return frame;
}


// The run that Train shows: the one that is being trained, or a kept one that the URL names.
import { useEffect, useState } from 'react';
import type { Experiment } from '../../experiment/experiment';
import type { KeptRun } from '../../lab/runsApi';
import type { MetricsLine } from '../../lab/trainApi';
import { manage, messageOf } from './labStore';
import { isAlive, useLiveRun, type LiveRun } from './liveRun';
import { useOtherTabs, useWatchOtherTabs } from './otherTabs';
import { useRoute } from './route';
import { useRuns } from './runsStore';

export interface ShownRun {
  runId: string;
  name: string;
  presetId: string;
  experiment: Experiment;
  /** True while this tab trains it or has just done so. */
  live: boolean;
  /** Another tab of this browser trains it. */
  elsewhere: boolean;
  /** Of a kept run: how it ended, or 'running' where another tab trains it. */
  status: LiveRun['phase'];
  /** Kept and neither finished nor being trained: it can be resumed; `beyond` steps would be made again. */
  unfinished: boolean;
  beyond: number;
  step: number;
  total: number;
  /** Merged, one a step, ascending. */
  lines: readonly MetricsLine[];
  checkpoints: readonly number[];
  backend: string;
  note: string;
}

/** Null where no run is named, while it is read, and where this browser keeps none of that name (`failure` then says so). */
export function useShownRun(): { run: ShownRun | null; reading: boolean; failure: 'unknown' | string | null } {
  const { run: runId } = useRoute();
  const live = useLiveRun();
  const isLive = live.runId !== null && (runId === live.runId || (runId === null && isAlive(live)));
  const kept = useKeptRun(isLive ? null : runId);
  const shownId = isLive ? live.runId : runId;
  const elsewhere = useOtherTabs(({ training }) => shownId !== null && training.includes(shownId));
  useWatchOtherTabs();
  const renamed = useRuns(({ runs }) => runs?.find(({ id }) => id === runId)?.name);
  if (isLive) return { run: liveAsShown(live, elsewhere), reading: false, failure: null };
  return { run: kept.value && { ...keptAsShown(kept.value, elsewhere), ...(renamed && { name: renamed }) }, reading: kept.reading, failure: kept.failure };
}

function liveAsShown(live: LiveRun, elsewhere: boolean): ShownRun | null {
  if (!live.runId || !live.experiment) return null;
  const { runId, name, experiment, phase, step, total, lines, checkpoints } = live;
  // One that broke off before its first checkpoint has nothing to go on with.
  const unfinished = (phase === 'lost' || phase === 'stopped') && checkpoints.length > 0 && checkpoints[checkpoints.length - 1] < total;
  return { runId, name, presetId: live.presetId ?? 'make', experiment, live: true, elsewhere, status: phase, unfinished, beyond: 0, step, total, lines, checkpoints, backend: '', note: '' };
}

function keptAsShown({ summary, experiment, lines, beyond }: KeptRun, elsewhere: boolean): ShownRun {
  const { id, name, presetId, status, step, total, checkpoints, backend, note } = summary;
  return { runId: id, name, presetId, experiment, live: false, elsewhere, status: elsewhere ? 'running' : status === 'finished' || status === 'stopped' ? status : 'lost', unfinished: step < total, beyond, step, total, lines, checkpoints, backend, note };
}

function useKeptRun(runId: string | null): { value: KeptRun | null; reading: boolean; failure: 'unknown' | string | null } {
  const [held, setHeld] = useState<{ runId: string; broughtIn: number; value: KeptRun | null; failure: string | null } | null>(null);
  const broughtIn = useRuns((runs) => runs.broughtIn);
  useEffect(() => {
    if (runId === null) return;
    let mounted = true;
    manage((_lab, runs) => runs.read(runId)).then(
      (value) => mounted && setHeld({ runId, broughtIn, value, failure: value ? null : 'unknown' }),
      (cause: unknown) => mounted && setHeld({ runId, broughtIn, value: null, failure: messageOf(cause) }),
    );
    return () => { mounted = false; };
  }, [runId, broughtIn]);
  const mine = held?.runId === runId && held.broughtIn === broughtIn ? held : null;
  return { value: mine?.value ?? null, reading: runId !== null && mine === null, failure: mine?.failure ?? null };
}

// A run that goes on undisturbed tells what a step takes better than any measuring before it.
import { useEffect } from 'react';
import { useDraftEstimate } from './draftEstimate';
import { useLiveRun, type LiveRun } from './liveRun';
import { useBackend } from './trainWorker';
import { costKey, keepTimes, withTime } from './measuredTimes';

/** Fewer steps say little: the first ones are slow. */
const fewest = 40;

/** Learns from the run that is being trained, as long as the caller is shown. */
export function useTimesOfRuns(): void {
  useEffect(() => useLiveRun.subscribe(watch()), []);
}

/** Steps from a start without a pause, and every `fewest` of them what they took. */
function watch(): (live: LiveRun) => void {
  let since: { runId: string | null; step: number; at: number; told: number } | null = null;
  return ({ phase, runId, step, experiment, slowMotion }) => {
    const backend = useBackend.getState().card?.backend;
    if (phase !== 'running' || slowMotion || !experiment || !backend) since = null;
    else if (since?.runId !== runId || step < since.step) since = { runId, step, at: performance.now(), told: step };
    else if (step - since.told >= fewest) {
      since.told = step;
      const times = withTime(useDraftEstimate.getState().times, costKey(backend, experiment), (performance.now() - since.at) / 1000 / (step - since.step));
      useDraftEstimate.setState({ times });
      keepTimes(times);
    }
  };
}

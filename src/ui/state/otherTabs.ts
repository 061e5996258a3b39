// Runs that another tab of this browser trains, told by the locks that are held: a tab that is closed or dies lets go of its own.
import { useEffect } from 'react';
import { create } from 'zustand';
import { runOfLock } from '../../lab/runs/runId';
import { isAlive, useLiveRun } from './liveRun';
import { readRuns, runBroughtIn, useRuns } from './runsStore';

export const useOtherTabs = create<{ training: readonly string[] }>(() => ({ training: [] }));

const betweenLooks = 2000;
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Looks every two seconds while somebody can see it, and at once when the tab comes to the front. */
export function useWatchOtherTabs(): void {
  useEffect(() => {
    watchers += 1;
    if (watchers === 1) {
      timer = setInterval(lookIfSeen, betweenLooks);
      document.addEventListener('visibilitychange', lookIfSeen);
      lookIfSeen();
    }
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, []);
}

function lookIfSeen(): void {
  if (!document.hidden) void look();
}

/** A run that is no longer trained elsewhere is another than the one that was read here before; one that is new there comes into the list. */
async function look(): Promise<void> {
  const own = [ownRun()];
  const held = (await navigator.locks?.query().catch(() => null))?.held ?? [];
  own.push(ownRun());
  const training = held.flatMap(({ name }) => runOfLock(name ?? '') ?? []).filter((id) => !own.includes(id)).sort();
  const before = useOtherTabs.getState().training;
  if (training.join() !== before.join()) useOtherTabs.setState({ training });
  for (const id of before) if (!training.includes(id) && !own.includes(id)) void runBroughtIn(id);
  const listed = useRuns.getState().runs;
  if (listed && training.some((id) => !listed.some((run) => run.id === id))) void readRuns();
}

function ownRun(): string | null {
  const live = useLiveRun.getState();
  return isAlive(live) ? live.runId : null;
}

// What a page owes to a run that goes on in it: the screen stays awake, and what was learned is kept when the page goes out of sight.
import { useEffect } from 'react';
import { isAlive, keepRun, useLiveRun } from './liveRun';

export function useWhileTraining(): void {
  const alive = useLiveRun(isAlive);
  const running = useLiveRun(({ phase }) => phase === 'running');
  useEffect(() => (alive ? whenSeen(() => undefined, () => void keepRun()) : undefined), [alive]);
  useEffect(() => {
    if (!running) return;
    const lock = stayAwake();
    const forget = whenSeen(lock.again, () => undefined);
    return () => {
      forget();
      lock.release();
    };
  }, [running]);
}

function whenSeen(shown: () => void, hidden: () => void): () => void {
  const heard = () => (document.visibilityState === 'hidden' ? hidden() : shown());
  document.addEventListener('visibilitychange', heard);
  return () => document.removeEventListener('visibilitychange', heard);
}

/** Browsers take the lock away when the page is hidden, and refuse it on low battery: training goes on without. */
function stayAwake(): { again(): void; release(): void } {
  let wanted = true;
  let held: WakeLockSentinel | null = null;
  const ask = () => void navigator.wakeLock?.request('screen').then((lock) => {
    if (wanted) held = lock;
    else void lock.release();
  }, () => undefined);
  ask();
  return {
    again: () => { if (!held || held.released) ask(); },
    release: () => {
      wanted = false;
      void held?.release();
    },
  };
}

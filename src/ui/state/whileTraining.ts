// What a page owes to a run that goes on in it: the screen stays awake, and what was learned is kept when the page goes out of sight.
import { useEffect } from 'react';
import { keepRun, useLiveRun } from './liveRun';

export function useWhileTraining(): void {
  const running = useLiveRun(({ phase }) => phase === 'running');
  useEffect(() => {
    if (!running) return;
    const lock = stayAwake();
    const hidden = () => (document.visibilityState === 'hidden' ? void keepRun() : lock.again());
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      lock.release();
    };
  }, [running]);
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

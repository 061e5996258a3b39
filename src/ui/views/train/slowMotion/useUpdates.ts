// One update after the other while the run stands.
import { useCallback, useEffect, useState } from 'react';
import { stepOnce, useLiveRun } from '../../../state/liveRun';

/** Milliseconds between two updates that are made by themselves. */
const between = 1000;

/** `able` = the run stands and another update can be made; `busy` while one is being made. */
export function useUpdates(): { able: boolean; busy: boolean; next(): void; playing: boolean; play(on: boolean): void } {
  const able = useLiveRun(({ phase, step, total }) => phase === 'paused' && step < total);
  const [busy, setBusy] = useState(false);
  const [playing, setPlaying] = useState(false);
  if (playing && !able) setPlaying(false);
  const next = useCallback(() => {
    setBusy(true);
    void stepOnce().finally(() => setBusy(false));
  }, []);
  useEffect(() => {
    if (!playing || busy || !able) return;
    const timer = setTimeout(next, between);
    return () => clearTimeout(timer);
  }, [playing, busy, able, next]);
  return { able, busy, next, playing, play: (on) => { setPlaying(on); if (on && able && !busy) next(); } };
}

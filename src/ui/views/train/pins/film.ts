// The run as a film: one checkpoint after the other, each shown when it is ranked.
import { useEffect, useState } from 'react';
import { readFrame, showStep } from '../../../state/frames';
import { nextOfFilm, startOfFilm } from './checkpointOrder';

/** Milliseconds a frame is looked at. */
const frameTime = 330;

interface FilmOf {
  runId: string;
  checkpoints: readonly number[];
  step: number | null;
  /** Queries that are to be ranked before a checkpoint is shown; none where they cannot be. */
  pins: readonly string[];
}

/** Goes on from whatever checkpoint is shown, dragged to or not; at the newest it is over, and the view follows the run. */
export function useFilm({ runId, checkpoints, step, pins }: FilmOf): { playing: boolean; play(): void; end(): void } {
  const [playing, setPlaying] = useState(false);
  const wanted = JSON.stringify(pins);
  useEffect(() => {
    if (!playing || step === null) return;
    const next = nextOfFilm(checkpoints, step);
    let running = true;
    const turn = next === null ? Promise.resolve() : shownLater({ runId, step: next, pins: JSON.parse(wanted) as string[] });
    const over = () => {
      if (!running) return;
      setPlaying(false);
      showStep(null);
    };
    turn.then(() => (next === null ? over() : running && showStep(next)), over);
    return () => { running = false; };
  }, [playing, step, runId, checkpoints, wanted]);
  return {
    playing,
    play: () => {
      if (step === null) return;
      showStep(startOfFilm(checkpoints, step));
      setPlaying(true);
    },
    end: () => setPlaying(false),
  };
}

/** When the frame before has been looked at and this one is there, whichever comes last. */
async function shownLater(frame: { runId: string; step: number; pins: string[] }): Promise<void> {
  await Promise.all([new Promise((over) => setTimeout(over, frameTime)), frame.pins.length > 0 ? readFrame(frame) : null]);
}

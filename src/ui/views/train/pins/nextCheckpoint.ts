import { isAlive } from '../../../state/liveRun';
import type { ShownRun } from '../../../state/shownRun';

/** The step that the next checkpoint is due at; null where none will come by itself. */
export function nextCheckpoint(run: Pick<ShownRun, 'live' | 'status' | 'experiment' | 'step' | 'total'>): number | null {
  if (!run.live || run.status === 'kept' || !isAlive({ phase: run.status })) return null;
  const every = run.experiment.training.checkpointEvery;
  return Math.min(run.total, (Math.floor(run.step / every) + 1) * every);
}

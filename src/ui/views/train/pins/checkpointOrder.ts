// Which checkpoint comes next: in the film, and in a run.
import type { Experiment } from '../../../../experiment/experiment';

/** The first checkpoint after `step`; null at the end. */
export function nextOfFilm(checkpoints: readonly number[], step: number): number | null {
  return checkpoints.find((each) => each > step) ?? null;
}

/** Where the film begins: at the shown checkpoint, or anew where that is the last. */
export function startOfFilm(checkpoints: readonly number[], step: number): number {
  return nextOfFilm(checkpoints, step) === null ? checkpoints[0] : step;
}

/** The step that the next checkpoint of a run is due at. */
export function nextDue({ training: { checkpointEvery } }: Pick<Experiment, 'training'>, step: number, total: number): number {
  return Math.min(total, (Math.floor(step / checkpointEvery) + 1) * checkpointEvery);
}

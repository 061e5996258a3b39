// Going on from an older checkpoint: in the same run, or in a new one.
import type { Experiment } from '../../../../experiment/experiment';
import { resumeShown, stopAndWait } from '../../../state/beginRun';
import { forkRun } from '../../../state/liveRun';
import { go } from '../../../state/route';
import type { ShownRun } from '../../../state/shownRun';

/** Drops what the run made after `step`. What is being trained ends first. */
export async function continueFrom(run: ShownRun, step: number): Promise<void> {
  await stopAndWait();
  resumeShown(run, { step });
}

/** A new run; the old one stays. */
export async function forkFrom(run: ShownRun, step: number, experiment: Experiment): Promise<void> {
  await stopAndWait();
  const id = forkRun({ run, step }, experiment);
  go({ run: id, step: null, catalog: experiment.catalog });
}

/** The run's experiment with the training settings and the seed of another; null where they are the same. */
export function withTrainingOf(run: Experiment, draft: Experiment): Experiment | null {
  const told = ({ training, seed }: Experiment) => JSON.stringify([training, seed]);
  return told(run) === told(draft) ? null : { ...run, training: draft.training, seed: draft.seed };
}

export function stepsOf({ training }: Experiment): number {
  return training.stages.reduce((sum, { steps }) => sum + steps, 0);
}

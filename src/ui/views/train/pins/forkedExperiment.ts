// What a fork may change: training settings and seed.
import type { Experiment } from '../../../../experiment/experiment';

/** The run's experiment with the training settings and the seed of another; null where they are the same. */
export function withTrainingOf(run: Experiment, draft: Experiment): Experiment | null {
  const told = ({ training, seed }: Experiment) => JSON.stringify([training, seed]);
  return told(run) === told(draft) ? null : { ...run, training: draft.training, seed: draft.seed };
}

export function stepsOf({ training }: Experiment): number {
  return training.stages.reduce((sum, { steps }) => sum + steps, 0);
}

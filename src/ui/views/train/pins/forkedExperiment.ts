// What a fork may change: training settings and seed.
import { difference } from '../../../../experiment/diff';
import type { Experiment } from '../../../../experiment/experiment';

/** The run's experiment with the training settings and the seed of another; null where they are the same. */
export function withTrainingOf(run: Experiment, draft: Experiment): Experiment | null {
  const forked = { ...run, training: draft.training, seed: draft.seed };
  return difference(run, forked).length > 0 ? forked : null;
}

export function stepsOf({ training }: Experiment): number {
  return training.stages.reduce((sum, { steps }) => sum + steps, 0);
}

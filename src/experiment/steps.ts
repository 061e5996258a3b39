import { totalSteps } from '../training/stages';
import type { Experiment } from './experiment';

/** Gives all stages together this many steps, each its share of them (at least one), and keeps every warm-up inside the first quarter of its stage. Changes the experiment. */
export function scaleSteps({ training }: Experiment, steps: number): void {
  const { stages } = training;
  const before = totalSteps(training);
  let left = steps;
  for (const [i, stage] of stages.entries()) {
    const after = stages.length - 1 - i;
    stage.steps = Math.max(1, after === 0 ? left : Math.min(Math.round((stage.steps * steps) / before), left - after));
    left -= stage.steps;
    stage.warmup = Math.min(stage.warmup, Math.ceil(stage.steps / 4));
  }
}

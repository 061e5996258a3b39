import type { StageConfig } from './config';

/** The factor in [0, 1] on a stage's learning rate: linear warm-up from 0, then cosine to 0 at `steps` (the form of Hugging Face's schedule [I]). */
export function learningRateFactor(step: number, warmup: number, steps: number): number {
  if (step < warmup) return step / warmup;
  const progress = Math.min(1, (step - warmup) / Math.max(1, steps - warmup));
  return 0.5 * (1 + Math.cos(Math.PI * progress));
}

/** Learning rate of the update number `step` (from 0) of a stage. */
export function learningRate(step: number, stage: Pick<StageConfig, 'learningRate' | 'warmup' | 'steps'>): number {
  return stage.learningRate * learningRateFactor(step, stage.warmup, stage.steps);
}

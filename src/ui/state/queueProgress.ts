// How far an ablation is, in updates, and how long the rest takes.
import type { AblationQueue } from './ablationQueue';

/** Updates that all runs of a plan still need, of all: the one that is being trained stands at `step`. */
export function queueSteps({ plan, done, phase }: Pick<AblationQueue, 'plan' | 'done' | 'phase'>, step: number): { done: number; total: number } {
  const each = plan?.experiment.training.stages.reduce((sum, { steps }) => sum + steps, 0) ?? 0;
  const total = each * (plan?.runs.length ?? 0);
  return { done: Math.min(total, each * done + (phase === 'training' || phase === 'stopping' || phase === 'stopped' ? Math.min(step, each) : 0)), total };
}

/** Null before enough was measured. */
export function secondsLeft({ measured }: Pick<AblationQueue, 'measured'>, { done, total }: { done: number; total: number }): number | null {
  return measured.steps < 5 ? null : ((total - done) * measured.milliseconds) / measured.steps / 1000;
}

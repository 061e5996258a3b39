// THE loop: a generator that the caller pulls. Pause = stop asking, step = ask once, stop = `return()`.
import type { TrainingConfig } from './config';
import { stageAt, totalSteps } from './stages';
import { beginStage, type TrainingState } from './state';
import { beginDissection, finishDissection, type Dissection } from './dissection';
import { readMetrics, update, type StepMetrics } from './step';
import { disposeInputs, type StepInputs } from './stepInputs';

export type TrainEvent =
  /** An update was made; `step` counts updates done, this one included. What is due after it, the caller does before asking again. */
  | { kind: 'step'; step: number; stage: string; metrics: StepMetrics; evaluate: boolean; checkpoint: boolean; dissection: Dissection | null }
  /** A stage begins, or goes on after a resume. */
  | { kind: 'stage'; step: number; stage: string; index: number };

/** Makes the inputs of update number `step` (from 0), as often as asked: `batches.ts` and `stepInputs.ts`, or a test's own. */
export type InputsAt = (step: number) => StepInputs;

/**
 * Trains `state` from where it stands to the end of the last stage. Goes on from a restored state as if it had never stopped: everything
 * random is addressed by (seed, step), and nothing is held here that state, config and seed cannot rebuild. Where `dissects` says so, the update
 * is taken apart; it stays what it was, to the bit.
 */
export async function* train(state: TrainingState, config: TrainingConfig, inputsAt: InputsAt, seed: number, dissects = () => false): AsyncGenerator<TrainEvent, void> {
  const last = totalSteps(config);
  let stage = -1;
  let next: StepInputs | null = null;
  try {
    for (let at = stageAt(config, state.step); at; at = stageAt(config, state.step)) {
      if (at.index !== stage) {
        if (at.step === 0) beginStage(state, at.stage);
        stage = at.index;
        yield { kind: 'stage', step: state.step, stage: at.stage.name, index: stage };
      }
      next ??= inputsAt(state.step);
      const begun = dissects() ? await beginDissection(state, at.stage, next, seed) : null;
      const start = performance.now();
      const pending = update(state, config, at, next, seed);
      disposeInputs(next);
      next = state.step < last ? inputsAt(state.step) : null;
      const step = state.step;
      const isDue = (every: number) => step === last || (every > 0 && step % every === 0);
      const metrics = { ...(await readMetrics(pending)), milliseconds: performance.now() - start };
      const dissection = begun && (await finishDissection(state, begun, at.stage));
      yield { kind: 'step', step, stage: at.stage.name, metrics, dissection, evaluate: isDue(config.evaluateEvery), checkpoint: isDue(config.checkpointEvery) };
    }
  } finally {
    if (next) disposeInputs(next);
  }
}

import { createModel } from '../model/retrievalModel';
import { disposeParams } from '../nn/params';
import { setFused } from '../ops/fused';
import { beginStage, createTrainingState, disposeState } from '../training/state';
import { readMetrics, update } from '../training/step';
import type { StepInputs } from '../training/stepInputs';
import type { BenchCase } from './benchCase';
import type { Contender } from './benchContender';

/** The project's own update, with whatever kernels the backend has. */
export function ours({ model: config, training }: BenchCase, batches: StepInputs[], seed: number): Contender {
  const [stage] = training.stages;
  const model = createModel(config, seed);
  const state = createTrainingState(model, training, seed);
  beginStage(state, stage);
  return {
    name: 'ours',
    async step(index) {
      setFused(true);
      const pending = update(state, training, { index: 0, stage, step: state.step }, batches[index % batches.length], seed);
      return (await readMetrics(pending)).loss;
    },
    dispose() {
      disposeState(state);
      disposeParams(model.params);
    },
  };
}

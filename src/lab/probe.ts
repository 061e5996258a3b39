// A small training step that says whether a backend works, and how fast.
import { baseExperiment } from '../experiment/presets/sizes';
import { createModel } from '../model/retrievalModel';
import { disposeParams } from '../nn/params';
import { stageAt } from '../training/stages';
import { beginStage, createTrainingState, disposeState } from '../training/state';
import { readMetrics, update } from '../training/step';
import { disposeInputs, stepInputs } from '../training/stepInputs';
import { madeUpBatch } from './madeUpBatch';

const rows = 8;

/** Two updates of a nano model on made-up numbers, from the same start every time. Returns the second loss. */
export async function probeStep(): Promise<number> {
  const { model: config, training } = baseExperiment('nano', 'probe', 1);
  const model = createModel(config, 1);
  const state = createTrainingState(model, training, 1);
  const inputs = stepInputs(madeUpBatch(config, rows), config, 0);
  try {
    let loss = NaN;
    for (let step = 0; step < 2; step++) {
      const at = stageAt(training, step);
      if (!at) throw new Error('The probe needs a stage of at least two steps.');
      const stage = { ...at.stage, objectives: at.stage.objectives.filter((objective) => objective.kind === 'contrastive') };
      if (step === 0) beginStage(state, stage);
      loss = (await readMetrics(update(state, training, { ...at, stage }, inputs, 1))).loss;
    }
    return loss;
  } finally {
    disposeInputs(inputs);
    disposeState(state);
    disposeParams(model.params);
  }
}

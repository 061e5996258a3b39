// A small training step that says whether a backend works, and how fast.
import type { Experiment } from '../experiment/experiment';
import { baseExperiment } from '../experiment/presets/sizes';
import { createModel } from '../model/retrievalModel';
import { disposeParams } from '../nn/params';
import type { Batch } from '../training/batches';
import { nothing } from '../training/negatives/booleanMatrix';
import type { StageConfig } from '../training/config';
import { stageAt } from '../training/stages';
import { beginStage, createTrainingState, disposeState } from '../training/state';
import { readMetrics, update } from '../training/step';
import { disposeInputs, stepInputs } from '../training/stepInputs';
import { madeUpBatch } from './madeUpBatch';

const rows = 8;
/** Updates of one probe. */
export const probeSteps = 2;

/** Two updates of a nano model on made-up numbers, from the same start every time. Returns the second loss. */
export async function probeStep(): Promise<number> {
  const experiment = baseExperiment('nano', 'probe', 1);
  const contrastiveOnly = (stage: StageConfig) => ({ ...stage, objectives: stage.objectives.filter((objective) => objective.kind === 'contrastive') });
  const { loss } = await makeSteps(experiment, madeUpBatch(experiment.model, rows), probeSteps, contrastiveOnly);
  return loss;
}

const warmUps = 2;
const timedSteps = 3;
/** Once this much has passed, what was measured has to do. */
const patience = 4000;

/** Seconds of one update of an experiment on a made-up batch, on the current backend: the median of a few after two that warm up. */
export async function measureStep(experiment: Experiment): Promise<number> {
  const { model, training } = experiment;
  const batch = madeUpBatch(model, training.batch);
  const titles = batch.products.map(({ titleIds }) => titleIds);
  const asked: Batch = {
    ...batch, views: batch.queries, relations: { ...batch.relations, neighbors: nothing(training.batch) },
    maskedTitles: { ids: titles, rows: titles.map((_, row) => row), positions: titles.map(() => 1), targets: titles.map((ids) => ids[1]), capacity: titles.length },
  };
  const { milliseconds } = await makeSteps(experiment, asked, warmUps + timedSteps, (stage) => stage, patience);
  const timed = milliseconds.length > warmUps ? milliseconds.slice(warmUps) : milliseconds.slice(-1);
  return timed.toSorted((a, b) => a - b)[timed.length >> 1] / 1000;
}

async function makeSteps({ model: config, training, seed }: Experiment, batch: Batch, count: number, prepareStage: (stage: StageConfig) => StageConfig, longest = Infinity) {
  const model = createModel(config, seed);
  const state = createTrainingState(model, training, seed);
  const inputs = stepInputs(batch, config, 0);
  const milliseconds: number[] = [];
  try {
    const at = stageAt(training, 0);
    if (!at) throw new Error('A probe needs a stage of at least one step.');
    const stage = prepareStage(at.stage);
    beginStage(state, stage);
    let loss = NaN;
    const begun = performance.now();
    for (let step = 0; step < count && performance.now() - begun < longest; step++) {
      const start = performance.now();
      ({ loss } = await readMetrics(update(state, training, { ...at, step, stage }, inputs, seed)));
      milliseconds.push(performance.now() - start);
    }
    return { loss, milliseconds };
  } finally {
    disposeInputs(inputs);
    disposeState(state);
    disposeParams(model.params);
  }
}

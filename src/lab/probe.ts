// A small training step that says whether a backend works, and how fast.
import { baseExperiment } from '../experiment/presets/sizes';
import { random } from '../math/random';
import { createModel } from '../model/retrievalModel';
import { disposeParams } from '../nn/params';
import type { Batch } from '../training/batches';
import { relate } from '../training/relations';
import { stageAt } from '../training/stages';
import { beginStage, createTrainingState, disposeState } from '../training/state';
import { readMetrics, update } from '../training/step';
import { disposeInputs, stepInputs } from '../training/stepInputs';

const rows = 8;

/** Two updates of a nano model on made-up numbers, from the same start every time. Returns the second loss. */
export async function probeStep(): Promise<number> {
  const { model: config, training } = baseExperiment('nano', 'probe', 1);
  const model = createModel(config, 1);
  const state = createTrainingState(model, training, 1);
  const inputs = stepInputs(probeBatch(config.title.vocabularySize, config.image.height, config.image.width), config, 0);
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

function probeBatch(vocabulary: number, height: number, width: number): Batch {
  const draw = random(1, 'probe');
  const ids = () => Array.from({ length: 5 }, () => 5 + draw.integer(vocabulary - 5));
  const each = <T>(make: () => T) => Array.from({ length: rows }, make);
  const pairs = each(() => 0).map((_, i) => i);
  const pairRows = pairs.map((i) => ({ query: i, product: i }));
  const nothing = { maskDuplicates: false, maskClicked: false, maskKeywordMatches: false };
  return {
    pairs, rows: pairRows,
    queries: each(() => ({ ids: ids(), types: [0, 0, 0, 0, 0] })),
    products: each(() => ({ titleIds: ids(), hasTitle: true, hasImage: true, pixels: Uint8Array.from({ length: height * width * 3 }, () => draw.integer(256)) })),
    views: null, maskedTitles: null,
    relations: relate({ rows: pairRows, words: pairs.map(() => ({ words: [], keywords: [] })), titles: pairs.map(() => new Set<string>()) },
      { clicked: pairs.map(() => new Set<number>()), designs: null }, nothing, false),
  };
}

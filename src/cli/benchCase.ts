// What is raced: the recipe's model with one objective and no dropout, which stock TensorFlow.js draws on the host.
import { baseExperiment } from '../experiment/presets/sizes';
import { madeUpBatch } from '../lab/madeUpBatch';
import type { ModelConfig, TextEncoderConfig, TransformerConfig } from '../model/config';
import type { TrainingConfig } from '../training/config';
import { stepInputs, type StepInputs } from '../training/stepInputs';

export interface BenchCase {
  model: ModelConfig;
  /** With one stage of one objective. */
  training: TrainingConfig;
}

/** Medium with 12 query and 16 title tokens, both read as their mean: the model of the recipe, 2.03 M parameters. `quick`: the same built small. */
export function benchCase(quick: boolean): BenchCase {
  const { model, training } = baseExperiment(quick ? 'nano' : 'medium', 'bench', 1);
  const sure = (transformer: TransformerConfig) => ({ ...transformer, dropout: 0 });
  const text = (positions: number): TextEncoderConfig => ({ ...model.title, positions, pooling: 'mean', transformer: sure(model.title.transformer) });
  const [base] = training.stages;
  return {
    model: { ...model, query: text(12), title: text(16), image: { ...model.image, transformer: sure(model.image.transformer) } },
    // A cosine this long stays at its start: stock Adam has one rate.
    training: { ...training, stages: [{ ...base, steps: 1e9, warmup: 0, objectives: base.objectives.slice(0, 1) }] },
  };
}

/** Different batches in turn, so that no contender learns one by heart. */
export function benchBatches({ model }: BenchCase, rows: number, count = 3): StepInputs[] {
  return Array.from({ length: count }, (_, step) => stepInputs(madeUpBatch(model, rows, step), model, 0));
}

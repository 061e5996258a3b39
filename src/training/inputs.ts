import type { ModelConfig } from '../model/config';
import { createBatches } from './batches';
import type { TrainingConfig } from './config';
import type { TrainingData } from './data';
import { stepInputs } from './stepInputs';
import type { InputsAt } from './train';

/** The inputs of every update over a catalog's training data. */
export function trainingInputs(data: TrainingData, config: TrainingConfig, model: ModelConfig, seed: number): InputsAt {
  const batchAt = createBatches(data, config, seed);
  return (step) => stepInputs(batchAt(step), model, data.tokenizer.pad);
}

import type { ModelConfig } from '../model/config';
import type { ObjectiveConfig, ObjectiveKind, TrainingConfig } from './config';
import { distinctObjectives } from './stages';

/** Numbers that each objective learns for itself alone; a new kind without a line here does not compile. */
const heads: { [K in ObjectiveKind]: (config: Extract<ObjectiveConfig, { kind: K }>, model: ModelConfig) => number } = {
  contrastive: ({ form }) => (form === 'sigmoid' ? 1 : 0),
  keywordView: () => 0,
  maskedToken: (_config, { title }) => title.transformer.width * (title.transformer.width + 1) + title.vocabularySize,
};

/** Parameters of the objectives' own heads, by arithmetic. */
export function headCount(training: TrainingConfig, model: ModelConfig): number {
  const count = (config: ObjectiveConfig) => (heads[config.kind] as (config: ObjectiveConfig, model: ModelConfig) => number)(config, model);
  return [...distinctObjectives(training).values()].reduce((sum, config) => sum + count(config), 0);
}

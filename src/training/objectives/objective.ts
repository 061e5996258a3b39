import type { Random } from '../../math/random';
import type { Model } from '../../model/retrievalModel';
import type { Params } from '../../nn/params';
import type { ObjectiveConfig, ObjectiveKind } from '../config';
import { contrastive } from './contrastive';
import { keywordView } from './keywordView';
import { maskedToken } from './maskedToken';
import type { Objective, StepContext, Term } from './types';

/** Every loss term we have; forgetting one is a compile error. */
const objectives: { [K in ObjectiveKind]: Objective<K> } = { contrastive, keywordView, maskedToken };

export function initObjective(config: ObjectiveConfig, model: Model, random: Random): Params {
  return entry(config).init?.(config, model, random) ?? {};
}

export function objectiveLoss(config: ObjectiveConfig, step: StepContext, head: Params): Term {
  return entry(config).loss(config, step, head);
}

/** The table's row for a config; the compiler cannot follow that a config's kind picks the function that takes it. */
function entry(config: ObjectiveConfig): Objective<ObjectiveKind> {
  return objectives[config.kind] as Objective<ObjectiveKind>;
}

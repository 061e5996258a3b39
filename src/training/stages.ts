import type { ObjectiveConfig, StageConfig, TrainingConfig } from './config';

/** Where an update stands: which stage, and which step of it (from 0). */
export interface StagePosition {
  index: number;
  stage: StageConfig;
  step: number;
}

export function totalSteps(config: TrainingConfig): number {
  return config.stages.reduce((sum, stage) => sum + stage.steps, 0);
}

/** The position of the update number `step` (from 0), or null when all stages are done. */
export function stageAt(config: TrainingConfig, step: number): StagePosition | null {
  let start = 0;
  for (const [index, stage] of config.stages.entries()) {
    if (step < start + stage.steps) return { index, stage, step: step - start };
    start += stage.steps;
  }
  return null;
}

/** Names an objective in metrics, in errors and in the parameter tree of its head. */
export function objectiveName(config: ObjectiveConfig): string {
  return config.kind === 'contrastive' ? `${config.from}-${config.to}` : config.kind;
}

/** The objectives of all stages, once each; the same objective in two stages shares one head. */
export function distinctObjectives(config: TrainingConfig): Map<string, ObjectiveConfig> {
  const found = new Map<string, ObjectiveConfig>();
  for (const stage of config.stages) {
    const names = stage.objectives.map(objectiveName);
    const repeated = names.find((name, i) => names.indexOf(name) !== i);
    if (repeated) throw new Error(`Stage '${stage.name}' lists the objective '${repeated}' twice. Keep one of them and add the weights.`);
    for (const objective of stage.objectives) if (!found.has(objectiveName(objective))) found.set(objectiveName(objective), objective);
  }
  return found;
}

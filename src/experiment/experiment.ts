import type { FeatureConfig } from '../features/config';
import type { ModelConfig } from '../model/config';
import type { TrainingConfig } from '../training/config';

export const experimentVersion = 1;

/** Everything that was asked for. Same experiment and seed, same numbers (bit-equal on wasm). */
export interface Experiment {
  version: number;
  seed: number;
  /** Name of a generated catalog, or of a folder as the caller knows it. */
  catalog: string;
  features: FeatureConfig;
  model: ModelConfig;
  training: TrainingConfig;
}

/** How well a statement about a paper is founded: own text, author's other text, third party, inferred, our proposal, not known. */
export type Grade = 'S' | 'B' | 'T' | 'I' | 'P' | 'N';

export interface Claim {
  /** Path into the experiment, e.g. 'model.fusion'. */
  path: string;
  grade: Grade;
  note: string;
}

export const sizes = ['nano', 'small', 'medium', 'full'] as const;
export type Size = (typeof sizes)[number];

export interface Preset {
  id: string;
  title: string;
  paper: string | null;
  /** The experiment of this preset at a size, over a catalog, with a seed. */
  experiment(size: Size, catalog: string, seed: number): Experiment;
  claims: Claim[];
}

export interface RunRecord {
  id: string;
  name: string;
  presetId: string;
  experiment: Experiment;
  catalogFingerprint: string;
  codeVersion: string;
  backend: string;
  createdAt: string;
  status: 'running' | 'paused' | 'stopped' | 'finished' | 'failed';
  step: number;
  summary: Record<string, number>;
  error: string | null;
  note?: string;
  /** The checkpoint that this run began with. */
  parent?: { runId: string; step: number };
  /** The ablation that asked for it. */
  ablation?: string;
  /** Hidden, until it is restored or the trash is emptied. */
  removed?: boolean;
}

// An ablation: one experiment, and the same with one mechanism switched the other way, over several seeds. Plain data; runs are ordinary runs.
import type { Experiment } from './experiment';

export const switches = ['modalAdaptation', 'keywordAttention', 'keywordView', 'neighborPositives', 'keywordFilter', 'separateEncoder', 'falseNegativeMask', 'augmentation'] as const;
export type Switch = (typeof switches)[number];

export interface AblationPlan {
  id: string;
  name: string;
  /** ISO date. */
  createdAt: string;
  presetId: string;
  /** The baseline; its seed is replaced by each of `seeds`. */
  experiment: Experiment;
  switches: Switch[];
  seeds: number[];
  /** What was asked for, in the order in which it is trained: the baseline first for every seed. `runId` is given at the start. */
  runs: { variant: Switch | 'baseline'; seed: number; runId: string }[];
}

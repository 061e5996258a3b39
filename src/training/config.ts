// How a model learns, as plain JSON. Defaults live in experiment/presets.
import type { Space } from '../model/config';

/** Loss terms. Grades of their origin stand in design notes and presets; none is a formula of the papers. */
export type ObjectiveConfig =
  | {
      kind: 'contrastive';
      from: Space;
      to: Space;
      weight: number;
      /** Mean of both directions. */
      symmetric: boolean;
      /** Softmax over candidates (InfoNCE) or a logistic loss per pair (SigLIP's form). */
      form: 'softmax' | 'sigmoid';
      /** Additive margin taken off the true pair's cosine (AM-Softmax). */
      margin: number;
      /** KE-b [P]: products clicked for a neighbor query are positives too, not only tolerated. */
      multiPositive: boolean;
    }
  /** KE-a [P]: the query read with the keywords of the clicked title should land where the query alone lands. */
  | { kind: 'keywordView'; weight: number; form: 'infoNCE' | 'cosine' }
  /** Predict masked title tokens. */
  | { kind: 'maskedToken'; weight: number; rate: number };
export type ObjectiveKind = ObjectiveConfig['kind'];

export interface NegativesConfig {
  /** Other rows of the batch with the same product or the same design are not negatives. */
  maskDuplicates: boolean;
  /** Products clicked for the row's query are not negatives. */
  maskClicked: boolean;
  /** KE-c [P]: products whose title holds every word of the query, or in a word's place the keyword most tied to it, are not negatives. */
  maskKeywordMatches: boolean;
}

/** Replaces content and leaves the mask on: the gate has to recognize a side that failed. All chances are per row and in [0, 1]. */
export interface AugmentationConfig {
  /** Chance that a title loses words at all, and then each word's chance to go. */
  titleWords: { chance: number; drop: number };
  /** Chance that all words which state one of the product's attribute values go together. */
  titleAttributes: number;
  /** Chance that the title becomes a brand-like code. */
  titleCode: number;
  /** Chance that the picture becomes blank or a placeholder card (only where the title was left informative). */
  imageBlank: number;
  mirror: number;
  /** Largest shift in pixels, each direction. */
  shift: number;
}

export interface StageConfig {
  name: string;
  steps: number;
  objectives: ObjectiveConfig[];
  /** Parameter-name patterns that learn (nn/params `select`); ['*'] = all. */
  train: string[];
  learningRate: number;
  warmup: number;
}

export interface TrainingConfig {
  batch: number;
  /** 'sqrt': pairs are drawn with weight 1 / sqrt(pairs of that query). */
  sampling: 'uniform' | 'sqrt';
  optimizer: { beta1: number; beta2: number; epsilon: number; weightDecay: number; clipNorm: number };
  negatives: NegativesConfig;
  augmentation: AugmentationConfig;
  stages: StageConfig[];
  /** Steps between evaluations and between checkpoints; the last step always has both. */
  evaluateEvery: number;
  checkpointEvery: number;
}

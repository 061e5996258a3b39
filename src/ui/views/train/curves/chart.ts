// What each chart of a run shows, as plain data: made of the run, drawn by `CurveFigure`.
import type { FusionConfig } from '../../../../model/config';
import type { Messages } from '../../../messages/english';

export const chartIds = ['loss', 'recall', 'weights', 'cosines', 'ndcg', 'meanWeight', 'auroc', 'learningRate', 'gradientNorm', 'temperature', 'masked', 'speed'] as const;
export type ChartId = (typeof chartIds)[number];
export const mainCharts: readonly ChartId[] = ['loss', 'recall', 'weights', 'cosines'];

/** How a number is written, and where its axis begins and ends. */
export type Unit = 'loss' | 'metric' | 'cosine' | 'share' | 'fewPercent' | 'plain' | 'perSecond';

export interface Curve {
  /** Name of the number in the lines of the run. */
  key: string;
  label: string;
  color: string;
  dash?: string;
  strong?: boolean;
  /** Names of the ends of its interval, or of what lies to both sides of it. */
  band?: { low: string; high: string } | { around: string };
}

/** Why there is nothing to draw. */
export type Reason =
  | { kind: 'noRun' | 'notStarted' | 'neverBegan' | 'notRecorded' | 'noRegimes' | 'noPairTerm' | 'noWeights' }
  | { kind: 'notLooked'; step: number }
  | { kind: 'unweighed'; fusion: FusionConfig['kind'] };

export interface Chart {
  id: ChartId;
  name: string;
  /** Beside the name: what is measured on what. */
  note: string;
  unit: Unit;
  /** Drawn on a logarithmic axis until the reader chooses. */
  log: boolean;
  /** Measured on every batch, and so noisy. */
  noisy: boolean;
  curves: Curve[];
  /** A difference that the header says too. */
  gap?: { label: string; from: string; to: string };
  /** Keys of the numbers in the header, and of the curves that decide which points are kept. */
  lead: string[];
  reason: Reason | null;
}

export function reasonText(reason: Reason, words: Messages['curves']): string {
  if (reason.kind === 'notLooked') return words.reasons.notLooked(reason.step);
  if (reason.kind === 'unweighed') return words.reasons.unweighed[reason.fusion] ?? words.reasons.noWeights;
  return words.reasons[reason.kind];
}

// Numbers that a run is told by, out of its summary.
import type { RunSummary } from '../../../lab/runsApi';
import type { watchedMetrics } from '../../../lab/train/metricNames';

export type WatchedMetric = (typeof watchedMetrics)[number];

export interface RunFigure {
  part: 'test' | 'validation' | 'seen';
  value: number;
  /** Null for runs that were measured without intervals. */
  interval: { low: number; high: number } | null;
}

const parts = ['test', 'validation', 'seen'] as const;

/** On the queries that say most: held out, then those watched in training. */
export function runFigure({ summary }: Pick<RunSummary, 'summary'>, metric: WatchedMetric): RunFigure | null {
  const part = parts.find((name) => Number.isFinite(summary[`${name}.${metric}`]));
  if (!part) return null;
  const [value, low, high] = ['', '.low', '.high'].map((end) => summary[`${part}.${metric}${end}`]);
  return { part, value, interval: Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null };
}

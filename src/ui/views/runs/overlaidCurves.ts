// The same number of several runs as one chart: one curve a run.
import { catalogImageWeight, watchedMetrics, watchedParts } from '../../../lab/train/metricNames';
import type { RunsComparison } from '../../../lab/runsApi';
import type { MetricsLine } from '../../../lab/trainApi';
import type { Messages } from '../../messages/english';
import type { Chart, ChartId, Unit } from '../train/curves/chart';

const watched = (metric: (typeof watchedMetrics)[number]) => watchedParts.map((part) => `${part}.${metric}`);

/** Names of the number, the first that a run has is drawn. */
const shapes: { id: ChartId; unit: Unit; noisy: boolean; names: string[] }[] = [
  { id: 'loss', unit: 'loss', noisy: true, names: ['loss'] },
  { id: 'recall', unit: 'metric', noisy: false, names: watched('recall@10') },
  { id: 'ndcg', unit: 'metric', noisy: false, names: watched('nDCG@10') },
  { id: 'meanWeight', unit: 'share', noisy: false, names: [catalogImageWeight, 'imageWeight'] },
];

/** Lines are told apart by gray and by pattern: blue and orange say title and picture. */
const looks = [
  { color: 'var(--ink)', strong: true }, { color: 'var(--ink)', dash: '6 3', strong: true }, { color: 'var(--dim)', strong: true }, { color: 'var(--dim)', dash: '2 3', strong: true }, { color: 'var(--ink)', dash: '9 3 2 3', strong: true },
];

export interface OverlaidChart {
  chart: Chart;
  lines: MetricsLine[];
  total: number;
}

export function overlaidCurves(curves: RunsComparison['curves'], names: readonly string[], total: number, words: Messages['curves']): OverlaidChart[] {
  return shapes.map(({ id, unit, noisy, names: numbers }) => {
    const merged = new Map<number, MetricsLine>();
    const drawn = curves.flatMap(({ lines }, i) => {
      const number = numbers.find((name) => lines.some((line) => Number.isFinite(line[name])));
      if (!number) return [];
      const key = `run${i}`;
      for (const line of lines) if (Number.isFinite(line[number])) merged.set(line.step, { ...(merged.get(line.step) ?? { step: line.step }), [key]: line[number] });
      return [{ key, label: names[i], ...looks[i] }];
    });
    const lines = [...merged.values()].sort((a, b) => a.step - b.step);
    return { chart: { id, name: words.charts[id], note: '', unit, wide: false, log: false, noisy, curves: drawn, lead: drawn.map(({ key }) => key), reason: null }, lines, total };
  });
}

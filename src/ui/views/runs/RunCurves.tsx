import '../../styles/curves.css';
import { useMemo, type PointerEvent } from 'react';
import type { RunsComparison } from '../../../lab/runsApi';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { CurveChart } from '../train/curves/CurveChart';
import { pointAt, smoothings, useCurveSettings } from '../train/curves/curveState';
import { drawnRows, tableOf } from '../train/curves/drawnRows';
import { overlaidCurves, type OverlaidChart } from './overlaidCurves';

/** What the runs went through, each number of all of them in one chart. */
export function RunCurves({ comparison, names }: { comparison: RunsComparison; names: readonly string[] }) {
  const { curves } = useMessages();
  const charts = useMemo(() => overlaidCurves(comparison.curves, names, Math.max(1, ...comparison.runs.map(({ total }) => total)), curves), [comparison, names, curves]);
  return (
    <section className="curves" aria-label={curves.name}>
      <div className="charts">{charts.map((each) => <Overlaid key={each.chart.id} {...each} />)}</div>
    </section>
  );
}

function Overlaid({ chart, lines, total }: OverlaidChart) {
  const { curves: words, runs } = useMessages();
  const { smoothing } = useCurveSettings();
  const rows = useMemo(() => drawnRows(chart, lines, smoothings[smoothing] * total), [chart, lines, smoothing, total]);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const grid = event.currentTarget.querySelector('.recharts-cartesian-grid')?.getBoundingClientRect();
    if (grid && grid.width > 0) pointAt(Math.max(0, Math.min(rows.at(-1)?.step ?? 0, Math.round(((event.clientX - grid.left) / grid.width) * total))));
  };
  return (
    <div className="curve">
      <Figure name={chart.name} caption={chart.name} columns={[words.step, ...chart.curves.map(({ label }) => label)]} rows={() => tableOf(chart, lines)}
        reason={chart.curves.length === 0 ? runs.comparison.noCurve : null}>
        <div className="plot" onPointerMove={follow} onPointerLeave={() => pointAt(null)}>
          <CurveChart chart={chart} rows={rows} total={total} log={false} shownStep={null} />
        </div>
      </Figure>
    </div>
  );
}

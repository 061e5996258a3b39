import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { Chart } from './chart';
import { usePointedStep } from './curveState';
import { highOf, lowOf, type Row } from './drawnRows';
import { nudgedApart } from './nudge';
import { inUnit } from './units';

const letters = 11;
const apart = 12;

interface MarksProps {
  chart: Chart;
  rows: readonly Row[];
}

/** Pixels of steps and values; null until the axes are laid out. */
function useScales() {
  const [x, y, area] = [useXAxisScale(), useYAxisScale(), usePlotArea()];
  if (!x || !y || !area) return null;
  const clamped = (value: number) => Math.max(area.y, Math.min(area.y + area.height, y(value) ?? area.y + area.height));
  return { x: (step: number) => x(step) ?? 0, y: clamped, area };
}

/** Intervals and spreads behind the curves. */
export function Bands({ chart, rows }: MarksProps) {
  const scales = useScales();
  if (!scales) return null;
  return chart.curves.map(({ key, band, color }) => {
    const points = band ? rows.filter((row) => lowOf(key) in row) : [];
    if (points.length === 0) return null;
    const ends = [...points.map((row) => [row.step, row[highOf(key)]]), ...points.toReversed().map((row) => [row.step, row[lowOf(key)]])];
    return <path key={key} d={`M${ends.map(([step, value]) => `${scales.x(step).toFixed(1)} ${scales.y(value).toFixed(1)}`).join('L')}Z`} fill={color} fillOpacity={0.11} stroke={color} strokeOpacity={points.length === 1 ? 0.4 : 0} />;
  });
}

/** The name of each curve where it ends. */
export function EndLabels({ chart, rows }: MarksProps) {
  const scales = useScales();
  if (!scales || chart.curves.length < 2) return null;
  const ends = chart.curves.flatMap(({ key, label, strong }) => {
    const last = rows.findLast((row) => key in row);
    return last ? [{ key, label, strong, x: scales.x(last.step), y: scales.y(last[key]) }] : [];
  });
  const heights = nudgedApart(ends.map(({ y }) => y), apart, scales.area.y + 2, scales.area.y + scales.area.height - 2);
  return ends.map(({ key, label, strong, x }, i) => (
    <text key={key} x={x + 6} y={heights[i] + 4} fontSize={letters} fill={strong ? 'var(--ink)' : 'var(--dim)'} className="halo">{label}</text>
  ));
}

/** Where the looked-at checkpoint stands. */
export function CheckpointCursor({ step }: { step: number | null }) {
  const scales = useScales();
  if (!scales || step === null) return null;
  const at = scales.x(step);
  return (
    <g>
      <path d={`M${at} ${scales.area.y}V${scales.area.y + scales.area.height}`} stroke="var(--dim)" strokeDasharray="2 3" />
      <path d={`M${at - 4} ${scales.area.y + scales.area.height + 1}h8l-4 -6z`} fill="var(--dim)" />
    </g>
  );
}

/** The pointed-at step: a line, and what each curve has there. */
export function PointCursor({ chart, rows }: MarksProps) {
  const step = usePointedStep((state) => state.step);
  const scales = useScales();
  if (!scales || step === null) return null;
  const at = scales.x(step);
  const left = at > scales.area.x + scales.area.width * 0.55;
  const values = valuesAt(chart, rows, step);
  const heights = nudgedApart(values.map(({ value }) => scales.y(value)), apart, scales.area.y + 2, scales.area.y + scales.area.height - 2);
  return (
    <g className="point-cursor">
      <path d={`M${at} ${scales.area.y}V${scales.area.y + scales.area.height}`} stroke="var(--ink)" strokeOpacity={0.5} />
      {values.map(({ key, step, value, color }, i) => (
        <g key={key}>
          <circle cx={scales.x(step)} cy={scales.y(value)} r={3} fill={color} stroke="var(--panel)" />
          <text className="halo" x={at + (left ? -7 : 7)} y={heights[i] + 4} fontSize={letters} fontWeight={600} textAnchor={left ? 'end' : 'start'} fill="var(--ink)">{inUnit[chart.unit](value)}</text>
        </g>
      ))}
    </g>
  );
}

/** The newest value of each curve at or before a step. */
export function valuesAt(chart: Chart, rows: readonly Row[], step: number): { key: string; label: string; color: string; step: number; value: number }[] {
  return chart.curves.flatMap(({ key, label, color }) => {
    const row = rows.findLast((each) => each.step <= step && key in each);
    return row ? [{ key, label, color, step: row.step, value: row[key] }] : [];
  });
}

import { createContext, useContext } from 'react';
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { Chart } from './chart';
import { usePointedStep } from './curveState';
import { highOf, lowOf, rawOf, type Row } from './drawnRows';
import { nudgedApart } from './nudge';
import { inUnit } from './units';

const letters = 11;
const apart = 12;
/** From a line's end to its name, which may have to stand higher or lower: a faint lead, which nobody takes for the curve, and a piece of the curve. */
const lead = 11;
export const leader = lead + 14;

/** What is drawn into a frame; only the marks read it, so that the frame stays as it is while curves grow. */
export const DrawnRows = createContext<{ chart: Chart; rows: readonly Row[]; shownStep: number | null } | null>(null);

/** Pixels of steps and values; null until the axes are laid out. */
function useScales() {
  const [x, y, area] = [useXAxisScale(), useYAxisScale(), usePlotArea()];
  if (!x || !y || !area) return null;
  const clamped = (value: number) => Math.max(area.y, Math.min(area.y + area.height, y(value) ?? area.y + area.height));
  return { x: (step: number) => x(step) ?? 0, y: clamped, area };
}

const rounded = (pixels: number) => Math.round(pixels * 10) / 10;

/** Intervals and spreads behind the curves. */
export function Bands() {
  const [scales, drawn] = [useScales(), useContext(DrawnRows)];
  if (!scales || !drawn) return null;
  const { chart, rows } = drawn;
  return chart.curves.map(({ key, band, color }) => {
    const points = band ? rows.filter((row) => lowOf(key) in row) : [];
    if (points.length === 0) return null;
    const ends = [...points.map((row) => [row.step, row[highOf(key)]]), ...points.toReversed().map((row) => [row.step, row[lowOf(key)]])];
    return <path key={key} d={`M${ends.map(([step, value]) => `${rounded(scales.x(step))} ${rounded(scales.y(value))}`).join('L')}Z`} fill={color} fillOpacity={0.11} stroke={color} strokeOpacity={points.length === 1 ? 0.4 : 0} />;
  });
}

/** The curves themselves; what was measured is pale behind those that are smoothed. */
export function Paths() {
  const [scales, drawn] = [useScales(), useContext(DrawnRows)];
  if (!scales || !drawn) return null;
  const path = (name: string) => {
    const points = drawn.rows.flatMap((row) => (name in row ? [`${rounded(scales.x(row.step))} ${rounded(scales.y(row[name]))}`] : []));
    return points.length > 0 ? `M${points.join('L')}${points.length === 1 ? 'h0.1' : ''}` : '';
  };
  const style = { fill: 'none', strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
  return (
    <>
      {drawn.chart.curves.map(({ key, color }) => <path key={key} d={path(rawOf(key))} stroke={color} strokeOpacity={0.28} {...style} />)}
      {drawn.chart.curves.map(({ key, color, dash, strong }) => <path key={key} className="line" d={path(key)} stroke={color} strokeDasharray={dash} strokeWidth={strong ? 2 : 1.4} {...style} strokeLinecap={dash ? 'butt' : 'round'} />)}
    </>
  );
}

/** The name of each curve where it ends. */
export function EndLabels() {
  const [scales, drawn] = [useScales(), useContext(DrawnRows)];
  if (!scales || !drawn || drawn.chart.curves.length < 2) return null;
  const { chart, rows } = drawn;
  const ends = chart.curves.flatMap(({ key, label, strong, color, dash }) => {
    const last = rows.findLast((row) => key in row);
    return last ? [{ key, label, strong, color, dash, x: scales.x(last.step), y: scales.y(last[key]) }] : [];
  });
  const heights = nudgedApart(ends.map(({ y }) => y), apart, scales.area.y + 2, scales.area.y + scales.area.height - 2);
  return ends.map(({ key, label, strong, color, dash, x, y }, i) => (
    <g key={key}>
      <path d={`M${rounded(x + 2)} ${rounded(y)}L${rounded(x + lead)} ${rounded(heights[i])}`} stroke="var(--dim)" strokeOpacity={0.45} strokeWidth={0.7} fill="none" />
      <path d={`M${rounded(x + lead + 1)} ${rounded(heights[i])}h12`} stroke={color} strokeDasharray={dash} strokeWidth={strong ? 2 : 1.4} fill="none" />
      <text x={x + leader + 3} y={heights[i] + 4} fontSize={letters} fill={strong ? 'var(--ink)' : 'var(--dim)'} className="halo">{label}</text>
    </g>
  ));
}

/** Where the looked-at checkpoint stands. */
export function CheckpointCursor() {
  const [scales, drawn] = [useScales(), useContext(DrawnRows)];
  const step = drawn?.shownStep ?? null;
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
export function PointCursor() {
  const step = usePointedStep((state) => state.step);
  const [scales, drawn] = [useScales(), useContext(DrawnRows)];
  if (!scales || !drawn || step === null) return null;
  const { chart, rows } = drawn;
  const at = scales.x(step);
  // Names stand at the right of where lines end.
  const left = at > scales.area.x + 48;
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

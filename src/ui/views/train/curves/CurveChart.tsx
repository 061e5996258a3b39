import { memo, useMemo } from 'react';
import { CartesianGrid, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { axisStyle } from '../../../charts/chartStyle';
import { axisOf, type Axis } from './axis';
import type { Chart } from './chart';
import { highOf, lowOf, rawOf, type Row } from './drawnRows';
import { DrawnRows, Bands, CheckpointCursor, EndLabels, leader, Paths, PointCursor } from './Marks';
import { onAxis } from './units';

/** The curves of one chart over the whole run: the frame stands from the first step, the curves grow into it. */
export function CurveChart({ chart, rows, total, log, shownStep }: { chart: Chart; rows: readonly Row[]; total: number; log: boolean; shownStep: number | null }) {
  const text = useMemo(() => {
    const names = chart.curves.flatMap(({ key }) => [key, rawOf(key), lowOf(key), highOf(key)]);
    return JSON.stringify(axisOf(rows.flatMap((row) => names.map((name) => row[name])), chart.unit, log));
  }, [chart, rows, log]);
  const axis = useMemo(() => JSON.parse(text) as Axis, [text]);
  const drawn = useMemo(() => ({ chart, rows, shownStep }), [chart, rows, shownStep]);
  return <DrawnRows value={drawn}><Frame chart={chart} axis={axis} total={total} log={log} /></DrawnRows>;
}

const height = 140;
const tick = { fill: 'var(--dim)', fontSize: 11 };
/** What the longest name at a line's end takes, at about 6 pixels a letter; the same in most charts, so that their steps stand under each other. */
const labelRoom = ({ curves }: Chart) => (curves.length < 2 ? 10 : Math.max(121, leader + 6 + 6 * Math.max(...curves.map(({ label }) => lettersOf(label)))));
const lettersOf = (label: string) => [...label].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1.9 : 1), 0);
const nothing: Row[] = [];

/** Recharts hands over place and value. The ends of the axis stay inside the frame. */
function StepTick({ x = 0, y = 0, payload }: { x?: number; y?: number; payload?: { value: number } }) {
  const step = payload?.value ?? 0;
  return <text x={x} y={y + 9} textAnchor={step === 0 ? 'start' : 'end'} {...tick}>{step.toLocaleString('en')}</text>;
}

/** Axes and grid are Recharts'; they are laid out anew only when they change. Curves are drawn over them: Recharts' own lines copy every point at every commit, 14 ms a chart. */
const Frame = memo(function Frame({ chart, axis, total, log }: { chart: Chart; axis: Axis; total: number; log: boolean }) {
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 440, height }}>
      <LineChart data={nothing} margin={{ top: 8, right: labelRoom(chart), bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="step" type="number" domain={[0, Math.max(1, total)]} ticks={[0, Math.max(1, total)]} interval={0} height={20} allowDataOverflow {...axisStyle} tick={<StepTick />} />
        <YAxis type="number" scale={log ? 'log' : 'linear'} domain={axis.domain} ticks={axis.ticks} interval={0} width={48} allowDataOverflow {...axisStyle} tick={tick} tickFormatter={(value: number) => onAxis(chart.unit, value)} />
        <Bands />
        <CheckpointCursor />
        <Paths />
        <EndLabels />
        <PointCursor />
      </LineChart>
    </ResponsiveContainer>
  );
});

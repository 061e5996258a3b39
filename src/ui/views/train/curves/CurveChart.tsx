import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { axisStyle } from '../../../charts/chartStyle';
import { axisOf } from './axis';
import type { Chart } from './chart';
import { highOf, lowOf, rawOf, type Row } from './drawnRows';
import { Bands, CheckpointCursor, EndLabels, PointCursor } from './Marks';
import { inUnit } from './units';

interface CurveChartProps {
  chart: Chart;
  rows: readonly Row[];
  total: number;
  log: boolean;
  shownStep: number | null;
}

const tick = { fill: 'var(--dim)', fontSize: 11 };
/** What the longest name at a line's end takes, at about 6 pixels a letter. */
const labelRoom = (chart: Chart) => (chart.curves.length < 2 ? 8 : Math.min(112, 10 + 6 * Math.max(...chart.curves.map(({ label }) => lettersOf(label)))));
const lettersOf = (label: string) => [...label].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1.9 : 1), 0);

/** The curves of one chart over the whole run: the frame stands from the first step, the curves grow into it. */
export const CurveChart = memo(function CurveChart({ chart, rows, total, log, shownStep }: CurveChartProps) {
  const { curves, unit } = chart;
  const whole = unit === 'share' && chart.id !== 'masked';
  const drawn = curves.flatMap(({ key }) => [key, rawOf(key), lowOf(key), highOf(key)]);
  const axis = axisOf(rows.flatMap((row) => drawn.map((name) => row[name])), unit, whole, log);
  return (
    <ResponsiveContainer width="100%" height={chart.wide ? 176 : 138} initialDimension={{ width: 240, height: 138 }}>
      <LineChart data={rows as Row[]} margin={{ top: 8, right: labelRoom(chart), bottom: 0, left: 0 }} accessibilityLayer={false} throttleDelay={0}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="step" type="number" domain={[0, total]} ticks={[0, total]} interval={0} height={20} {...axisStyle} tick={tick} tickFormatter={(step: number) => step.toLocaleString('en')} />
        <YAxis type="number" scale={log ? 'log' : 'linear'} domain={axis.domain} ticks={axis.ticks} interval={0} width={40} allowDataOverflow {...axisStyle} tick={tick} tickFormatter={inUnit[unit]} />
        <Bands chart={chart} rows={rows} />
        <CheckpointCursor step={shownStep} />
        {curves.filter(({ key }) => rows.some((row) => rawOf(key) in row)).map(({ key, color }) => <Line key={rawOf(key)} dataKey={rawOf(key)} stroke={color} strokeOpacity={0.28} strokeWidth={1} {...plain} />)}
        {curves.map(({ key, color, dash, strong }) => <Line key={key} dataKey={key} stroke={color} strokeDasharray={dash} strokeWidth={strong ? 2 : 1.4} {...plain} />)}
        <EndLabels chart={chart} rows={rows} />
        <PointCursor chart={chart} rows={rows} />
      </LineChart>
    </ResponsiveContainer>
  );
});

const plain = { type: 'linear', dot: false, activeDot: false, isAnimationActive: false, connectNulls: true, strokeLinejoin: 'round', tooltipType: 'none', legendType: 'none' } as const;

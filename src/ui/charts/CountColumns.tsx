import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { axisStyle } from './chartStyle';

/** Counts of ranges in a row as standing bars, the number on top of each; `tick` is where a range begins. */
export function CountColumns({ rows }: { rows: { name: string; tick: string; count: number }[] }) {
  return (
    <ResponsiveContainer width="100%" height={200}>
      <BarChart data={rows} margin={{ top: 20, right: 4, bottom: 0, left: 4 }} barCategoryGap={2} accessibilityLayer={false}>
        <XAxis dataKey="tick" interval={0} {...axisStyle} />
        <YAxis hide domain={[0, 'dataMax']} />
        <Bar dataKey="count" fill="var(--dim)" radius={[3, 3, 0, 0]} isAnimationActive={false}>
          <LabelList dataKey="count" position="top" fill="var(--ink)" fontSize={12} formatter={(value) => Number(value).toLocaleString('en')} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RunInfo } from '../../lab/api';
import { useMessages } from '../messages/language';
import { axisStyle, tooltipStyle } from './chartStyle';

/** Loss of a run over its steps, and nDCG@10 on validation queries where it was measured. */
export function LearningChart({ history }: { history: RunInfo['history'] }) {
  const { learning } = useMessages().data;
  return (
    <ResponsiveContainer width="100%" height={220}>
      <LineChart data={history} margin={{ top: 24, right: 18, bottom: 0, left: -18 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="step" type="number" domain={[0, 'dataMax']} {...axisStyle} />
        <YAxis yAxisId="loss" label={{ value: learning.loss, position: 'top', offset: 10, fill: 'var(--dim)', fontSize: 12 }} {...axisStyle} />
        <YAxis yAxisId="ndcg" orientation="right" domain={[0, 1]} width={40} label={{ value: learning.ndcg, position: 'top', offset: 10, fill: 'var(--ink)', fontSize: 12 }} {...axisStyle} />
        <Tooltip contentStyle={tooltipStyle} labelFormatter={(step) => learning.atStep(String(step))} />
        <Line yAxisId="loss" dataKey="loss" name={learning.loss} stroke="var(--dim)" dot={false} isAnimationActive={false} connectNulls />
        <Line yAxisId="ndcg" dataKey="ndcg" name={learning.ndcg} stroke="var(--ink)" strokeWidth={2} strokeDasharray="5 3" dot={{ r: 3, strokeDasharray: 'none', fill: 'var(--ink)' }} isAnimationActive={false} connectNulls />
      </LineChart>
    </ResponsiveContainer>
  );
}

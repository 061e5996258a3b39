import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RunInfo } from '../../lab/api';
import { axisStyle, tooltipStyle } from './chartStyle';

/** Loss of the bundled run over its steps, and nDCG@10 on held-out queries where it was measured. */
export function LearningChart({ history }: { history: RunInfo['history'] }) {
  return (
    <figure className="chart" aria-label="Loss">
      <figcaption>Loss while training, and nDCG@10 on validation queries</figcaption>
      <ResponsiveContainer width="100%" height={180}>
        <LineChart data={history} margin={{ top: 8, right: 8, bottom: 0, left: -18 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="step" type="number" domain={[0, 'dataMax']} {...axisStyle} />
          <YAxis yAxisId="loss" {...axisStyle} />
          <YAxis yAxisId="ndcg" orientation="right" domain={[0, 1]} width={32} {...axisStyle} />
          <Tooltip contentStyle={tooltipStyle} labelFormatter={(step) => `step ${step}`} />
          <Line yAxisId="loss" dataKey="loss" name="loss" stroke="var(--dim)" dot={false} isAnimationActive={false} connectNulls />
          <Line yAxisId="ndcg" dataKey="ndcg" name="nDCG@10" stroke="var(--ink)" strokeWidth={2} strokeDasharray="5 3" dot={{ r: 3 }} isAnimationActive={false} connectNulls />
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}

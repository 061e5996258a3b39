import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RunInfo } from '../../lab/api';
import { percent } from '../controls/numbers';
import { axisStyle, tooltipStyle } from './chartStyle';

/** How many products of the catalog have which image weight. */
export function ImageWeightChart({ weights }: { weights: NonNullable<RunInfo['imageWeights']> }) {
  return (
    <figure className="chart" aria-label="Image weights">
      <figcaption>How much the picture counts, over all products</figcaption>
      <ResponsiveContainer width="100%" height={180}>
        <BarChart data={weights} margin={{ top: 8, right: 8, bottom: 0, left: -18 }} barCategoryGap={1}>
          <defs>
            <pattern id="picture-stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="8" height="8" fill="var(--image-soft)" /><rect width="5" height="8" fill="var(--image)" />
            </pattern>
          </defs>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="from" tickFormatter={percent} {...axisStyle} />
          <YAxis {...axisStyle} />
          <Tooltip contentStyle={tooltipStyle} cursor={{ fill: 'var(--line)', opacity: 0.5 }} labelFormatter={(from) => `image weight from ${percent(Number(from))}`} />
          <Bar dataKey="products" name="products" fill="url(#picture-stripes)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

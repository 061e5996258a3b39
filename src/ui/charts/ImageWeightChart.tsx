import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { CatalogDescription } from '../../lab/api';
import { percent } from '../controls/numbers';
import { useMessages } from '../messages/language';
import { axisStyle, tooltipStyle } from './chartStyle';

/** How many products of the catalog have which image weight. A click chooses the bar's slice. */
export function ImageWeightChart({ histogram, chosen, onChoose }: {
  histogram: NonNullable<CatalogDescription['imageWeights']>['histogram']; chosen: string; onChoose(slice: string): void;
}) {
  const { weights } = useMessages().data;
  const stripes = useId();
  const someChosen = histogram.some(({ slice }) => slice === chosen);
  return (
    <ResponsiveContainer width="100%" height={220}>
      <BarChart data={histogram} margin={{ top: 12, right: 8, bottom: 0, left: -12 }} barCategoryGap={1} accessibilityLayer={false}>
        <defs>
          <pattern id={stripes} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="8" height="8" fill="var(--image-soft)" /><rect width="5" height="8" fill="var(--image)" />
          </pattern>
        </defs>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="from" interval={3} tickFormatter={percent} {...axisStyle} />
        <YAxis {...axisStyle} />
        <Tooltip contentStyle={tooltipStyle} cursor={{ fill: 'var(--line)', opacity: 0.5 }} labelFormatter={(from) => weights.bar(percent(Number(from)))} />
        <Bar dataKey="products" name={weights.products} fill={`url(#${stripes})`} isAnimationActive={false} className="pickable" onClick={(_, i) => histogram[i].products > 0 && onChoose(histogram[i].slice)}>
          {histogram.map(({ slice }) => <Cell key={slice} opacity={someChosen && slice !== chosen ? 0.4 : 1} />)}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

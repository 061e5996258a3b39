import { useElementSize } from '@mantine/hooks';
import type { RankerComparison } from '../../../lab/api';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { useRankerName } from '../../state/rankerName';
import { signed } from './estimates';

const height = 190;
const margin = { top: 18, bottom: 18, left: 40 };

/** One bar a query, from the largest gain of the right ranker to its largest loss. */
export function DifferenceFigure({ comparison, onShow }: { comparison: RankerComparison; onShow(query: string): void }) {
  const { all } = useMessages().compare;
  const name = useRankerName();
  const { ref, width } = useElementSize();
  const [a, b] = [name(comparison.a), name(comparison.b)];
  const rows = comparison.rows.toSorted((x, y) => y.difference - x.difference);
  const most = Math.max(1, Math.ceil(Math.max(...rows.map(({ difference }) => Math.abs(difference))) * 10)) / 10;
  const step = Math.max(0, width - margin.left) / rows.length;
  const y = (value: number) => margin.top + ((1 - value / most) / 2) * (height - margin.top - margin.bottom);
  const { difference, wins, losses } = comparison;
  return (
    <Figure name={all.figure} caption={all.caption(a, b)} columns={[all.columns.query, all.columns.difference]} rows={rows.map(({ text, difference }) => [text, difference])}>
      <div ref={ref} className="differences">
        <svg width={width} height={height} role="img" aria-label={all.figure}>
          {[most, 0, -most].map((value) => <g key={value}>
            <line className="rule" x1={margin.left} x2={width} y1={y(value)} y2={y(value)} />
            <text x={margin.left - 6} y={y(value)} dy="0.35em" textAnchor="end">{value === 0 ? '0' : signed(value).slice(0, 4)}</text>
          </g>)}
          {rows.map(({ queryId, text, difference }, i) => (
            <g key={queryId} className="bar" onClick={() => onShow(text)}>
              <title>{all.bar(text, signed(difference))}</title>
              <rect className="reach" x={margin.left + i * step} width={step} y={margin.top} height={height - margin.top - margin.bottom} />
              <rect x={margin.left + i * step} width={Math.max(0.5, step > 3 ? step - 1 : step)} y={Math.min(y(difference), y(0))} height={Math.abs(y(difference) - y(0))} />
            </g>
          ))}
          <rect className="interval" x={margin.left} width={Math.max(0, width - margin.left)} y={y(difference.high)} height={Math.max(1, y(difference.low) - y(difference.high))} />
          <line className="mean" x1={margin.left} x2={width} y1={y(difference.value)} y2={y(difference.value)} />
          <text x={margin.left} y={margin.top - 6}>{all.up(b, wins)}</text>
          <text x={width} y={height - 4} textAnchor="end">{all.up(a, losses)}</text>
          <text x={margin.left} y={height - 4}>{all.mean(signed(difference.value))}</text>
        </svg>
      </div>
    </Figure>
  );
}

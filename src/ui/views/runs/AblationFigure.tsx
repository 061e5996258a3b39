import { useElementSize } from '@mantine/hooks';
import type { AblationResult } from '../../../lab/runsApi';
import { Figure } from '../../controls/Figure';
import { useMessages } from '../../messages/language';
import { signed } from '../compare/estimates';
import { variantName } from './ablationNames';
import type { AblationMetric } from './ablationSentence';

const line = 34;
const [top, bottom] = [6, 22];

/** Each variant's difference as a dot with its interval, around the line of no difference. */
export function AblationFigure({ result: { plan, rows }, metric }: { result: AblationResult; metric: AblationMetric }) {
  const { runs: { ablation: words } } = useMessages();
  const { ref, width } = useElementSize();
  const drawn = rows.flatMap(({ variant, differences }) => {
    const found = differences[metric];
    return found && Number.isFinite(found.estimate.value) ? [{ name: variantName(plan, variant, words), ...found }] : [];
  });
  const most = Math.max(0.01, ...drawn.flatMap(({ estimate: { low, high } }) => [Math.abs(low), Math.abs(high)])) * 1.08;
  const names = Math.min(250, width * 0.44);
  const height = top + drawn.length * line + bottom;
  const x = (value: number) => names + 10 + ((value / most + 1) / 2) * Math.max(0, width - names - 24);
  return (
    <Figure name={words.figure} caption={words.caption(words.metrics[metric])} columns={[words.columns.variant, words.value, words.low, words.high]}
      rows={drawn.map(({ name, estimate }) => [name, estimate.value, estimate.low, estimate.high])} reason={drawn.length === 0 ? words.noMetric : null}>
      <div ref={ref} className="whiskers">
        <svg width={width} height={height} role="img" aria-label={words.figure}>
          <line className="zero" x1={x(0)} x2={x(0)} y1={top} y2={height - bottom} />
          {drawn.map(({ name, estimate: { value, low, high }, distinguishable }, i) => {
            const y = top + (i + 0.5) * line;
            return (
              <g key={name} className={distinguishable ? undefined : 'same'}>
                <text x={names} y={y + 4} textAnchor="end"><title>{name}</title>{shortened(name, names / 6.6)}</text>
                <line x1={x(low)} x2={x(high)} y1={y} y2={y} />
                <circle cx={x(value)} cy={y} r={4.5} />
                <text className="number" x={x(value)} y={y - 8} textAnchor="middle">{signed(value)}</text>
              </g>
            );
          })}
          {[-most, 0, most].map((value) => <text key={value} className="tick" x={x(value)} y={height - 6} textAnchor={value === 0 ? 'middle' : value < 0 ? 'start' : 'end'}>{value === 0 ? '0' : signed(value)}</text>)}
        </svg>
      </div>
    </Figure>
  );
}

function shortened(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…` : text;
}

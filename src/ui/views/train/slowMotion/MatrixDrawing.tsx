import { memo, useId } from 'react';
import type { StepView } from '../../../../lab/trainApi';
import { useMessages } from '../../../messages/language';
import { marked, shades, type MatrixLayout } from './matrixLayout';

/** The cells, what is marked on them, and the loss of each row. Drawn once a batch; what the reader points at is drawn over it. */
export const MatrixDrawing = memo(function MatrixDrawing({ view, layout }: { view: StepView; layout: MatrixLayout }) {
  const { slowMotion: words } = useMessages().pins;
  const hatch = useId();
  const { size, cell, left, top, bars, longest, every } = layout;
  const numbered = view.rows.map((_, i) => i).filter((i) => (i + 1) % every === 0 || (every > 1 && i === 0));
  const middle = (row: number) => top + row * cell + cell / 2;
  const highest = Math.max(1e-6, ...view.losses);
  const ring = Math.max(2, cell / 4.5);
  return (
    <g>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.4" height="4" fill="var(--dim)" /></pattern>
      </defs>
      {shades(view, layout).map(({ level, path }) => <path key={level} d={path} fill={level > 0 ? 'var(--good)' : 'var(--ink)'} fillOpacity={Math.abs(level)} />)}
      <path d={marked(view.masked, layout)} fill={`url(#${hatch})`} />
      <path d={marked(view.positive, layout, 0.75)} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      <path className="hardest" fill="var(--panel)" stroke="var(--ink)" d={Array.from(view.hardest, (column, row) => (column < 0 ? '' : circle(left + column * cell + cell / 2, middle(row), ring))).join('')} />
      <rect x={left} y={top} width={size * cell} height={size * cell} fill="none" stroke="var(--line)" />
      {numbered.map((i) => (
        <g key={i}>
          <text x={left - 5} y={middle(i)} dy="0.35em" textAnchor="end">{i + 1}</text>
          {(i + 1) % 5 === 0 && <text x={left + i * cell + cell / 2} y={top - 6} textAnchor="middle">{i + 1}</text>}
          <text className="value" x={bars + (view.losses[i] / highest) * longest + 5} y={middle(i)} dy="0.35em">{view.losses[i].toFixed(2)}</text>
        </g>
      ))}
      <text x={bars} y={top - 6}>{words.legend.loss}</text>
      {Array.from(view.losses, (loss, row) => <rect key={row} x={bars} y={top + row * cell + 1.5} width={Math.max(0.5, (loss / highest) * longest)} height={cell - 3} rx="1.5" fill="var(--dim)" />)}
    </g>
  );
});

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

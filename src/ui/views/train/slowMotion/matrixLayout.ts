// Where things stand in the drawing of the matrix, in pixels.
import type { StepView } from '../../../../lab/trainApi';
import type { CellAt } from './batchFacts';

export interface MatrixLayout {
  size: number;
  cell: number;
  left: number;
  top: number;
  /** Left end of the loss bars and how long the longest is. */
  bars: number;
  longest: number;
  width: number;
  height: number;
  /** Every how many rows a number stands. */
  every: number;
}

export function matrixLayout(size: number): MatrixLayout {
  const cell = size <= 24 ? 18 : size <= 40 ? 15 : size <= 72 ? 12 : 9;
  const [left, top, longest] = [30, 20, 110];
  const bars = left + size * cell + 12;
  return { size, cell, left, top, bars, longest, width: bars + longest + 44, height: top + size * cell + 4, every: cell >= 12 ? 1 : 5 };
}

/** The cell under a point of the drawing; null beside the matrix. */
export function cellUnder({ size, cell, left, top }: MatrixLayout, x: number, y: number): CellAt | null {
  const [column, row] = [Math.floor((x - left) / cell), Math.floor((y - top) / cell)];
  return row < 0 || column < 0 || row >= size || column >= size ? null : { row, column };
}

/** Cells of about the same cosine as one path each: a few dozen nodes instead of thousands. */
export function shades({ rows, cosines }: StepView, layout: MatrixLayout): { level: number; path: string }[] {
  const levels = new Map<number, string[]>();
  for (let i = 0; i < cosines.length; i++) {
    const level = Math.round(Math.max(-1, Math.min(1, cosines[i])) * steps) / steps;
    if (level === 0 || Number.isNaN(level)) continue;
    const path = levels.get(level) ?? [];
    path.push(square({ row: Math.floor(i / rows.length), column: i % rows.length }, layout));
    levels.set(level, path);
  }
  return [...levels].sort((a, b) => a[0] - b[0]).map(([level, path]) => ({ level, path: path.join('') }));
}

/** Shades on either side of zero. */
const steps = 20;

export function square({ row, column }: CellAt, { left, top, cell }: MatrixLayout, inset = 0): string {
  const side = cell - 2 * inset;
  return `M${left + column * cell + inset} ${top + row * cell + inset}h${side}v${side}h${-side}z`;
}

/** Squares of all cells that are marked, the diagonal among them where it is. */
export function marked(flags: ArrayLike<number>, layout: MatrixLayout, inset = 0): string {
  const { size } = layout;
  return Array.from({ length: size * size }, (_, i) => (flags[i] === 1 ? square({ row: Math.floor(i / size), column: i % size }, layout, inset) : '')).join('');
}

// What a batch shows: which row hurts, what each cell is, what moved. Facts with numbers; the page words them.
import { towers, type Tower } from '../../../../lab/train/metricNames';
import type { StepView } from '../../../../lab/trainApi';

export type CellKind = 'pair' | 'positive' | 'masked' | 'sameProduct' | 'hardest' | 'negative';

export interface CellAt {
  row: number;
  column: number;
}

export function cosineAt({ rows, cosines }: StepView, { row, column }: CellAt): number {
  return cosines[row * rows.length + column];
}

export function cellKind({ rows, positive, masked, hardest }: StepView, { row, column }: CellAt): CellKind {
  const i = row * rows.length + column;
  if (row === column) return 'pair';
  if (positive[i] === 1) return 'positive';
  if (masked[i] === 1) return rows[row].productId === rows[column].productId ? 'sameProduct' : 'masked';
  return hardest[row] === column ? 'hardest' : 'negative';
}

export interface RowFacts {
  row: number;
  loss: number;
  /** Cosine with its own product. */
  own: number;
  /** Null where nothing counts against it. */
  hardest: { column: number; cosine: number } | null;
  /** Columns that are left out of its sum. */
  masked: number;
}

export function rowFacts(view: StepView, row: number): RowFacts {
  const column = view.hardest[row];
  const masked = view.rows.reduce((sum, _, each) => sum + view.masked[row * view.rows.length + each], 0);
  return { row, loss: view.losses[row], own: cosineAt(view, { row, column: row }), hardest: column < 0 ? null : { column, cosine: cosineAt(view, { row, column }) }, masked };
}

/** What the softmax of a row gives one of its products, in [0, 1]: what an update pushes at. Null for what is left out. */
export function shareOfRow(view: StepView, cell: CellAt, temperature: number): number | null {
  const { rows, masked } = view;
  const counts = (column: number) => masked[cell.row * rows.length + column] === 0;
  if (!counts(cell.column)) return null;
  const here = cosineAt(view, cell);
  return 1 / rows.reduce((sum, _, column) => (counts(column) ? sum + Math.exp((cosineAt(view, { row: cell.row, column }) - here) / temperature) : sum), 0);
}

/** The row with the highest loss, and in how many rows a wrong product is closer than the right one. Null without rows. */
export function batchFacts(view: StepView): { worst: RowFacts; closer: number } | null {
  if (view.rows.length === 0) return null;
  const all = view.rows.map((_, row) => rowFacts(view, row));
  return { worst: all.reduce((worst, row) => (row.loss > worst.loss ? row : worst)), closer: all.filter(({ own, hardest }) => hardest !== null && hardest.cosine > own).length };
}

/** Where the reader begins: the worst row at what stands in its way. */
export function firstCell(view: StepView): CellAt {
  const worst = batchFacts(view)?.worst;
  return worst ? { row: worst.row, column: worst.hardest?.column ?? worst.row } : { row: 0, column: 0 };
}

export interface MovedTower {
  tower: Tower;
  /** The most moved first. */
  parameters: StepView['moved'];
  more: number;
}

/** The most moved parameters of each tower; towers in order of their most moved one. */
export function movedByTower({ moved }: StepView, most: number): MovedTower[] {
  const ofTower = (tower: Tower) => moved.filter(({ path }) => towerOf(path) === tower).sort((a, b) => b.relative - a.relative);
  return towers.map((tower) => ({ tower, all: ofTower(tower) })).filter(({ all }) => all.length > 0)
    .map(({ tower, all }) => ({ tower, parameters: all.slice(0, most), more: Math.max(0, all.length - most) }))
    .sort((a, b) => b.parameters[0].relative - a.parameters[0].relative);
}

function towerOf(path: string): Tower {
  return towers.find((tower) => tower === path.split('.')[0]) ?? 'rest';
}

/** The cell that an arrow key leads to; null for other keys. */
export function cellAfter(key: string, { row, column }: CellAt, size: number): CellAt | null {
  const kept = (value: number) => Math.max(0, Math.min(size - 1, value));
  switch (key) {
    case 'ArrowRight': return { row, column: kept(column + 1) };
    case 'ArrowLeft': return { row, column: kept(column - 1) };
    case 'ArrowDown': return { row: kept(row + 1), column };
    case 'ArrowUp': return { row: kept(row - 1), column };
    case 'Home': return { row, column: 0 };
    case 'End': return { row, column: size - 1 };
    default: return null;
  }
}

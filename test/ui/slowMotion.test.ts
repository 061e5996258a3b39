import { describe, expect, it } from 'vitest';
import type { StepView } from '../../src/lab/trainApi';
import { batchFacts, cellAfter, cellKind, firstCell, movedByTower, shareOfRow } from '../../src/ui/views/train/slowMotion/batchFacts';
import { cellUnder, marked, matrixLayout, shades, square } from '../../src/ui/views/train/slowMotion/matrixLayout';

const row = (query: string, productId: string) => ({ queryId: query, query, keywords: [], productId, title: `Title ${productId}`, hasImage: true, imageWeight: 0.5 });

/** Row 0 is clear; row 1 finds product 2 closer than its own; row 2 has no negative left: one is the same product, one may be right. */
const view: StepView = {
  step: 12,
  rows: [row('mug', 'a'), row('red cup', 'b'), row('cup', 'c'), row('cups', 'c')],
  cosines: Float32Array.from([
    0.9, 0.1, -0.4, -0.4,
    0.0, 0.5, 0.75, 0.7,
    0.2, 0.6, 0.8, 0.8,
    0.1, 0.3, 0.8, 0.8,
  ]),
  positive: Uint8Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1]),
  masked: Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0]),
  hardest: Int32Array.from([1, 2, -1, 0]),
  losses: Float32Array.from([0.1, 2.5, 0, 0.4]),
  moved: [
    { path: 'image.layers.0.output.weight', change: 0.1, relative: 0.02 }, { path: 'query.words', change: 2, relative: 0.3 },
    { path: 'query.layers.0.output.weight', change: 0.1, relative: 0.04 }, { path: 'temperature.logScale', change: 0.1, relative: 0.05 },
  ],
};

describe('a batch taken apart', () => {
  it('names the row that hurts most, and how often a wrong product is closer', () => {
    expect(batchFacts(view)).toEqual({ worst: { row: 1, loss: 2.5, own: 0.5, hardest: { column: 2, cosine: 0.75 }, masked: 0 }, closer: 1 });
    expect(firstCell(view)).toEqual({ row: 1, column: 2 });
    expect(batchFacts({ ...view, rows: [] })).toBeNull();
  });

  it('begins at the pair itself where nothing counts against the worst row', () => {
    expect(firstCell({ ...view, losses: Float32Array.from([0, 0, 1, 0]) })).toEqual({ row: 2, column: 2 });
  });

  it('tells what each cell is', () => {
    const kinds = view.rows.map((_, row) => view.rows.map((_, column) => cellKind(view, { row, column })));
    expect(kinds).toEqual([
      ['pair', 'hardest', 'negative', 'negative'],
      ['negative', 'pair', 'hardest', 'negative'],
      ['masked', 'masked', 'pair', 'sameProduct'],
      ['hardest', 'positive', 'sameProduct', 'pair'],
    ]);
  });

  it('shares a row among the products that count: the loss is minus the logarithm of the right one’s share', () => {
    const shares = view.rows.map((_, column) => shareOfRow(view, { row: 2, column }, 0.1));
    expect(shares).toEqual([null, null, 1, null]);
    const [first, second, third, fourth] = view.rows.map((_, column) => shareOfRow(view, { row: 1, column }, 0.5) ?? 0);
    expect(first + second + third + fourth).toBeCloseTo(1, 6);
    expect(third / second).toBeCloseTo(Math.exp(0.25 / 0.5), 5);
  });

  it('lists what moved by tower, the most moved first', () => {
    expect(movedByTower(view, 1)).toEqual([
      { tower: 'query', parameters: [view.moved[1]], more: 1 }, { tower: 'rest', parameters: [view.moved[3]], more: 0 }, { tower: 'image', parameters: [view.moved[0]], more: 0 },
    ]);
  });
});

describe('the drawing of the matrix', () => {
  const layout = matrixLayout(4);
  const { left, top, cell } = layout;

  it('finds the cell under the pointer, and none beside the matrix', () => {
    expect(cellUnder(layout, left + 2.5 * cell, top + 1.2 * cell)).toEqual({ row: 1, column: 2 });
    expect(cellUnder(layout, left - 1, top + 1)).toBeNull();
    expect(cellUnder(layout, left + 4 * cell + 1, top + 1)).toBeNull();
  });

  it('gives every cosine but zero one shade, equal ones the same', () => {
    const drawn = shades(view, layout);
    expect(drawn.reduce((cells, { path }) => cells + path.split('M').length - 1, 0)).toBe(15);
    expect(drawn.find(({ level }) => level === -0.4)?.path).toBe(square({ row: 0, column: 2 }, layout) + square({ row: 0, column: 3 }, layout));
    expect(drawn.map(({ level }) => level)).toEqual(drawn.map(({ level }) => level).sort((a, b) => a - b));
  });

  it('marks the cells that are left out', () => {
    expect(marked(view.masked, layout).split('M').length - 1).toBe(4);
  });

  it('is walked by arrow keys and stays inside', () => {
    expect(cellAfter('ArrowRight', { row: 0, column: 3 }, 4)).toEqual({ row: 0, column: 3 });
    expect(cellAfter('ArrowDown', { row: 0, column: 3 }, 4)).toEqual({ row: 1, column: 3 });
    expect(cellAfter('Home', { row: 2, column: 3 }, 4)).toEqual({ row: 2, column: 0 });
    expect(cellAfter('Tab', { row: 2, column: 3 }, 4)).toBeNull();
  });
});

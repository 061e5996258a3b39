import { array, assert, boolean, constantFrom, double, option, property, record, string } from '../support/properties';
import { describe, expect, it } from 'vitest';
import { filteredRows, sortedRows } from '../../src/ui/controls/tableRows';

interface Row { id: number; name: string | null; score: number | null }
const columns = [{ key: 'name', value: ({ name }: Row) => name }, { key: 'score', value: ({ score }: Row) => score }];
const anyRows = array(record({ name: option(string()), score: option(double({ noNaN: true })) }))
  .map((rows) => rows.map((row, id) => ({ ...row, id })));

describe('rows of a table', () => {
  it('are sorted by numbers as numbers and by text as people count', () => {
    const rows = ['mug 10', 'Mug 9', 'apple'].map((name, id) => ({ id, name, score: [-1, 9, 10][id] }));
    expect(sortedRows(rows, columns, { key: 'name', descending: false }).map(({ name }) => name)).toEqual(['apple', 'Mug 9', 'mug 10']);
    expect(sortedRows(rows, columns, { key: 'score', descending: true }).map(({ score }) => score)).toEqual([10, 9, -1]);
  });

  it('are all kept, with empty ones last in both directions', () => {
    assert(property(anyRows, boolean(), constantFrom('name', 'score'), (rows, descending, key) => {
      const sorted = sortedRows(rows, columns, { key, descending });
      expect(sorted.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
      const empty = sorted.map((row) => columns.find((column) => column.key === key)?.value(row) === null);
      expect(empty).toEqual(empty.toSorted((a, b) => Number(a) - Number(b)));
    }));
  });

  it('keep the order in which they came where they are equal', () => {
    const rows = [3, 1, 2].map((id) => ({ id, name: 'same', score: 1 }));
    for (const descending of [true, false]) expect(sortedRows(rows, columns, { key: 'score', descending })).toEqual(rows);
  });

  it('are filtered by every typed word, wherever it stands', () => {
    const rows = [{ id: 0, name: 'Red Dress', score: 7 }, { id: 1, name: 'red mug', score: 8 }];
    expect(filteredRows(rows, columns, ' DRESS red').map(({ id }) => id)).toEqual([0]);
    expect(filteredRows(rows, columns, '8').map(({ id }) => id)).toEqual([1]);
    expect(filteredRows(rows, columns, ' ')).toBe(rows);
    expect(filteredRows(rows, columns, 'dress mug')).toEqual([]);
  });
});

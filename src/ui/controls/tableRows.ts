import type { Cell } from '../export/csv';

export interface Sort {
  key: string;
  descending: boolean;
}

type Valued<Row> = { key: string; value(row: Row): Cell };

const collator = new Intl.Collator(undefined, { numeric: true });

/** Rows in order; those without a value last in both directions, equal ones as they came. */
export function sortedRows<Row>(rows: readonly Row[], columns: readonly Valued<Row>[], sort: Sort | null): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (!column || !sort) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows.map((row) => ({ row, cell: column.value(row) })).sort((a, b) => {
    if (a.cell === null || b.cell === null) return Number(a.cell === null) - Number(b.cell === null);
    return sign * (typeof a.cell === 'number' && typeof b.cell === 'number' ? a.cell - b.cell : collator.compare(String(a.cell), String(b.cell)));
  }).map(({ row }) => row);
}

/** Rows that hold every typed word somewhere. */
export function filteredRows<Row>(rows: readonly Row[], columns: readonly Valued<Row>[], typed: string): readonly Row[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = columns.map(({ value }) => value(row) ?? '').join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

import type { Click, Product } from '../types';
import { fieldOf, type FieldOf } from './columns';
import type { Problems } from './problems';
import type { QueryBook } from './queries';
import type { FoundTable } from './tables';
import { idOf, numberOf, textOf } from './values';

/** The clicks of a table, summed over rows of one query and product; positions are means over the rows that tell one. */
export function readClicks(
  table: FoundTable, columns: { [F in FieldOf<'clicks'>]?: string }, products: Map<string, Product>, book: QueryBook, problems: Problems,
): Click[] {
  const sums = new Map<string, Click & { positions: number[] }>();
  for (const row of table.rows) {
    const productId = idOf(fieldOf(row, columns.productId));
    const counted = (column: string | undefined, otherwise: number) => {
      const written = textOf(fieldOf(row, column)).trim();
      return written === '' ? otherwise : numberOf(fieldOf(row, column));
    };
    const [clicks, impressions, position] = [counted(columns.clicks, 1), counted(columns.impressions, 0), counted(columns.position, 0)];
    const isCount = [clicks, impressions, position].every((count) => count !== null && count >= 0);
    const queryId = isCount && products.has(productId) ? book.resolve(fieldOf(row, columns.queryId), fieldOf(row, columns.query)) : null;
    if (!isCount) problems.add('badNumber', table.path, row.line, JSON.stringify([columns.clicks, columns.impressions].map((column) => fieldOf(row, column))));
    else if (!products.has(productId)) problems.add('unknownProduct', table.path, row.line, productId);
    else if (queryId === null) problems.add('unknownQuery', table.path, row.line, idOf(fieldOf(row, columns.queryId)));
    else {
      const key = JSON.stringify([queryId, productId]);
      const sum = sums.get(key) ?? { queryId, productId, clicks: 0, impressions: 0, positions: [] };
      sum.clicks += clicks!;
      sum.impressions! += impressions!;
      if (position) sum.positions.push(position);
      sums.set(key, sum);
    }
  }
  return [...sums.values()].map(({ queryId, productId, clicks, impressions, positions }) => ({
    queryId, productId, clicks, ...(impressions && { impressions }),
    ...(positions.length && { position: positions.reduce((sum, position) => sum + position, 0) / positions.length }),
  }));
}

import type { DecidingModality, Query } from '../types';
import { fieldOf, type FieldOf } from './columns';
import type { Problems } from './problems';
import { rowId, rowText } from './products';
import { splitOf } from './splits';
import type { FoundTable } from './tables';
import { cleanText, idOf, numberOf, textOf } from './values';

/** All queries known so far, found by id or by text; labels and clicks may bring in more by their text. */
export interface QueryBook {
  all(): Query[];
  add(query: Query): void;
  has(id: string): boolean;
  /** The id of the query that a row names by id, else by text; made from the text where that is new; null where it cannot be known. */
  resolve(id: unknown, text: unknown): string | null;
  /** Queries made from the texts of labels and clicks. */
  made(): number;
}

export function queryBook(): QueryBook {
  const byId = new Map<string, Query>();
  const byText = new Map<string, string>();
  let made = 0;
  const add = (query: Query) => {
    byId.set(query.id, query);
    const key = textKey(query.text);
    if (!byText.has(key)) byText.set(key, query.id);
  };
  const make = (wanted: string, text: string): string => {
    let id = wanted;
    while (!id || byId.has(id)) id = `made${++made}`;
    if (id === wanted) made++;
    add({ id, text });
    return id;
  };
  return {
    add,
    all: () => [...byId.values()],
    has: (id) => byId.has(id),
    made: () => made,
    resolve(idValue, textValue) {
      const id = idOf(idValue);
      if (byId.has(id)) return id;
      const text = cleanText(textOf(textValue));
      const known = byText.get(textKey(text || id));
      if (known !== undefined) return known;
      return text && id !== '__proto__' ? make(id, text) : null;
    },
  };
}

/** Puts the queries of a table into the book. */
export function readQueries(table: FoundTable, columns: { [F in FieldOf<'queries'>]?: string }, book: QueryBook, problems: Problems): void {
  if (!columns.id) problems.add('madeIds', table.path, null);
  for (const row of table.rows) {
    const id = columns.id ? rowId(fieldOf(row, columns.id), table.path, row.line, problems) : `q${row.line}`;
    if (!id) continue;
    const text = rowText(fieldOf(row, columns.text), table.path, row.line, problems);
    if (!text) problems.add('missingQuery', table.path, row.line, id);
    else if (book.has(id)) problems.add('duplicateId', table.path, row.line, id);
    else {
      const type = cleanText(textOf(fieldOf(row, columns.type)));
      const weight = numberOf(fieldOf(row, columns.weight));
      const split = splitOf(fieldOf(row, columns.split), table.path, row.line, problems);
      const deciding = decidingOf(fieldOf(row, columns.deciding));
      book.add({ id, text, ...(type && { type }), ...(weight !== null && weight >= 0 && { weight }), ...(split && { split }), ...(deciding && { deciding }) });
    }
  }
}

function decidingOf(value: unknown): DecidingModality | null {
  return (['title', 'image', 'both'] as const).find((side) => side === value) ?? null;
}

function textKey(text: string): string {
  return text.toLowerCase();
}

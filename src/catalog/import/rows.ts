/** One row of a table as it was written: texts from delimited files, any JSON value from the others. */
export interface Row {
  /** The line it starts in, from 1; for JSON arrays and objects the number of the entry. */
  line: number;
  cells: Record<string, unknown>;
}

export interface RowTable {
  columns: string[];
  rows: Row[];
  /** Rows there were, readable or not. */
  read: number;
  delimiter?: string;
}

/** Columns of a JSON object of objects: its keys, and its values where these are no objects. */
export const keyColumn = '(key)';
export const valueColumn = '(value)';

/** Columns that are looked at. */
export const mostColumns = 2000;

/** The longest row that is looked at, in characters. */
export const longestRow = 2 ** 24;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

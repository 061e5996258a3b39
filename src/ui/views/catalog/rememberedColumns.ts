// The columns that a person chose by hand, kept by table and its column names: the same file comes back as it was read.
import type { ColumnMapping } from '../../../catalog/import/columns';
import type { ImportPreview, TablePreview } from '../../../lab/importApi';

const key = 'make-playground-columns';
const mostKept = 20;
type Kept = [signature: string, columns: Record<string, string>][];

/** The guesses of a preview, with what was chosen before for the same columns in their place. */
export function initialMapping({ tables }: ImportPreview): ColumnMapping {
  const kept = new Map(read());
  return Object.fromEntries(tables.map((table) => [table.table, kept.get(signature(table)) ?? table.guess]));
}

export function rememberMapping({ tables }: ImportPreview, mapping: ColumnMapping): void {
  const chosen: Kept = tables.map((table) => [signature(table), { ...mapping[table.table] } as Record<string, string>]);
  const others = read().filter(([name]) => !chosen.some(([mine]) => mine === name));
  try {
    localStorage.setItem(key, JSON.stringify([...chosen, ...others].slice(0, mostKept)));
  } catch { /* full or refused: the guess comes back next time */ }
}

function signature({ table, columns }: TablePreview): string {
  return JSON.stringify([table, columns]);
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept[number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'object' && value[1] !== null && Object.values(value[1]).every((column) => typeof column === 'string');
}

import type { Provenance } from './provenance';

export type Cell = string | number | null;

/** RFC 4180 with the provenance in leading `# ` lines. Text that a spreadsheet would run as a formula gets an apostrophe. */
export function csv(columns: string[], rows: Cell[][], provenance: Provenance): string {
  return table(columns, rows, provenance, ',', '\r\n');
}

/** The same, separated by tabs: what spreadsheets take from the clipboard. */
export function tabbed(columns: string[], rows: Cell[][], provenance: Provenance): string {
  return table(columns, rows, provenance, '\t', '\n');
}

function table(columns: string[], rows: Cell[][], provenance: Provenance, separator: string, end: string): string {
  const lines = provenance.map(([name, value]) => `# ${name}: ${value}`);
  for (const row of [columns, ...rows]) lines.push(row.map((cell) => field(cell, separator)).join(separator));
  return lines.join(end) + end;
}

function field(cell: Cell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+@\-\t\r]/.test(cell) ? `'${cell}` : cell;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

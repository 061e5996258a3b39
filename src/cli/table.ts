import type { Estimate } from '../math/bootstrap';

/** A plain text table: first column left, the others right. */
export function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, c) => Math.max(...all.map((row) => (row[c] ?? '').length)));
  const line = (row: string[]) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  ');
  return [line(head), widths.map((w) => '-'.repeat(w)).join('  '), ...rows.map(line)].join('\n');
}

/** '.812 [.790, .834]'. */
export function withInterval({ value, low, high }: Estimate): string {
  return `${short(value)} [${short(low)}, ${short(high)}]`;
}

/** '+.021 [+.004, +.038]'. */
export function signed({ value, low, high }: Estimate): string {
  const plus = (x: number) => (x >= 0 ? '+' : '') + short(x);
  return `${plus(value)} [${plus(low)}, ${plus(high)}]`;
}

/** Three digits without the leading zero. */
export function short(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

import type { Estimate } from '../../../math/bootstrap';
import { score } from '../../controls/numbers';

/** '+0.054', with a true minus sign; what is written as zero has none. */
export function signed(value: number): string {
  const digits = score(Math.abs(value));
  return Number(digits) === 0 ? digits : `${value < 0 ? '−' : '+'}${digits}`;
}

/** '[0.454, 0.515]'. */
export function interval({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return `[${score(low)}, ${score(high)}]`;
}

/** '0.484 [0.454, 0.515]'. */
export function withInterval({ value, low, high }: Estimate): string {
  return `${score(value)} ${interval({ low, high })}`;
}

/** How much the better one is ahead, and the interval of that. */
export function gain({ value, low, high }: Estimate): [string, string] {
  return value >= 0 ? [score(value), interval({ low, high })] : [score(-value), interval({ low: -high, high: -low })];
}

export function signedInterval({ low, high }: Estimate): string {
  return `[${signed(low)}, ${signed(high)}]`;
}

/** The ends of an interval as columns of a file, beside its value. */
export function endsOf<Row>(header: string, { low, high }: { low(of: string): string; high(of: string): string }, estimate: (row: Row) => Pick<Estimate, 'low' | 'high'> | null | undefined): { header: string; value(row: Row): number | null }[] {
  const end = (side: 'low' | 'high') => (row: Row) => {
    const value = estimate(row)?.[side];
    return value !== undefined && Number.isFinite(value) ? value : null;
  };
  return [{ header: low(header), value: end('low') }, { header: high(header), value: end('high') }];
}

/** '= 0.006' or '< 0.001'. */
export function probability(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${score(p)}`;
}

/** Text of another writing direction inside a sentence, kept apart from it. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

import { percent } from '../../../controls/numbers';
import type { Unit } from './chart';

/** The leading zero of a share is left out, and a minus is as wide as a plus. */
const trimmed = (digits: string) => digits.replace(/^(-?)0\./, '$1.').replace('-', '−');
const significant = (value: number, digits: number) => (value !== 0 && Math.abs(value) < 0.01
  ? value.toExponential(digits - 1).replace(/\.?0*e/, 'e').replace('e-', 'e−').replace('-', '−')
  : trimmed(String(Number(value.toPrecision(digits)))));

/** A number as a chart writes it. */
export const inUnit: Record<Unit, (value: number) => string> = {
  loss: (value) => value.toFixed(2),
  metric: (value) => trimmed(value.toFixed(2)),
  cosine: (value) => trimmed(value.toFixed(2)),
  share: percent,
  fewPercent: (value) => `${(value * 100).toFixed(1)} %`,
  plain: (value) => significant(value, 2),
  perSecond: (value) => (value < 10 ? value.toFixed(1) : String(Math.round(value))),
};

/** The same on an axis: round, and never broken into two lines. */
export function onAxis(unit: Unit, value: number): string {
  if (unit === 'share' || unit === 'fewPercent') return `${Number((value * 100).toPrecision(3))}\u00a0%`;
  return significant(value, 3);
}

/** Numbers of the lines as they are drawn: milliseconds a step become steps a second. */
export function drawnValue(unit: Unit, value: number | undefined): number {
  if (value === undefined) return NaN;
  return unit === 'perSecond' ? (value > 0 ? 1000 / value : NaN) : value;
}

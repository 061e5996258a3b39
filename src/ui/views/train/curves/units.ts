import { percent } from '../../../controls/numbers';
import type { Unit } from './chart';

/** As a chart writes it: short, the leading zero of a share left out. */
const hundredths = (value: number) => value.toFixed(2).replace(/^(-?)0\./, '$1.').replace(/^-/, '−');
const short = (value: number) => (value !== 0 && Math.abs(value) < 0.01 ? value.toExponential(1).replace('e-', 'e−').replace('e+', 'e') : Number(value.toPrecision(2)).toLocaleString('en', { maximumSignificantDigits: 2 }));

export const inUnit: Record<Unit, (value: number) => string> = {
  loss: (value) => value.toFixed(2),
  metric: hundredths,
  cosine: hundredths,
  share: percent,
  small: short,
  plain: short,
  perSecond: (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')),
};

/** Numbers of the lines as they are drawn: milliseconds a step become steps a second. */
export function drawnValue(unit: Unit, value: number | undefined): number {
  if (value === undefined) return NaN;
  return unit === 'perSecond' ? (value > 0 ? 1000 / value : NaN) : value;
}

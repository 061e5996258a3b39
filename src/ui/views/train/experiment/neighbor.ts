import { snap, type NumberControl } from '../../../../experiment/fields/row';

/** The next value up or down. On a log scale the double or the half, at least one step away. */
export function neighbor(control: NumberControl, value: number, up: boolean): number {
  const far = control.scale === 'log' ? (up ? value * 2 : value / 2) : value + (up ? control.step : -control.step);
  const next = snap(control, far);
  return next === value ? snap(control, value + (up ? control.step : -control.step)) : next;
}

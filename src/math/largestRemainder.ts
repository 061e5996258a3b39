/**
 * Numbers rounded to `digits` decimals so that what is shown adds up to the shown total: the largest-remainder rule.
 * Each goes down or up to a neighboring unit; what is a whole number of units stays. `total` is the sum unless told: a sum that was
 * rounded elsewhere, within one unit of theirs.
 */
export function largestRemainder(values: readonly number[], digits: number, total = values.reduce((sum, value) => sum + value, 0)): number[] {
  const scale = 10 ** digits;
  const scaled = values.map((value) => snapped(value * scale));
  const units = scaled.map(Math.floor);
  const rest = scaled.map((value, i) => value - units[i]);
  const missing = Math.round(snapped(total * scale)) - units.reduce((sum, unit) => sum + unit, 0);
  const byRest = rest.map((_, i) => i).filter((i) => rest[i] > 0).sort((a, b) => rest[b] - rest[a] || a - b);
  for (const i of byRest.slice(0, Math.max(0, missing))) units[i] += 1;
  return units.map((unit) => (unit === 0 ? 0 : unit / scale));
}

/** 0.1 * 3 is meant to be 0.3: a value this near to a whole number is one. */
function snapped(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-9 * Math.max(1, Math.abs(value)) ? whole : value;
}

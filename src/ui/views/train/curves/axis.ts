import type { Unit } from './chart';

export interface Axis {
  domain: [number, number];
  ticks: number[];
}

/** What the axis of a unit holds whatever is measured, so that differences that are next to nothing look so. */
const fixed: Partial<Record<Unit, { from?: number; to?: number }>> = {
  loss: { from: 0 }, metric: { from: 0, to: 0.5 }, cosine: { from: 0, to: 0.5 }, share: { from: 0.3, to: 0.6 }, perSecond: { from: 0 }, fewPercent: { from: 0 }, plain: { from: 0 },
};

/** The axis that holds the values, with a few round numbers on it. A logarithmic one needs values above 0 and has powers of ten, or round steps within one. */
export function axisOf(values: readonly number[], unit: Unit, log: boolean): Axis {
  const finite = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  const [low, high] = finite.length > 0 ? extremes(finite) : [log ? 0.1 : 0, 1];
  if (log) return logarithmic(low, high);
  const { from = low, to = high } = fixed[unit] ?? {};
  return linear(Math.min(from, low), Math.max(to, high));
}

function extremes(values: readonly number[]): [number, number] {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

function linear(low: number, high: number): Axis {
  const step = roundStep((high - low || Math.abs(high) || 1) / 4);
  const [from, to] = [Math.floor(low / step + 1e-9), Math.max(Math.ceil(high / step - 1e-9), Math.floor(low / step + 1e-9) + 1)];
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
  return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

/** The next of 1, 2, 2.5, 5, 10 times a power of ten. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= atLeast * (1 - 1e-9)) ?? 10 * power;
}

function logarithmic(low: number, high: number): Axis {
  const candidates = (factors: number[]) => {
    const powers = Array.from({ length: Math.ceil(Math.log10(high)) - Math.floor(Math.log10(low)) + 2 }, (_, i) => 10 ** (Math.floor(Math.log10(low)) + i));
    return powers.flatMap((power) => factors.map((factor) => Number((factor * power).toPrecision(12))));
  };
  const factors = high / low > 1000 ? [1] : [1, 2, 5];
  const all = candidates(factors);
  const from = all.findLast((tick) => tick <= low) ?? low;
  const to = all.find((tick) => tick >= high && tick > from) ?? high;
  const ticks = all.filter((tick) => tick >= from && tick <= to);
  const every = Math.ceil(ticks.length / 5);
  return { domain: [from, to], ticks: ticks.filter((_, i) => i % every === 0) };
}

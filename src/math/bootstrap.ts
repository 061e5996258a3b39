import { random } from './random';
import { sortedQuantile } from './statistics';

/** A number with its 95 % interval and how many items (queries, products) it rests on. Without items all three are NaN. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  count: number;
}

/** Where a resampling draws its numbers, so that the same question gets the same interval. */
export interface Resampling {
  seed: number;
  purpose: string;
  /** 10,000 unless told. */
  samples?: number;
}

export const defaultSamples = 10_000;

/** How often each of `count` items was drawn, for one resample after the other. The array is reused: read it at once. */
export function* resamples(count: number, { seed, purpose, samples = defaultSamples }: Resampling): Generator<Int32Array> {
  const draw = random(seed, `bootstrap ${purpose}`);
  const times = new Int32Array(count);
  for (let s = 0; s < samples; s++) {
    times.fill(0);
    for (let i = 0; i < count; i++) times[draw.integer(count)]++;
    yield times;
  }
}

/** The middle 95 % of a statistic's resampled values (percentile interval); values that are not numbers are left out. */
export function percentileInterval(values: ArrayLike<number>): { low: number; high: number } {
  const sorted = Float64Array.from(values).filter((value) => !Number.isNaN(value)).sort();
  return { low: sortedQuantile(sorted, 0.025), high: sortedQuantile(sorted, 0.975) };
}

/**
 * A statistic of `count` items with its bootstrap interval. `statistic` reads how often each item counts and may say NaN where
 * a resample leaves it undefined.
 */
export function bootstrap(count: number, statistic: (times: Int32Array) => number, resampling: Resampling): Estimate {
  if (count === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 };
  const value = statistic(new Int32Array(count).fill(1));
  const values: number[] = [];
  for (const times of resamples(count, resampling)) values.push(statistic(times));
  return { value, ...percentileInterval(values), count };
}

/** The mean of values with its bootstrap interval. */
export function bootstrapMean(values: ArrayLike<number>, resampling: Resampling): Estimate {
  return bootstrapMeans([values], resampling)[0];
}

/** Means of several columns over the same items, all resampled together: one draw serves every column. */
export function bootstrapMeans(columns: readonly ArrayLike<number>[], resampling: Resampling): Estimate[] {
  const count = columns[0]?.length ?? 0;
  const meanOf = (column: ArrayLike<number>, times: Int32Array) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += column[i] * times[i];
    return sum / count;
  };
  const once = new Int32Array(count).fill(1);
  const drawn = columns.map(() => [] as number[]);
  if (count > 0) for (const times of resamples(count, resampling)) columns.forEach((column, c) => drawn[c].push(meanOf(column, times)));
  return columns.map((column, c) => ({ value: meanOf(column, once), ...percentileInterval(drawn[c]), count }));
}

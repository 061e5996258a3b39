import { describe, expect, it } from 'vitest';
import { bootstrap, bootstrapMean, bootstrapMeans, resamples } from '../../src/math/bootstrap';
import { random } from '../../src/math/random';
import { mean, sampleVariance } from '../../src/math/statistics';

const draw = random(11, 'values');
const values = Array.from({ length: 200 }, () => draw.normal());
const resampling = { seed: 5, purpose: 'test' };

describe('bootstrap', () => {
  it('agrees with the standard error of a mean', () => {
    const { value, low, high, count } = bootstrapMean(values, resampling);
    const margin = 1.96 * Math.sqrt(sampleVariance(values) / values.length);
    expect(value).toBeCloseTo(mean(values), 12);
    expect(Math.abs(high - low - 2 * margin) / margin).toBeLessThan(0.1);
    expect(count).toBe(200);
  });

  it('says the same for several columns at once as for each alone and as for any statistic', () => {
    const squares = values.map((value) => value * value);
    const together = bootstrapMeans([values, squares], resampling);
    expect(together[0]).toEqual(bootstrapMean(values, resampling));
    const general = bootstrap(values.length, (times) => squares.reduce((sum, value, i) => sum + value * times[i], 0) / values.length, resampling);
    expect(together[1].low).toBeCloseTo(general.low, 12);
    expect(together[1].high).toBeCloseTo(general.high, 12);
  });

  it('draws by address: another purpose is another draw', () => {
    expect(bootstrapMean(values, { seed: 5, purpose: 'other' }).low).not.toBe(bootstrapMean(values, resampling).low);
  });

  it('draws as many items as there are, 10,000 times', () => {
    let drawn = 0;
    for (const times of resamples(3, resampling)) {
      drawn++;
      expect(times[0] + times[1] + times[2]).toBe(3);
    }
    expect(drawn).toBe(10_000);
  });

  it('has nothing to say about nothing', () => {
    expect(bootstrapMean([], resampling)).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 });
    expect(bootstrapMean([0.4], resampling)).toEqual({ value: 0.4, low: 0.4, high: 0.4, count: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { aurocDifference, aurocEstimate, meanAuroc } from '../../src/math/classification';
import { random } from '../../src/math/random';

const resampling = { seed: 0, purpose: 'test', samples: 500 };
const labels = Array.from({ length: 40 }, (_, i) => i % 2 === 0);
const noisy = (seed: number, lift: number) => labels.map((label, i) => random(seed, 'scores', i).uniform() + (label ? lift : 0));

describe('AUROC over several seeds', () => {
  it('is that of the one where there is one, and lies between where there are two', () => {
    const [weak, strong] = [noisy(1, 0.1), noisy(2, 0.8)];
    expect(meanAuroc({ rows: [weak], labels }, resampling)).toEqual(aurocEstimate(weak, labels, resampling));
    const [a, b, both] = [[weak], [strong], [weak, strong]].map((rows) => meanAuroc({ rows, labels }, resampling));
    expect(both.value).toBeCloseTo((a.value + b.value) / 2, 12);
    expect([both.low > a.low, both.high < b.high + 1e-9]).toEqual([true, true]);
  });

  it('differs by nothing from itself, and clearly where every seed is clearly better', () => {
    const [weak, strong] = [[noisy(1, 0), noisy(2, 0), noisy(3, 0)], [noisy(4, 2), noisy(5, 2), noisy(6, 2)]];
    expect(aurocDifference({ rows: weak, labels }, { rows: weak, labels }, resampling)).toEqual({ value: 0, low: 0, high: 0, count: 40 });
    const { value, low } = aurocDifference({ rows: weak, labels }, { rows: strong, labels }, resampling);
    expect(value).toBeCloseTo(meanAuroc({ rows: strong, labels }, resampling).value - meanAuroc({ rows: weak, labels }, resampling).value, 12);
    expect(low).toBeGreaterThan(0.1);
  });

  it('is not distinguishable where seeds disagree, however sure each is', () => {
    const [low, high] = [noisy(1, 0), noisy(2, 2)];
    const { value, low: from, high: to } = aurocDifference({ rows: [low, high], labels }, { rows: [high, low], labels }, resampling);
    expect([Math.abs(value) < 1e-12, from < -0.2, to > 0.2]).toEqual([true, true, true]);
  });
});

import { describe, expect, it } from 'vitest';
import { compare } from '../../src/evaluation/compare';
import type { Evaluation } from '../../src/evaluation/evaluate';
import type { MetricName } from '../../src/evaluation/metricTable';
import { random } from '../../src/math/random';

const options = { seed: 2, samples: 1000 };
/** An evaluation of which only nDCG@10 matters. */
function evaluation(values: number[], relevant: (i: number) => number = () => 1): Evaluation {
  const queries = values.map((value, i) => ({ queryId: `q${i}`, relevant: relevant(i), metrics: { 'nDCG@10': value } as Record<MetricName, number>, matches: true, hits: [] }));
  return { queries } as unknown as Evaluation;
}
const draw = random(1, 'compared values');
const base = Array.from({ length: 80 }, () => draw.uniform());
const plus = (gain: number, noise = 0.1) => base.map((value) => value + gain + noise * draw.normal());

describe('compare', () => {
  it('finds a difference that is there, with its sign, and none where there is none', () => {
    const better = compare([evaluation(base)], [evaluation(plus(0.1))], 'nDCG@10', options);
    expect(better.difference.low).toBeGreaterThan(0);
    expect(better.p).toBeLessThan(0.01);
    expect(better.wins).toBeGreaterThan(better.losses);
    const same = compare([evaluation(base)], [evaluation(plus(0))], 'nDCG@10', options);
    expect(same.difference.low).toBeLessThan(0);
    expect(same.difference.high).toBeGreaterThan(0);
    expect(same.p).toBeGreaterThan(0.01);
  });

  it('is the mirror image of itself', () => {
    const other = evaluation(plus(0.05));
    const forth = compare([evaluation(base)], [other], 'nDCG@10', options);
    const back = compare([other], [evaluation(base)], 'nDCG@10', options);
    expect(back.difference.value).toBeCloseTo(-forth.difference.value, 12);
    expect([back.wins, back.losses, back.p]).toEqual([forth.losses, forth.wins, forth.p]);
  });

  it('counts ties and calls a run no different from itself', () => {
    const result = compare([evaluation(base)], [evaluation(base)], 'nDCG@10', options);
    expect(result).toMatchObject({ wins: 0, losses: 0, ties: 80, p: 1, difference: { value: 0, low: 0, high: 0 } });
  });

  it('widens the interval by what differs between seeds', () => {
    const a = [evaluation(base), evaluation(base), evaluation(base)];
    const agreeing = compare(a, [0.05, 0.05, 0.05].map((gain) => evaluation(plus(gain, 0.02))), 'nDCG@10', options);
    const torn = compare(a, [-0.1, 0.05, 0.2].map((gain) => evaluation(plus(gain, 0.02))), 'nDCG@10', options);
    expect(agreeing.difference.low).toBeGreaterThan(0);
    expect(torn.difference.low).toBeLessThan(0);
    expect(torn.overQueries.low).toBeGreaterThan(0);
    expect(torn.bySeed.map((gain) => Math.round(gain * 20))).toEqual([-2, 1, 4]);
  });

  it('counts queries that have a relevant product, unless told which', () => {
    const some = evaluation(base, (i) => i % 2);
    expect(compare([some], [evaluation(base)], 'nDCG@10', options).perQuery).toHaveLength(40);
    expect(compare([some], [evaluation(base)], 'nDCG@10', { ...options, queries: (id) => id === 'q0' }).perQuery).toEqual([{ queryId: 'q0', difference: 0 }]);
  });

  it('refuses what cannot be paired', () => {
    expect(() => compare([evaluation(base)], [], 'nDCG@10')).toThrow(/same seeds/);
    expect(() => compare([evaluation(base)], [evaluation(base.slice(1))], 'nDCG@10')).toThrow(/one side only/);
  });
});

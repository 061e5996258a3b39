import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { overlap, rankBiasedOverlap } from '../../src/evaluation/overlap';

/** The sum that defines RBO, term by term, far past where the weights have died out; the last agreement goes on. */
function bySeries(a: readonly string[], b: readonly string[], p: number): number {
  const depth = Math.max(a.length, b.length);
  const agreement = (d: number) => a.slice(0, d).filter((id) => b.slice(0, d).includes(id)).length / d;
  const last = agreement(depth);
  let sum = 0;
  for (let d = 1; d <= 4000; d++) sum += (1 - p) * p ** (d - 1) * (d <= depth ? agreement(d) : last);
  return sum;
}

const letters = (text: string) => [...text];
const ranking = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmno'), { maxLength: 10 });

describe('rank-biased overlap', () => {
  it('equals the values of the rbo package (0.1.3 of PyPI, rbo_ext)', () => {
    const expected: [string, string, number, number][] = [
      ['abcdefghij', 'jihgfedcba', 0.9, 0.5116075656428573], ['abcdefghij', 'jihgfedcba', 0.98, 0.8780443726553534],
      ['abcdefghij', 'bacdefghij', 0.9, 0.9], ['abcdefghij', 'bacdefghij', 0.98, 0.98],
      ['abcdefghij', 'acefgxyzbw', 0.9, 0.6431857350785715], ['abcdefghij', 'acefgxyzbw', 0.98, 0.6102365731106311],
      ['abc', 'cba', 0.9, 0.855], ['abcdefghij', 'klmnopqrst', 0.9, 0],
    ];
    for (const [a, b, p, value] of expected) expect(rankBiasedOverlap(letters(a), letters(b), p), `${a} ${b} ${p}`).toBeCloseTo(value, 12);
  });

  it('is its defining series, for lists of any length', () => {
    fc.assert(fc.property(ranking, ranking, fc.constantFrom(0.5, 0.9, 0.98), (a, b, p) => {
      fc.pre(a.length + b.length > 0);
      expect(rankBiasedOverlap(a, b, p)).toBeCloseTo(bySeries(a, b, p), 9);
    }));
  });

  it('takes a shorter list as ended, not as cut short', () => {
    expect(rankBiasedOverlap(letters('abcdefghij'), ['a'])).toBeCloseTo(bySeries(letters('abcdefghij'), ['a', ...'qrstuvwxy'], 0.9), 12);
    expect(rankBiasedOverlap(letters('abcdefghij'), ['a'])).toBeLessThan(0.4);
  });

  it('counts the top most', () => {
    const base = letters('abcdefghij');
    expect(rankBiasedOverlap(base, letters('xbcdefghij'))).toBeLessThan(rankBiasedOverlap(base, letters('abcdefghix')));
  });
});

describe('the overlap of two rankings', () => {
  it('counts what is common to the first ten', () => {
    expect(overlap(letters('abcdefghijz'), letters('klmnabcopqz'))).toMatchObject({ common: 3, of: 10, jaccard: 3 / 17 });
    expect(overlap(letters('ab'), letters('abcd'))).toMatchObject({ common: 2, jaccard: 0.5 });
  });

  it('is symmetric, in [0, 1], 1 for a ranking and itself, and 0 exactly where nothing is common', () => {
    fc.assert(fc.property(ranking, ranking, (a, b) => {
      const one = overlap(a, b);
      const { common, ...other } = overlap(b, a);
      expect(common).toBe(one.common);
      expect(other.jaccard).toBe(one.jaccard);
      expect(other.rbo).toBeCloseTo(one.rbo, 12);
      for (const value of [one.jaccard, one.rbo]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value === 0).toBe(one.common === 0 && a.length + b.length > 0);
      }
      expect(overlap(a, a)).toMatchObject({ jaccard: 1, rbo: expect.closeTo(1, 12) });
    }));
  });
});

import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { largestRemainder } from '../../src/math/largestRemainder';

const units = (value: number, digits: number) => Math.round(value * 10 ** digits);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const value = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.integer({ min: -9, max: 9 }), fc.constant(0), fc.integer({ min: -5000, max: 5000 }).map((n) => n / 1000));
const digits = fc.integer({ min: 0, max: 4 });

describe('the largest-remainder rule', () => {
  it('shows numbers that add up to their rounded sum', () => {
    fc.assert(fc.property(fc.array(value, { maxLength: 12 }), digits, (values, d) => {
      const shown = sum(largestRemainder(values, d).map((part) => units(part, d)));
      expect(Math.abs(shown - sum(values) * 10 ** d)).toBeLessThanOrEqual(0.5 + 1e-6);
    }), { numRuns: 500 });
  });

  it('keeps each within one unit of its value, zeros at zero, and shows no minus zero', () => {
    fc.assert(fc.property(fc.array(value, { maxLength: 12 }), digits, (values, d) => {
      largestRemainder(values, d).forEach((shown, i) => {
        expect(Math.abs(shown - values[i])).toBeLessThan(10 ** -d * (1 + 1e-9));
        if (values[i] === 0) expect(Object.is(shown, 0)).toBe(true);
        expect(shown.toFixed(d)).not.toMatch(/^-0(\.0*)?$/);
      });
    }), { numRuns: 500 });
  });

  it('adds up to a total that was rounded elsewhere: a float32 sum, shown as toFixed shows it', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 6 }), (values) => {
      const total = Number(Math.fround(sum(values)).toFixed(3));
      expect(sum(largestRemainder(values, 3, total).map((shown) => units(shown, 3)))).toBe(units(total, 3) + 0);
    }), { numRuns: 500 });
  });

  it('gives what is missing to the largest remainders first', () => {
    expect(largestRemainder([0.3334, 0.3333, 0.3333], 2)).toEqual([0.34, 0.33, 0.33]);
    expect(largestRemainder([0.1 * 3, 0.7], 1)).toEqual([0.3, 0.7]);
    expect(largestRemainder([-0.0368, 0.8061], 3)).toEqual([-0.037, 0.806]);
    expect(largestRemainder([], 3)).toEqual([]);
  });
});

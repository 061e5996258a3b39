import { expect, it } from 'vitest';
import { histogram } from '../../src/math/histogram';

it('counts every value once, ends included', () => {
  const bins = histogram([0, 0.04, 0.05, 0.5, 0.999, 1], 20);
  expect(bins.map((bin) => bin.products).reduce((a, b) => a + b)).toBe(6);
  expect([bins[0].products, bins[1].products, bins[10].products, bins[19].products]).toEqual([2, 1, 1, 2]);
  expect(bins[10].from).toBe(0.5);
});

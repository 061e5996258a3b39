import { expect, it } from 'vitest';
import { smooth } from '../../src/math/smooth';

const steps = Array.from({ length: 200 }, (_, i) => i + 1);

it('gives the values back when nothing is smoothed, and a constant stays itself', () => {
  expect([...smooth(steps, steps, 0)]).toEqual(steps);
  for (const value of smooth(steps, steps.map(() => 7), 20)) expect(value).toBeCloseTo(7, 12);
});

it('lets a value count half after the half-life', () => {
  expect(smooth([0, 10], [1, 4], 10)[1]).toBeCloseTo((0.5 * 1 + 4) / 1.5, 12);
});

it('takes the noise out of a falling curve and keeps where it goes', () => {
  const noisy = steps.map((step) => 8 - step / 50 + (step % 2 === 0 ? 1 : -1));
  const smoothed = [...smooth(steps, noisy, 10)];
  const rough = (values: number[]) => values.slice(50).reduce((sum, value, i) => sum + Math.abs(value - values[49 + i]), 0);
  expect(rough(smoothed)).toBeLessThan(rough(noisy) / 10);
  expect(smoothed[199]).toBeCloseTo(4, 0);
});

it('leaves values alone that lie many half-lives apart', () => {
  expect(smooth([100, 200, 300], [0.1, 0.5, 0.9], 5)[2]).toBeCloseTo(0.9, 5);
});

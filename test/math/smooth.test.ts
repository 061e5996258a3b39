import { expect, it } from 'vitest';
import { smooth } from '../../src/math/smooth';

const steps = Array.from({ length: 200 }, (_, i) => i + 1);

it('gives the values back when nothing is smoothed, and a constant stays itself', () => {
  expect([...smooth(steps, steps, 0)]).toEqual(steps);
  for (const value of smooth(steps, steps.map(() => 7), 20)) expect(value).toBeCloseTo(7, 12);
});

it('lets a value count half at the half-life, before and after', () => {
  const [first, , last] = smooth([0, 10, 20], [1, 4, 2], 10);
  expect(first).toBeCloseTo((1 + 4 / 2 + 2 / 4) / 1.75, 12);
  expect(last).toBeCloseTo((1 / 4 + 4 / 2 + 2) / 1.75, 12);
});

it('takes the noise out of a falling curve and keeps where it goes', () => {
  const noisy = steps.map((step) => 8 - step / 50 + (step % 2 === 0 ? 1 : -1));
  const smoothed = [...smooth(steps, noisy, 10)];
  const rough = (values: number[]) => values.slice(50).reduce((sum, value, i) => sum + Math.abs(value - values[49 + i]), 0);
  expect(rough(smoothed)).toBeLessThan(rough(noisy) / 10);
  for (const at of [0, 100, 199]) expect(Math.abs(smoothed[at] - (8 - steps[at] / 50))).toBeLessThan(0.4);
});

it('leaves values alone that lie many half-lives apart', () => {
  expect(smooth([100, 200, 300], [0.1, 0.5, 0.9], 5)[2]).toBeCloseTo(0.9, 5);
});

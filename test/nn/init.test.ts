import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../src/math/random';
import { scalar, truncatedNormal } from '../../src/nn/init';
import { lanes, openLane } from '../support/backends';

describe('first values', () => {
  beforeAll(() => openLane(lanes[0]));

  it('are normal with the given deviation and never further out than two of them', async () => {
    const values = [...((await truncatedNormal(random(1, 'init'), 100, 100, 0.5).data()) as Float32Array)];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    // Cutting at two deviations leaves 0.88 of the deviation.
    expect(deviation / 0.5).toBeCloseTo(0.88, 1);
  });

  it('depend on the address of the stream alone', async () => {
    const [a, b, c] = [random(1, 'a'), random(1, 'a'), random(1, 'b')].map((stream) => truncatedNormal(stream, 3, 4));
    expect(await a.data()).toEqual(await b.data());
    expect(await a.data()).not.toEqual(await c.data());
  });

  it('of a number are that number', async () => {
    expect(await scalar(2.5).data()).toEqual(Float32Array.of(2.5));
  });
});

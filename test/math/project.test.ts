import { describe, expect, it } from 'vitest';
import { principalComponents, project } from '../../src/math/project';
import { random } from '../../src/math/random';
import { dot, norm } from '../../src/math/vectors';
import golden from '../fixtures/statistics.json';

describe('principal components', () => {
  const { rows, scores, explained_variance_ratio: explained } = golden.pca;

  it('finds the golden coordinates up to the sign of an axis', () => {
    const projection = principalComponents(rows.data, 5);
    const found = project(projection, rows.data);
    projection.explained.forEach((share, i) => expect(share).toBeCloseTo(explained.data[i], 6));
    for (const axis of [0, 1]) {
      const sign = Math.sign(found[axis] * scores.data[axis]);
      for (let i = axis; i < found.length; i += 2) expect(sign * found[i]).toBeCloseTo(scores.data[i], 6);
    }
  });

  it('gives unit axes at right angles that explain everything together', () => {
    const draw = random(2, 'rows');
    const matrix = Float32Array.from({ length: 40 * 16 }, () => draw.normal());
    const { axes, explained: shares } = principalComponents(matrix, 16, 16);
    axes.forEach((a, i) => axes.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 9)));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(axes.every((axis) => Math.abs(norm(axis) - 1) < 1e-9 && axis.some((value) => value > 0))).toBe(true);
  });

  it('asks for two rows', () => {
    expect(() => principalComponents([1, 2, 3], 3)).toThrow(/at least two rows/);
  });
});

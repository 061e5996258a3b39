import { describe, expect, it } from 'vitest';
import { groupBy } from '../../src/math/groups';
import { dot, dotRows, norm, row, unit } from '../../src/math/vectors';

describe('vectors', () => {
  it('makes unit vectors and leaves zero alone', () => {
    expect([...unit([3, 4])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    expect([...unit([0, 0])]).toEqual([0, 0]);
    expect(norm([3, 4])).toBe(5);
  });

  it('meets every row of a matrix', () => {
    const matrix = Float32Array.from([1, 2, 3, 4, 5, 6]);
    const vector = Float32Array.from([1, -1]);
    expect([...dotRows(matrix, vector)]).toEqual([0, 1, 2].map((r) => dot(row(matrix, 2, r), vector)));
    expect(() => dotRows(matrix, new Float32Array(4))).toThrow(/same model/);
  });

  it('groups in order of appearance', () => {
    expect([...groupBy([5, 2, 3, 4], (value) => value % 2)]).toEqual([[1, [5, 3]], [0, [2, 4]]]);
  });
});

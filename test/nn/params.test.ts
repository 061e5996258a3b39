import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignArrays, countParameters, disposeParams, flatten, type Params, select, toArrays } from '../../src/nn/params';
import { lanes, openLane } from '../support/backends';

const layer = (): Params => ({ weight: tf.variable(tf.ones([2, 3])), bias: tf.variable(tf.zeros([3])) });

describe('a tree of parameters', () => {
  beforeAll(() => openLane(lanes[0]));

  it('is a list of paths, in which a shared subtree stands once', () => {
    const shared = layer();
    const params = { title: { layers: [layer(), shared] }, query: { layers: [shared] } };
    expect(Object.keys(flatten(params))).toEqual(['title.layers.0.weight', 'title.layers.0.bias', 'title.layers.1.weight', 'title.layers.1.bias']);
    expect(countParameters(params)).toBe(18);
    disposeParams(params);
  });

  it('is selected by the start of a path, whole segments only', () => {
    const params = { fusion: layer(), fusionOld: layer(), projection: { product: layer(), query: layer() } };
    expect(Object.keys(select(params, ['fusion', 'projection.*.bias']))).toEqual(['fusion.weight', 'fusion.bias', 'projection.product.bias', 'projection.query.bias']);
    expect(Object.keys(select(params, ['*']))).toHaveLength(8);
    expect(select(params, [])).toEqual({});
    disposeParams(params);
  });

  it('goes to named arrays and back', async () => {
    const [from, to] = [layer(), layer()];
    (from.bias as tf.Variable).assign(tf.tensor1d([1, 2, 3]));
    assignArrays(to, { ...(await toArrays(from)), somethingElse: { shape: [1], data: new Float32Array(1) } });
    expect(await toArrays(to)).toEqual(await toArrays(from));
    disposeParams(from);
    disposeParams(to);
  });

  it('refuses arrays that lack a name or have another shape, and says which', () => {
    const params = layer();
    expect(() => assignArrays(params, {})).toThrow(/'weight' is missing/);
    expect(() => assignArrays(params, { weight: { shape: [3, 2], data: new Float32Array(6) } })).toThrow(/\[2,3\], the file has \[3,2\]/);
    disposeParams(params);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../src/math/random';
import { attendToOther, initCrossAttention } from '../../src/nn/attention';
import { initLayerNorm } from '../../src/nn/layerNorm';
import { disposeParams, flatten } from '../../src/nn/params';
import type { TransformerConfig } from '../../src/nn/config';
import { applyTransformer, initTransformer } from '../../src/nn/transformer';
import { forEachBackend, lanes, openLane } from '../support/backends';
import { expectClose, normalTensor } from '../support/tensors';
import { reading } from '../support/tinyModel';

const shape: TransformerConfig = { layers: 2, width: 8, heads: 2, hidden: 12, norm: 'pre', activation: 'gelu', layerNormEpsilon: 1e-5, dropout: 0 };
const tokens = (purpose: string) => normalTensor<tf.Tensor3D>([2, 5, 8], purpose);
const first = (x: tf.Tensor3D, count: number) => tf.slice3d(x, [0, 0, 0], [x.shape[0], count, x.shape[2]]);

describe('a transformer', () => forEachBackend(() => {
  it('with causal sight never lets a later token change an earlier one', async () => {
    const params = { layers: initTransformer(random(1, 'init'), shape) };
    const run = (x: tf.Tensor3D) => applyTransformer(params.layers, x, shape, { mask: null, causal: true }, reading());
    const changed = tf.concat([first(tokens('x'), 3), normalTensor<tf.Tensor3D>([2, 2, 8], 'later')], 1);
    await expectClose(first(run(changed), 3), first(run(tokens('x')), 3), { absolute: 1e-6 });
    disposeParams(params);
  });

  it('never lets padding change a real token', async () => {
    for (const norm of ['pre', 'post'] as const) {
      const params = { layers: initTransformer(random(1, 'init'), shape) };
      const mask = tf.tensor2d([[1, 1, 1, 0, 0], [1, 1, 1, 0, 0]]);
      const padded = applyTransformer(params.layers, tokens('x'), { ...shape, norm }, { mask, causal: false }, reading());
      const short = applyTransformer(params.layers, first(tokens('x'), 3), { ...shape, norm }, { mask: null, causal: false }, reading());
      await expectClose(first(padded, 3), short, { absolute: 1e-6 });
      disposeParams(params);
    }
  });

  it('with post-norm ends in normalized tokens, with pre-norm it adds to what came in', async () => {
    const params = { layers: initTransformer(random(1, 'init'), shape) };
    const run = (norm: 'pre' | 'post') => applyTransformer(params.layers, tokens('x'), { ...shape, norm }, { mask: null, causal: false }, reading());
    await expectClose(tf.mean(run('post'), 2), tf.zeros([2, 5]), { absolute: 1e-5 });
    await expectClose(tf.mean(tf.square(run('post')), 2), tf.ones([2, 5]), { relative: 1e-3 });
    // The first values are small, so a pre-norm stack starts close to passing its input on.
    await expectClose(run('pre'), tokens('x'), { absolute: 0.05 });
    disposeParams(params);
  });

  it('lets one sequence read the real tokens of another', async () => {
    const params = initCrossAttention(random(1, 'init'), 8);
    const read = (other: tf.Tensor3D) => attendToOther(params, tokens('x'), { tokens: other, mask: tf.tensor2d([[1, 1, 0], [1, 0, 0]]) }, 2, reading());
    const other = normalTensor<tf.Tensor3D>([2, 3, 8], 'other');
    const maskedChanged = tf.concat([first(other, 1), tf.slice3d(other, [0, 1, 0], [2, 1, 8]), normalTensor<tf.Tensor3D>([2, 1, 8], 'masked')], 1);
    await expectClose(read(maskedChanged), read(other));
    const difference = await tf.max(tf.abs(tf.sub(read(normalTensor<tf.Tensor3D>([2, 3, 8], 'another')), read(other)))).data();
    expect(difference[0]).toBeGreaterThan(1e-5);
    disposeParams(params);
  });
}));

describe('making layers', () => {
  beforeAll(() => openLane(lanes[0]));

  it('refuses heads that do not divide the width', () => {
    expect(() => initTransformer(random(1, 'init'), { ...shape, heads: 3 })).toThrow(/width of 8 cannot be split into 3 heads/);
  });

  it('gives every block the same names', () => {
    const params = { layers: initTransformer(random(1, 'init'), shape) };
    const names = Object.keys(flatten(params));
    expect(names).toHaveLength(2 * 12);
    expect(names[0]).toBe('layers.0.attentionNorm.scale');
    disposeParams(params);
  });

  it('starts a layer norm as the identity of normalized rows', async () => {
    const { scale, offset } = initLayerNorm(3);
    expect([...(await scale.data()), ...(await offset.data())]).toEqual([1, 1, 1, 0, 0, 0]);
  });
});

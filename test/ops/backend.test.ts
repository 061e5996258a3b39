import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { chooseBackend, openBackend } from '../../src/ops/backend';
import { setFused } from '../../src/ops/fused';
import { kernelsOf } from '../../src/ops/wasmKernels';
import { isSoftware } from '../../src/ops/webgpuDevice';
import { wasmFolder } from '../support/backends';

const options = { wasmPaths: wasmFolder() };
const square = async () => (await tf.sum(tf.square(tf.tensor1d([1, 2, 3]))).data())[0];

describe('opening a backend', () => {
  it('makes it current, and may be done again', async () => {
    for (const name of ['cpu', 'wasm', 'wasm', 'cpu', 'wasm'] as const) {
      await openBackend(name, options);
      expect(tf.getBackend()).toBe(name);
    }
    expect(kernelsOf(tf.backend())).not.toBeNull();
  });

  it('says why where there is none', async () => {
    await expect(openBackend('webgpu')).rejects.toThrow('no WebGPU adapter');
  });

  it('replaces products and copies on wasm, and gives the stock ones back', async () => {
    await openBackend('wasm', options);
    const kernels = kernelsOf(tf.backend())!;
    for (const fused of [true, false]) {
      setFused(fused);
      const x = tf.tensor1d([1, 2, 3]);
      expect(kernels.address(x.clone()) === kernels.address(x)).toBe(fused);
    }
    setFused(true);
  });

  it('multiplies broadcast and plain batches as the stock kernel does', async () => {
    await openBackend('wasm', options);
    const shapes: [number[], number[]][] = [[[3, 4], [4, 5]], [[2, 3, 4], [1, 4, 5]], [[1, 3, 4], [2, 4, 5]], [[2, 1, 3, 4], [1, 3, 4, 5]], [[2, 3, 4], [4, 5]], [[3, 0], [0, 2]]];
    for (const [a, b] of shapes) {
      const [x, y] = [a, b].map((shape, which) => tf.tensor(Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.cos(i + which)), shape));
      const products = [true, false].map((fused) => {
        setFused(fused);
        return tf.matMul(x, y);
      });
      expect(products[0].shape).toEqual(products[1].shape);
      const [ours, stock] = await Promise.all(products.map((product) => product.data()));
      ours.forEach((value, i) => expect(value).toBeCloseTo(stock[i], 5));
    }
    setFused(true);
  });
});

describe('the sum of rows by segment', () => {
  it('is right on cpu and wasm, and skips ids outside', async () => {
    for (const name of ['cpu', 'wasm'] as const) {
      await openBackend(name, options);
      const sums = tf.unsortedSegmentSum(tf.tensor2d([[1, 2], [3, 4], [5, 6], [7, 8]]), tf.tensor1d([2, 0, 2, -1], 'int32'), 3);
      expect([...(await sums.data())]).toEqual([3, 4, 0, 0, 6, 8]);
    }
  });
});

describe('choosing a backend', () => {
  it('takes one that gives the right loss and says why not the others', async () => {
    const { backend, tried } = await chooseBackend(['webgpu', 'wasm', 'cpu'], square, options);
    expect(['wasm', 'cpu']).toContain(backend);
    expect(tf.getBackend()).toBe(backend);
    expect(tried.map(({ name }) => name)).toEqual(['webgpu', 'wasm', 'cpu']);
    expect(tried[0].reason).toContain('WebGPU');
    expect(tried[0].milliseconds).toBeNull();
    expect(tried.slice(1).map(({ reason }) => reason)).toEqual([null, null]);
  });

  it('leaves out a backend whose loss is not finite or that throws', async () => {
    const onlyCpu = async () => (tf.getBackend() === 'cpu' ? 3 : NaN);
    expect(await chooseBackend(['wasm', 'cpu'], onlyCpu, options)).toMatchObject({ backend: 'cpu', tried: [{ reason: expect.stringContaining('NaN') }, { reason: null }] });
    const broken = async () => {
      if (tf.getBackend() === 'wasm') throw new Error('out of memory');
      return 3;
    };
    expect(await chooseBackend(['wasm', 'cpu'], broken, options)).toMatchObject({ backend: 'cpu', tried: [{ reason: 'out of memory' }, {}] });
  });

  it('believes the first of two answers', async () => {
    const disagreeing = async () => (tf.getBackend() === 'wasm' ? 2 : 3);
    expect(await chooseBackend(['wasm', 'cpu'], disagreeing, options)).toMatchObject({ backend: 'wasm', tried: [{}, { reason: expect.stringContaining('expected 2') }] });
  });

  it('lists every reason when nothing works', async () => {
    await expect(chooseBackend(['webgpu', 'cpu'], async () => NaN, options)).rejects.toThrow(/webgpu: .*cpu: .*NaN/);
  });
});

describe('software adapters', () => {
  const info = { vendor: '', architecture: '', device: '', description: '' };
  it.each([
    [{ ...info, vendor: 'google', architecture: 'swiftshader' }, true],
    [{ ...info, description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }, true],
    [{ ...info, vendor: 'nvidia', isFallbackAdapter: true }, true],
    [{ ...info, vendor: 'nvidia', architecture: 'hopper', isFallbackAdapter: false }, false],
    [{ ...info, vendor: 'apple' }, false],
  ])('%o counts as software: %s', (adapter, software) => expect(isSoftware(adapter)).toBe(software));
});

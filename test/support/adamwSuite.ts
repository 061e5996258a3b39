import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { clippedAdamW, type AdamWEntry, type AdamWSettings } from '../../src/ops/adamwUpdate';
import { matMul } from '../../src/ops/matMul';
import optimizer from '../fixtures/optimizer.json';
import { expectClose, normalTensor, type GoldenTensor } from './tensors';

const settings: AdamWSettings = { learningRate: 0.01, beta1: 0.9, beta2: 0.98, epsilon: 1e-8, clipNorm: 1, step: 1 };
const tensorOf = ({ shape, data }: GoldenTensor) => tf.tensor2d(data, shape as [number, number]);

function entryOf(variable: tf.Variable, gradient: tf.Tensor, decay = 0): AdamWEntry {
  return { variable, gradient, first: tf.variable(tf.zerosLike(variable)), second: tf.variable(tf.zerosLike(variable)), decay };
}

const disposeEntry = ({ variable, gradient, first, second }: AdamWEntry) => tf.dispose([variable, gradient, first, second]);

/** AdamW with clipping, against the reference's twelve steps and against plain arithmetic. */
export function adamwSuite(): void {
  it('follows the reference optimizer through its twelve steps', async () => {
    const [x, target] = [tensorOf(optimizer.x), tensorOf(optimizer.target)];
    const w = tf.variable(tensorOf(optimizer.w0));
    const b = tf.variable(tf.tensor1d(optimizer.b0.data));
    const entries = [{ ...entryOf(w, w), decay: 0.1 }, entryOf(b, b)];
    for (const [index, step] of optimizer.steps.entries()) {
      const { value, grads } = tf.variableGrads(() => tf.mean(tf.square(tf.sub(tf.add(matMul(x, w as tf.Tensor as tf.Tensor2D), b), target))) as tf.Scalar, [w, b]);
      const withGradients = entries.map((entry) => ({ ...entry, gradient: grads[entry.variable.name] }));
      const { global: norm } = clippedAdamW(withGradients, { ...settings, learningRate: step.learning_rate, step: index + 1 });
      const tolerance = { relative: 2e-5, absolute: 1e-6 };
      await expectClose(value, { shape: [], data: [step.loss] }, tolerance, `loss of step ${index}`);
      await expectClose(norm, { shape: [], data: [step.gradient_norm_before_clipping] }, tolerance, `norm of step ${index}`);
      await expectClose(w, step.w, tolerance, `w after step ${index}`);
      await expectClose(b, step.b, tolerance, `b after step ${index}`);
      tf.dispose([value, grads, norm]);
    }
  });

  it('updates odd sizes as plain arithmetic does', async () => {
    for (const size of [1, 2, 3, 7, 4101]) {
      const start = normalTensor([size], 'start');
      const gradient = normalTensor([size], 'gradient', 3);
      const entry = entryOf(tf.variable(start), gradient, 0.1);
      const { global: norm } = clippedAdamW([entry], settings);
      const g = await gradient.data();
      const length = Math.hypot(...g);
      const scale = Math.min(1, 1 / (length + 1e-6));
      const p = await start.data();
      // The first step of Adam moves by the learning rate, whatever the gradient's size.
      const expected = Array.from(p, (value, i) => value * (1 - 0.01 * 0.1) - (0.01 * g[i] * scale) / (Math.abs(g[i] * scale) + 1e-8));
      await expectClose(norm, { shape: [], data: [length] }, { relative: 1e-5 });
      await expectClose(entry.variable, { shape: [size], data: expected }, { absolute: 3e-6 });
      await expectClose(entry.first, { shape: [size], data: Array.from(g, (value) => 0.1 * value * scale) }, { absolute: 1e-6 });
      disposeEntry(entry);
    }
  });

  it('leaves small gradients and an infinite limit unclipped', async () => {
    for (const clipNorm of [1e3, Infinity]) {
      const entry = entryOf(tf.variable(tf.zeros([3])), tf.tensor1d([3, 4, 0]));
      await expectClose(clippedAdamW([entry], { ...settings, clipNorm }).global, { shape: [], data: [5] });
      await expectClose(entry.first, { shape: [3], data: [0.3, 0.4, 0] });
      disposeEntry(entry);
    }
  });

  it('does not touch a clone, nor another variable made from the same tensor', async () => {
    const zeros = tf.zeros([5]);
    const entry = { variable: tf.variable(tf.ones([5])), gradient: tf.ones([5]), first: tf.variable(zeros), second: tf.variable(zeros), decay: 0 };
    const clone = entry.variable.clone();
    clippedAdamW([entry], { ...settings, clipNorm: Infinity });
    expect([...(await clone.data())]).toEqual([1, 1, 1, 1, 1]);
    expect([...(await zeros.data())]).toEqual([0, 0, 0, 0, 0]);
    await expectClose(entry.first, { shape: [5], data: Array(5).fill(0.1) });
    await expectClose(entry.second, { shape: [5], data: Array(5).fill(0.02) });
  });

  it('gives the norm of each group beside the norm of all', async () => {
    const entries = [3, 8, 5].map((size, i) => ({ ...entryOf(tf.variable(normalTensor([size], 'v')), normalTensor([size], `g${i}`)), ...(i < 2 && { group: i === 0 ? 'one' : 'two' }) }));
    const squares = await Promise.all(entries.map(async ({ gradient }) => ((await gradient.data()) as Float32Array).reduce((sum, value) => sum + value ** 2, 0)));
    const { global, groups } = clippedAdamW(entries, settings);
    expect(Object.keys(groups)).toEqual(['one', 'two']);
    await expectClose(global, { shape: [], data: [Math.sqrt(squares[0] + squares[1] + squares[2])] }, { relative: 1e-5 });
    await expectClose(groups.one, { shape: [], data: [Math.sqrt(squares[0])] }, { relative: 1e-5 });
    await expectClose(groups.two, { shape: [], data: [Math.sqrt(squares[1])] }, { relative: 1e-5 });
    entries.forEach(disposeEntry);
    tf.dispose([global, groups]);
  });

  it('returns its norms and leaves nothing else behind', async () => {
    const entries = [3, 8].map((size) => entryOf(tf.variable(normalTensor([size], 'v')), normalTensor([size], 'g')));
    tf.dispose({ ...clippedAdamW(entries, settings) }); // gives each variable memory of its own
    const before = tf.memory();
    for (let step = 2; step <= 3; step++) tf.dispose({ ...clippedAdamW(entries, { ...settings, step }) });
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });
}

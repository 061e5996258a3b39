import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyAdamW, zeroMoments } from '../../src/training/adamw';
import { learningRate, learningRateFactor } from '../../src/training/learningRate';
import { goldenJson, goldenTensor, type Golden } from '../support/golden';
import { lanes, openLane } from '../support/backends';

interface OptimizerRun {
  x: Golden;
  target: Golden;
  w0: Golden;
  b0: Golden;
  steps: { loss: number; gradient_norm_before_clipping: number; learning_rate: number; w: Golden; b: Golden }[];
  cosine_schedule_warmup_10_of_100: number[];
}
const golden = goldenJson<OptimizerRun>('optimizer.json');
const tolerance = 1e-5;

describe('the learning rate', () => {
  it('warms up and falls along a cosine as the reference does', () => {
    golden.cosine_schedule_warmup_10_of_100.forEach((factor, step) => expect(learningRateFactor(step, 10, 100)).toBeCloseTo(factor, 8));
  });

  it('starts at its full height without a warm-up', () => {
    expect(learningRate(0, { learningRate: 0.5, warmup: 0, steps: 4 })).toBe(0.5);
    expect(learningRate(4, { learningRate: 0.5, warmup: 0, steps: 4 })).toBe(0);
  });
});

describe.each(lanes)('AdamW with clipping on $name', (lane) => {
  beforeAll(() => openLane(lane));

  it('follows the reference for 12 steps', async () => {
    const before = tf.memory().numTensors;
    const x = goldenTensor<tf.Rank.R2>(golden.x);
    const target = goldenTensor<tf.Rank.R2>(golden.target);
    const variables = { w: variable(golden.w0), b: variable(golden.b0) };
    const learners = Object.fromEntries(Object.entries(variables).map(([path, v]) => [path, { variable: v, ...zeroMoments(v) }]));
    for (const [step, expected] of golden.steps.entries()) {
      const { value, grads } = tf.variableGrads(() => tf.mean(tf.square(tf.sub(tf.add(tf.matMul(x, variables.w as tf.Tensor2D), variables.b), target))), Object.values(variables));
      const gradients = { w: grads[variables.w.name], b: grads[variables.b.name] };
      const rate = learningRate(step, { learningRate: 0.02, warmup: 3, steps: 12 });
      const { global: norm, groups } = applyAdamW(learners, gradients, { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 1 }, rate, step + 1);
      expect(rate).toBeCloseTo(expected.learning_rate, 8);
      await expectRelative(value, [expected.loss]);
      await expectRelative(norm, [expected.gradient_norm_before_clipping]);
      await expectRelative(variables.w, expected.w.data);
      await expectRelative(variables.b, expected.b.data);
      tf.dispose([value, norm, groups, gradients]);
    }
    tf.dispose([x, target, Object.values(variables), Object.values(learners).map(({ first, second }) => [first, second])]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves a parameter without a gradient as it is, decay included', async () => {
    const still = variable({ shape: [2, 2], data: [1, 2, 3, 4] });
    const { global: norm } = applyAdamW({ still: { variable: still, ...zeroMoments(still) } }, {}, { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 1 }, 0.1, 1);
    expect(await still.data()).toEqual(Float32Array.of(1, 2, 3, 4));
    expect((await norm.data())[0]).toBe(0);
  });
});

function variable(value: Golden): tf.Variable {
  const tensor = goldenTensor(value);
  const created = tf.variable(tensor);
  tensor.dispose();
  return created;
}

async function expectRelative(actual: tf.Tensor, expected: number[]): Promise<void> {
  const data = await actual.data();
  expected.forEach((value, i) => expect(Math.abs(data[i] - value)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(value), 0.1)));
}

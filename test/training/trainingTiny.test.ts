import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { disposeParams } from '../../src/nn/params';
import { backward } from '../../src/training/step';
import { createTrainingState, disposeState } from '../../src/training/state';
import { disposeInputs } from '../../src/training/stepInputs';
import { train } from '../../src/training/train';
import { goldenArrays, goldenJson } from '../support/golden';
import { publishedNorms } from './gradientNorms';
import { embedFirstBatch, goldenInputs, goldenModel, goldenTraining, largestDifference, relativeError, type Expected } from './goldenRun';
import { lanes, openLane } from '../support/backends';

const expected = goldenJson<Expected>('training-tiny/expected.json');
const files = {
  textConfig: goldenJson<Record<string, unknown>>('training-tiny/text_config.json'),
  imageConfig: goldenJson<Record<string, unknown>>('training-tiny/image_config.json'),
  initial: goldenArrays('training-tiny/initial.safetensors'),
  batches: goldenArrays('training-tiny/batches.safetensors'),
};

describe.each(lanes)('the reference training run on $name', (lane) => {
  beforeAll(() => openLane(lane));

  it('starts from the reference embeddings, modal weights and gradients', async () => {
    const model = goldenModel(files);
    const state = createTrainingState(model, goldenTraining, 1);
    const inputs = goldenInputs(files, model.config.image.patch)(0);
    const { query, product, weights } = await embedFirstBatch(model, inputs);
    expect(largestDifference(query, expected.before.query.data)).toBeLessThan(1e-5);
    expect(largestDifference(product, expected.before.product.data)).toBeLessThan(1e-5);
    expect(largestDifference(weights, expected.before.modal_weights.data)).toBeLessThan(1e-5);

    const { gradients, values } = backward(state, goldenTraining.stages[0], inputs, 1);
    const norms = await publishedNorms(gradients);
    const names = Object.keys(expected.first_gradient_norms);
    expect(Object.keys(norms).sort()).toEqual(names.sort());
    // The gradient of a key bias is exactly zero; what floats leave of it is noise.
    for (const name of names.filter((n) => !n.endsWith('key.bias'))) expect(relativeError(norms[name], expected.first_gradient_norms[name]), name).toBeLessThan(1e-4);
    tf.dispose([values, { ...gradients }]);
    disposeInputs(inputs);
    disposeState(state);
    disposeParams(model.params);
  });

  it('follows the reference through all 40 steps and ends where it ends', async () => {
    const model = goldenModel(files);
    const state = createTrainingState(model, goldenTraining, 1);
    const inputsAt = goldenInputs(files, model.config.image.patch);
    const worst = { first8: 0, all: 0, norm: 0, rate: 0, weight: 0 };
    for await (const event of train(state, goldenTraining, inputsAt, 1)) {
      if (event.kind !== 'step') continue;
      const golden = expected.steps[event.step - 1];
      const error = relativeError(event.metrics.loss, golden.loss);
      worst.all = Math.max(worst.all, error);
      if (event.step <= 8) worst.first8 = Math.max(worst.first8, error);
      worst.norm = Math.max(worst.norm, relativeError(event.metrics.gradientNorm, golden.gradient_norm));
      worst.rate = Math.max(worst.rate, Math.abs(event.metrics.learningRate - golden.learning_rate));
      worst.weight = Math.max(worst.weight, Math.abs(event.metrics.imageWeight - golden.mean_image_weight));
    }
    const inputs = inputsAt(0);
    const { query, product, weights } = await embedFirstBatch(model, inputs);
    const [logScale] = await model.params.temperature.logScale.data();
    const after = {
      query: largestDifference(query, expected.after.query.data), product: largestDifference(product, expected.after.product.data),
      weights: largestDifference(weights, expected.after.modal_weights.data), logScale: Math.abs(logScale - expected.after.log_scale),
    };
    console.info(`${lane.name}: largest errors`, JSON.stringify({ ...worst, after }));
    expect(state.step).toBe(expected.steps.length);
    expect(worst.first8).toBeLessThan(4e-6);
    expect(worst.all).toBeLessThan(1e-4);
    expect(worst.norm).toBeLessThan(1e-3);
    expect(worst.rate).toBeLessThan(1e-9);
    expect(worst.weight).toBeLessThan(1e-3);
    for (const error of Object.values(after)) expect(error).toBeLessThan(1e-3);
    disposeInputs(inputs);
    disposeState(state);
    disposeParams(model.params);
  }, 300_000); // cpu is slow on a busy machine
});

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { embedProducts, embedQueries } from '../../src/model/retrievalModel';
import { disposeParams, flatten } from '../../src/nn/params';
import { type Golden, goldenJson, largestError } from '../support/golden';
import { goldenRunArrays, goldenRunBatch, goldenRunModel } from '../support/goldenRun';
import { forEachBackend, lanes, openLane } from '../support/backends';
import { reading } from '../support/tinyModel';

interface Expected {
  before: { query: Golden; product: Golden; modal_weights: Golden };
  first_gradient_norms: Record<string, number>;
  steps: { loss: number }[];
}

const expected = goldenJson<Expected>('training-tiny/expected.json');
const towerOf = (path: string) => (/^(query|title|image)\./.exec(path)?.[1] ?? 'head');
const lengthOf = (values: Iterable<number>) => Math.hypot(...values);

describe('the model of the golden run', () => forEachBackend(() => {
  it('embeds and weighs its first batch as the reference does', async () => {
    const model = goldenRunModel();
    const { queries, products } = goldenRunBatch(0);
    const { query } = embedQueries(model, queries, reading());
    const { product, weights } = embedProducts(model, products, reading());
    expect(await largestError(query, expected.before.query)).toBeLessThan(1e-5);
    expect(await largestError(product, expected.before.product)).toBeLessThan(1e-5);
    expect(await largestError(tf.stack([weights!.title, weights!.image], 1), expected.before.modal_weights)).toBeLessThan(1e-5);
    disposeParams(model.params);
  });

  it('has the loss and the gradients of the first step, tower by tower', async () => {
    const model = goldenRunModel();
    const { queries, products } = goldenRunBatch(0);
    const { value, grads } = tf.variableGrads(() => {
      const { query } = embedQueries(model, queries, reading());
      const { product } = embedProducts(model, products, reading());
      const logits = tf.mul(tf.matMul(query, product, false, true), tf.exp(model.params.temperature.logScale)); // [batch, batch]
      const itself = (scores: tf.Tensor) => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(scores), tf.eye(8)), 1)));
      return tf.div(tf.add(itself(logits), itself(tf.transpose(logits))), 2) as tf.Scalar;
    });
    expect((await value.data())[0] / expected.steps[0].loss).toBeCloseTo(1, 5);
    const variables = Object.entries(flatten(model.params));
    for (const tower of ['query', 'title', 'image', 'head']) {
      const own = variables.filter(([path]) => towerOf(path) === tower);
      const norms = await Promise.all(own.map(async ([, variable]) => lengthOf(await grads[variable.name].data())));
      const reference = Object.entries(expected.first_gradient_norms).filter(([path]) => towerOf(path) === tower).map(([, norm]) => norm);
      expect(lengthOf(norms) / lengthOf(reference), tower).toBeCloseTo(1, 4);
    }
    disposeParams(model.params);
  });
}));

it('names every parameter of the golden run', async () => {
  await openLane(lanes[0]);
  const model = goldenRunModel();
  expect(Object.keys(goldenRunArrays()).sort()).toEqual(Object.keys(flatten(model.params)).sort());
  disposeParams(model.params);
});

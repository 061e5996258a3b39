import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { embedProducts, embedQueries } from '../../src/model/retrievalModel';
import { disposeParams, flatten } from '../../src/nn/params';
import { type Golden, goldenJson, largestError } from '../support/golden';
import { goldenRunArrays, goldenRunBatch, goldenRunModel } from '../support/goldenRun';
import { forEachBackend, lanes, openLane } from '../support/backends';
import { reading } from '../support/tinyModel';

const expected = goldenJson<{ before: { query: Golden; product: Golden; modal_weights: Golden } }>('training-tiny/expected.json');

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
}));

it('names every parameter of the golden run', async () => {
  await openLane(lanes[0]);
  const model = goldenRunModel();
  expect(Object.keys(goldenRunArrays()).sort()).toEqual(Object.keys(flatten(model.params)).sort());
  disposeParams(model.params);
});

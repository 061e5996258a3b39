// A forward pass at the size of published encoders: does it fit, and how long does one product take.
import * as tf from '@tensorflow/tfjs-core';
import { baseExperiment } from '../experiment/presets/sizes';
import { madeUpBatch } from '../lab/madeUpBatch';
import { random } from '../math/random';
import { createModel, embedProducts, embedQueries } from '../model/retrievalModel';
import { countParameters, disposeParams } from '../nn/params';
import { disposeInputs, stepInputs } from '../training/stepInputs';
import { heapBytes } from './benchHeap';
import type { Log } from './benchSteps';

/** One query and `count` products through ViT-B/16 and BERT-base shapes with random weights. */
export async function fullSize(count: number, log: Log) {
  const { model: config } = baseExperiment('full', 'bench', 1);
  log('full: drawing first values');
  const created = performance.now();
  const model = createModel(config, 1);
  const secondsToCreate = (performance.now() - created) / 1000;
  const parameters = countParameters(model.params);
  log(`full: ${(parameters / 1e6).toFixed(0)} M parameters after ${secondsToCreate.toFixed(1)} s`);
  const inputs = stepInputs(madeUpBatch(config, count), config, 0);
  const one = stepInputs(madeUpBatch(config, 1), config, 0);
  const pass = { training: false, random: random(1, 'bench'), trace: null };
  const products = await secondsOf(() => embedProducts(model, inputs.products, pass).product);
  const query = await secondsOf(() => embedQueries(model, one.queries, pass).query);
  const memory = { residentBytes: process.memoryUsage.rss(), heapBytes: heapBytes() };
  [inputs, one].forEach(disposeInputs);
  disposeParams(model.params);
  log(`full: ${(products.seconds / count).toFixed(2)} s a product, ${query.seconds.toFixed(2)} s a query`);
  return {
    parameters, secondsToCreate, products: count, secondsPerProduct: products.seconds / count, secondsPerQuery: query.seconds, ...memory,
    unitVectors: [...products.lengths, ...query.lengths].every((length) => Math.abs(length - 1) < 1e-4),
  };
}

/** How long it took, and how long the vectors are: 1 where the pass went well. */
async function secondsOf(embed: () => tf.Tensor2D) {
  const start = performance.now();
  const lengths = tf.tidy(() => tf.norm(embed(), 2, 1));
  const values = await lengths.data();
  lengths.dispose();
  return { seconds: (performance.now() - start) / 1000, lengths: [...values] };
}

// One short real training on wasm: does it learn, does it carry over to products it has never seen, and does the gate learn what a failed side looks like?
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProductRow } from '../../src/features/types';
import { queryRow } from '../../src/features/encodeQuery';
import { random } from '../../src/math/random';
import { productTensors, queryTensors } from '../../src/model/inputs';
import { createModel, embedProducts, embedQueries, type Model } from '../../src/model/retrievalModel';
import { augmentImage } from '../../src/training/augmentImage';
import { augmentTitle } from '../../src/training/augmentTitle';
import type { AugmentationConfig, TrainingConfig } from '../../src/training/config';
import { trainingInputs } from '../../src/training/inputs';
import { createTrainingState } from '../../src/training/state';
import { train } from '../../src/training/train';
import { openLane } from '../support/backends';
import { features, isHeldOut, isRelevant, noAugmentation, products, queries, queryProduct, side, tinyData, tinyModel, tinyTraining, tokenizer } from '../training/tinyShop';

const data = tinyData();
const seed = 5;
const steps = 500;
const config: TrainingConfig = tinyTraining({
  batch: 32,
  stages: [{
    name: 'all', steps, train: ['*'], learningRate: 3e-3, warmup: 30,
    objectives: [queryProduct, { ...queryProduct, to: 'title', weight: 0.3 } as typeof queryProduct, { ...queryProduct, to: 'image', weight: 0.3 } as typeof queryProduct],
  }],
});
let model: Model;
const losses: number[] = [];
const pass = { training: false, random: random(1, 'test'), trace: null };

beforeAll(async () => {
  await openLane({ name: 'wasm fused', backend: 'wasm', fused: true });
  model = createModel(tinyModel, seed);
  const state = createTrainingState(model, config, seed);
  for await (const event of train(state, config, trainingInputs(data, config, tinyModel, seed), seed)) if (event.kind === 'step') losses.push(event.metrics.loss);
}, 300_000);

describe('a short training', () => {
  it('brings the loss down to well under half of where it began', () => {
    const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
    const [first, last] = [mean(losses.slice(0, 20)), mean(losses.slice(-50))];
    console.info(`loss ${first.toFixed(2)} -> ${last.toFixed(2)}`);
    expect(last).toBeLessThan(0.5 * first);
  });

  it('finds products that it has never seen, far above chance', async () => {
    const heldOut = products.flatMap((_, i) => (isHeldOut(i) ? [i] : []));
    const colored = queries.flatMap((_, i) => (heldOut.filter((product) => isRelevant(i, product)).length === 1 ? [i] : []));
    const productVectors = (await embedded(heldOut.map((product) => row(product)))).vectors;
    const texts = queryTensors(colored.map((query) => queryRow(queries[query], tokenizer, features.queryTokens)), tinyModel.query as typeof tinyModel.title, tokenizer.pad);
    const scores = await (tf.matMul(embedQueries(model, texts, pass).query, tf.tensor2d(productVectors, [heldOut.length, tinyModel.embedding]), false, true)).data();
    const hits = colored.filter((query, q) => {
      const own = scores.slice(q * heldOut.length, (q + 1) * heldOut.length);
      const rank = [...own.keys()].sort((a, b) => own[b] - own[a]);
      return rank.slice(0, 3).some((place) => isRelevant(query, heldOut[place]));
    }).length;
    console.info(`recall@3 on held-out products ${(hits / colored.length).toFixed(2)}, by chance ${(3 / heldOut.length).toFixed(2)}`);
    expect(colored.length).toBe(36);
    expect(hits / colored.length).toBeGreaterThan(0.6);
  });

  it('trusts the picture more where the title is a code, and less where the picture is blank', async () => {
    const heldOut = products.flatMap((_, i) => (isHeldOut(i) ? [i] : []));
    const whole = (await embedded(heldOut.map((product) => row(product)))).imageWeights;
    const coded = (await embedded(heldOut.map((product) => row(product, { titleCode: 1 })))).imageWeights;
    const blank = (await embedded(heldOut.map((product) => row(product, { imageBlank: 1 })))).imageWeights;
    const mean = (values: Float32Array) => values.reduce((a, b) => a + b) / values.length;
    const rises = heldOut.filter((_, i) => coded[i] > whole[i]).length / heldOut.length;
    const falls = heldOut.filter((_, i) => blank[i] < whole[i]).length / heldOut.length;
    console.info(`mean image weight: coded title ${mean(coded).toFixed(2)}, as it is ${mean(whole).toFixed(2)}, blank picture ${mean(blank).toFixed(2)}; rises ${rises.toFixed(2)}, falls ${falls.toFixed(2)}`);
    expect(mean(coded)).toBeGreaterThan(mean(whole) + 0.1);
    expect(mean(blank)).toBeLessThan(mean(whole) - 0.1);
    expect(rises).toBeGreaterThan(0.9);
    expect(falls).toBeGreaterThan(0.9);
  });
});

/** A product as search reads it, or with one of its sides failed. */
function row(product: number, change: Partial<AugmentationConfig> = {}): ProductRow {
  const generator = random(9, `probe ${product}`);
  const setting = { ...noAugmentation, ...change };
  const { words } = augmentTitle(data.products.titles[product], setting, tokenizer, generator);
  const pixels = data.products.pixels.slice(product * side * side * 3, (product + 1) * side * side * 3);
  return {
    titleIds: tokenizer.assemble(words, features.titleTokens), hasTitle: true,
    pixels: augmentImage(pixels, { height: side, width: side }, true, setting, generator), hasImage: true,
  };
}

async function embedded(rows: ProductRow[]): Promise<{ vectors: Float32Array; imageWeights: Float32Array }> {
  const { product, weights } = embedProducts(model, productTensors(rows, tinyModel, tokenizer.pad), pass);
  if (!weights) throw new Error('The scalar gate reports weights.');
  return { vectors: (await product.data()) as Float32Array, imageWeights: (await weights.image.data()) as Float32Array };
}

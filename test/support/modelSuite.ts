// What every retrieval model keeps to, on every backend, in Node and in the browser.
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { random } from '../../src/math/random';
import { type FusionConfig, type Mix, type ModelConfig, queryEncoderConfig } from '../../src/model/config';
import { productTensors, queryTensors } from '../../src/model/inputs';
import { createModel, embedProducts, embedQueries, type Model } from '../../src/model/retrievalModel';
import { disposeParams, flatten } from '../../src/nn/params';
import { type Pass, Trace } from '../../src/nn/pass';
import { fusionKinds, pad, productRows, queryRows, reading, tinyConfig } from './tinyModel';

const mixes: Mix[] = ['beforeProjection', 'sharedSpace'];
export const everyVariant = Object.values(fusionKinds).flatMap((fusion) => mixes.flatMap((mix) =>
  (['shared', 'perSide'] as const).map((projection) => ({ kind: fusion.kind, mix, projection, config: tinyConfig({ projection, fusion: { ...fusion, mix } as FusionConfig }) }))));
type Variant = (typeof everyVariant)[number];

const queries = (config: ModelConfig, rows = queryRows) => queryTensors(rows, queryEncoderConfig(config), pad);
const products = (config: ModelConfig, rows = productRows) => productTensors(rows, config, pad);
const rowsOf = async (tensor: tf.Tensor) => (await tensor.array()) as number[][];

async function withModel(config: ModelConfig, use: (model: Model) => Promise<void>): Promise<void> {
  const model = createModel(config, 7);
  await use(model);
  disposeParams(model.params);
}

function expectClose(actual: number[][], expected: number[][], tolerance = 1e-6): void {
  expect(actual.length).toBe(expected.length);
  actual.flat().forEach((value, i) => expect(Math.abs(value - expected.flat()[i])).toBeLessThan(tolerance));
}

export function modelSuite(variants: Variant[] = everyVariant): void {
  const plain = variants.filter(({ projection }) => projection === 'shared');
  const linear = variants.filter(({ kind }) => kind !== 'attentive');

  it.each(variants)('lets gradients flow to every parameter, and none is NaN ($kind, $mix, $projection)', ({ config }) =>
    withModel(config, async (model) => {
      const draw = random(2, 'cotangent');
      const weigh = (x: tf.Tensor) => tf.sum(tf.mul(x, tf.tensor(Float32Array.from({ length: x.size }, draw.normal), x.shape)));
      // The temperature belongs to the loss, not to the embeddings.
      const { 'temperature.logScale': _temperature, ...variables } = flatten(model.params);
      const { grads } = tf.variableGrads(() => {
        const { query } = embedQueries(model, queries(config), reading());
        const { title, image, product } = embedProducts(model, products(config), reading());
        return tf.addN([query, title, image, product].map(weigh)) as tf.Scalar;
      }, Object.values(variables));
      for (const [path, variable] of Object.entries(variables)) {
        const largest = Math.max(...(await tf.abs(grads[variable.name]).data()));
        expect(largest, path).toBeGreaterThan(0);
        expect(largest, path).toBeLessThan(1e6);
      }
    }));

  it.each(linear)('splits the product into two parts and its weight into two shares ($kind, $mix, $projection)', ({ config, kind }) =>
    withModel(config, async (model) => {
      const { product, parts, weights } = embedProducts(model, products(config), reading());
      expectClose(await rowsOf(tf.add(parts!.title, parts!.image)), await rowsOf(product));
      const lengths = await tf.norm(product, 2, 1).data();
      const sums = await tf.add(weights!.title, weights!.image).data();
      const known = { titleOnly: [1, 1, 0, 0, 1], imageOnly: [1, 0, 1, 0, 1] }[kind as string] ?? [1, 1, 1, 0, 1];
      known.forEach((there, i) => {
        expect(sums[i]).toBeCloseTo(there, 6);
        expect(lengths[i]).toBeCloseTo(there, 5);
      });
    }));

  it.each(plain)('leaves a missing side without any influence ($kind, $mix)', ({ config }) =>
    withModel(config, async (model) => {
      const other = productRows.map((row, i) => ({ ...row, pixels: row.hasImage ? row.pixels : productRows[0].pixels, titleIds: row.hasTitle ? row.titleIds : [i + 4, 5] }));
      const { product, parts } = embedProducts(model, products(config), reading());
      const changed = embedProducts(model, products(config, other), reading());
      expectClose(await rowsOf(changed.product), await rowsOf(product));
      if (parts) {
        const [title, image] = [await rowsOf(parts.title), await rowsOf(parts.image)];
        expect([...image[1], ...title[2], ...title[3], ...image[3]].every((value) => value === 0)).toBe(true);
      }
    }));

  it.each(plain)('embeds a row the same whatever the padding and its neighbors ($kind, $mix)', ({ config }) =>
    withModel(config, async (model) => {
      const backwards = embedProducts(model, products(config, productRows.toReversed()), reading());
      const { product } = embedProducts(model, products(config), reading());
      expectClose((await rowsOf(backwards.product)).toReversed(), await rowsOf(product));
      const otherPad = embedProducts(model, productTensors(productRows, config, 17), reading());
      expectClose(await rowsOf(otherPad.product), await rowsOf(product));
    }));

  it('embeds a query the same whatever the padding, and its keyword attention sums to 1 over real tokens', () =>
    withModel(tinyConfig(), async (model) => {
      const { query, keywordAttention } = embedQueries(model, queries(model.config), reading());
      const otherPad = embedQueries(model, queryTensors(queryRows, queryEncoderConfig(model.config), 17), reading());
      expectClose(await rowsOf(otherPad.query), await rowsOf(query));
      (await rowsOf(keywordAttention!)).forEach((row, i) => {
        expect(row.reduce((sum, value) => sum + value)).toBeCloseTo(1, 6);
        expect(row.slice(queryRows[i].ids.length).every((value) => value === 0)).toBe(true);
      });
    }));

  it('reads an added keyword differently from a typed word', () =>
    withModel(tinyConfig(), async (model) => {
      const [typed, added] = await rowsOf(embedQueries(model, queries(model.config, [{ ids: [2, 5, 3], types: [0, 0, 0] }, { ids: [2, 5, 3], types: [0, 1, 0] }]), reading()).query);
      expect(Math.max(...typed.map((value, i) => Math.abs(value - added[i])))).toBeGreaterThan(1e-3);
    }));

  it.each(plain)('leaves no tensor behind ($kind, $mix)', ({ config }) =>
    withModel(config, async (model) => {
      const [batch, texts] = [products(config), queries(config)];
      const before = tf.memory().numTensors;
      const embedding = embedProducts(model, batch, reading());
      const query = embedQueries(model, texts, reading());
      tf.dispose([embedding.title, embedding.image, embedding.product, ...Object.values(embedding.weights ?? {}), ...Object.values(embedding.parts ?? {}), query.query, query.keywordAttention!]);
      expect(tf.memory().numTensors).toBe(before);
      const trace = new Trace();
      tf.tidy(() => void embedProducts(model, batch, reading({ trace })));
      expect(tf.memory().numTensors).toBe(before + Object.keys(trace.tensors).length);
      trace.dispose();
      expect(tf.memory().numTensors).toBe(before);
    }));

  it('reveals what it does under names that say where', () =>
    withModel(tinyConfig({ fusion: fusionKinds.attentive }), async (model) => {
      const trace = new Trace();
      embedQueries(model, queries(model.config), reading({ trace }));
      embedProducts(model, products(model.config), reading({ trace }));
      const tower = ['embedding', 'layers.0.attention', 'layers.0.output', 'layers.1.attention', 'layers.1.output', 'tokens', 'pooled'];
      const names = [...['query', 'title', 'image'].flatMap((name) => tower.map((part) => `${name}.${part}`)), 'query.pooling', 'fusion.titleToImage.attention', 'fusion.imageToTitle.attention'];
      expect(Object.keys(trace.tensors).sort()).toEqual(names.sort());
      // [batch, heads, tokens, patches and class token]
      expect(trace.tensors['fusion.titleToImage.attention'].shape).toEqual([5, 2, 6, 3]);
      trace.dispose();
    }));

  it('drops values in training only, and the same ones in the same step', () =>
    withModel(tinyConfig(), async (model) => {
      const embed = async (change: Partial<Pass>) => rowsOf(embedProducts(model, products(model.config), reading(change)).product);
      const training = (step: number) => embed({ training: true, random: random(1, 'dropout', step) });
      expect(await embed({ random: random(5, 'other') })).toEqual(await embed({}));
      expect(await training(1)).toEqual(await training(1));
      expect(await training(1)).not.toEqual(await training(2));
      expect(await training(1)).not.toEqual(await embed({}));
    }));
}

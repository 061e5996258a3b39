import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { productRow } from '../../src/features/encodeCatalog';
import { random } from '../../src/math/random';
import { dot, norm, row } from '../../src/math/vectors';
import { productTensors } from '../../src/model/inputs';
import { embedProducts } from '../../src/model/retrievalModel';
import { disposeParams } from '../../src/nn/params';
import { indexArrays, indexFromArrays } from '../../src/retrieval/indexData';
import { buildProductIndex, createReweigh } from '../../src/retrieval/productIndex';
import { lanes, openLane } from '../support/backends';
import { fusionKinds } from '../support/tinyModel';
import { features, ids, products, tinyModel, tokenizer } from './tinyCatalog';

beforeAll(() => openLane(lanes[0]));

describe('product index', () => {
  for (const fusion of Object.values(fusionKinds))
    it(`holds what the model says of each product, with fusion ${fusion.kind}`, async () => {
      const model = tinyModel(fusion);
      const index = await buildProductIndex(model, products, tokenizer, features);
      for (const i of [0, 3, 5]) {
        const batch = productTensors([productRow(products, i, tokenizer, features)], model.config, tokenizer.pad);
        const alone = embedProducts(model, batch, { training: false, random: random(0, 'test'), trace: null });
        const expected = await alone.product.data();
        row(index.product, index.width, i).forEach((value, c) => expect(value).toBeCloseTo(expected[c], 5));
        if (index.imageWeight) expect(index.imageWeight[i]).toBeCloseTo((await alone.weights!.image.data())[0], 5);
        if (index.titlePart) {
          const [title, image] = [row(index.titlePart, index.width, i), await alone.parts!.image.data()];
          title.forEach((value, c) => expect(value + image[c]).toBeCloseTo(index.product[i * index.width + c], 5));
        }
      }
      expect(norm(row(index.title, index.width, 0))).toBeCloseTo(1, 5);
      expect(index.titleNorm[0]).toBeGreaterThan(0);
      expect(index.imageNorm[0]).toBeGreaterThan(0);
      expect(index.titlePart === null).toBe(fusion.kind === 'attentive');
      if (fusion.kind === 'scalarGate') expect([index.imageWeight?.[3], index.imageWeight?.[5]]).toEqual([1, 0]);
      disposeParams(model.params);
    });

  it('does not depend on how many products are read at once', async () => {
    const many = 150;
    const repeated = Array.from({ length: many }, (_, i) => i % ids.length);
    const all = {
      ...products, ids: repeated.map((_, i) => `r${i}`), titles: repeated.map((i) => products.titles[i]),
      hasTitle: Uint8Array.from(repeated, (i) => products.hasTitle[i]), hasImage: Uint8Array.from(repeated, (i) => products.hasImage[i]),
      pixels: Uint8Array.from(repeated.flatMap((i) => [...products.pixels.subarray(i * 96, (i + 1) * 96)])),
    };
    const model = tinyModel(fusionKinds.scalarGate);
    const progress: number[] = [];
    const large = await buildProductIndex(model, all, tokenizer, features, { onProgress: (done) => progress.push(done) });
    const small = await buildProductIndex(model, products, tokenizer, features);
    expect(large.product).toHaveLength(many * small.width);
    repeated.forEach((i, r) => expect(dot(row(large.product, small.width, r), row(small.product, small.width, i))).toBeCloseTo(1, 5));
    expect(progress).toEqual([64, 128, 150]);
    disposeParams(model.params);
  });

  it('leaves no tensor behind, also when stopped', async () => {
    const model = tinyModel(fusionKinds.scalarGate);
    const before = tf.memory().numTensors;
    await buildProductIndex(model, products, tokenizer, features);
    const stop = AbortSignal.abort(new Error('stopped'));
    await expect(buildProductIndex(model, products, tokenizer, features, { signal: stop })).rejects.toThrow('stopped');
    await createReweigh(model, products, tokenizer, features, { placeholder: new Uint8Array(96), code: () => 'Item 1' })(['p0'], 'codedTitle');
    expect(tf.memory().numTensors).toBe(before);
    disposeParams(model.params);
  });

  it('goes to named arrays and back, with and without optional parts, and refuses what is damaged', async () => {
    for (const kind of ['scalarGate', 'attentive'] as const) {
      const model = tinyModel(fusionKinds[kind]);
      const index = await buildProductIndex(model, products, tokenizer, features);
      expect(indexFromArrays(indexArrays(index))).toEqual(index);
      disposeParams(model.params);
      const { title: _, ...rest } = indexArrays(index);
      expect(() => indexFromArrays(rest)).toThrow(/'title', the file has none/);
      expect(() => indexFromArrays({})).toThrow(/Expected a product index/);
    }
  });

  it('builds from no products at all', async () => {
    const model = tinyModel(fusionKinds.scalarGate);
    const none = { ...products, ids: [], titles: [], hasTitle: new Uint8Array(0), hasImage: new Uint8Array(0), pixels: new Uint8Array(0) };
    expect((await buildProductIndex(model, none, tokenizer, features)).product).toHaveLength(0);
    disposeParams(model.params);
  });
});

describe('counterfactual weights', () => {
  it('are those of the product with the other picture or title', async () => {
    const model = tinyModel(fusionKinds.scalarGate);
    const placeholder = products.pixels.slice(96, 192);
    const reweigh = createReweigh(model, products, tokenizer, features, { placeholder, code: () => 'blue dress' });
    const index = await buildProductIndex(model, products, tokenizer, features);
    const [edited, own] = await reweigh(['p0', 'p1'], 'placeholderImage');
    expect(own).toBeCloseTo(index.imageWeight![1], 6);
    expect(edited).not.toBeCloseTo(index.imageWeight![0], 6);
    expect((await reweigh(['p1'], 'codedTitle'))[0]).toBeCloseTo(index.imageWeight![1], 6);
    expect(index.imageWeight![3]).toBe(1);
    expect((await reweigh(['p3'], 'codedTitle'))[0]).toBeLessThan(1);
    await expect(reweigh(['nobody'], 'codedTitle')).rejects.toThrow(/encoded catalog/);
    disposeParams(model.params);
  });
});

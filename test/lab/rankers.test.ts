import { beforeAll, describe, expect, it } from 'vitest';
import { catalogFingerprint } from '../../src/catalog/fingerprint';
import type { OpenCatalog, Product } from '../../src/catalog/types';
import { createRunFolder } from '../../src/experiment/runFolder';
import { prepare, splitFor } from '../../src/lab/prepare';
import { createRankers, openModel, rankers, type Ranker } from '../../src/lab/rankers';
import { indexFromArrays } from '../../src/retrieval/indexData';
import { buildProductIndex } from '../../src/retrieval/productIndex';
import type { Retriever } from '../../src/retrieval/retriever';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { lanes, openLane } from '../support/backends';
import { trainSmall } from '../support/smallRun';
import { nameDecoder, smallShop } from '../support/smallShop';

const files = memoryFiles();
const folder = createRunFolder(files);
beforeAll(async () => {
  await openLane(lanes.find(({ name }) => name === 'wasm fused')!);
  await trainSmall(files);
});

const opened = async () => {
  const { checkpoint } = (await folder.readCheckpoint())!;
  return { checkpoint, model: openModel(checkpoint) };
};
const asked = ['red mug', 'dresses', 'kavo', 'zebra lamp', ''];
const answers = async (retrievers: Record<Ranker, Retriever>) =>
  Object.fromEntries(await Promise.all(rankers.map(async (name) => [name, await Promise.all(asked.map((query) => retrievers[name].search(query, 24)))] as const)));

describe('a run that is opened for search', () => {
  it('answers as it did before it was written: from its kept index, from a new one, and from its files in another place', async () => {
    const { checkpoint, model } = await opened();
    const split = splitFor(smallShop.catalog, catalogFingerprint(smallShop.catalog), checkpoint.context);
    expect(split).toEqual(smallShop.catalog.split);
    const kept = indexFromArrays((await folder.readIndex(checkpoint.step))!.arrays);
    const first = await answers(createRankers(model, kept, smallShop.catalog, split));
    expect(first.dense[0].hits).toHaveLength(24);

    const prepared = await prepare(smallShop, checkpoint.context.record.experiment, nameDecoder, { context: checkpoint.context });
    const anew = await buildProductIndex(model.model, prepared.products, prepared.tokenizer, checkpoint.context.record.experiment.features);
    expect(await answers(createRankers(model, anew, smallShop.catalog, split))).toEqual(first);

    const elsewhere = memoryFiles();
    for (const path of await files.list('')) await elsewhere.write(path, (await files.read(path))!);
    const copy = createRunFolder(elsewhere);
    const again = (await copy.readCheckpoint())!.checkpoint;
    const copied = indexFromArrays((await copy.readIndex(again.step))!.arrays);
    expect(await answers(createRankers(openModel(again), copied, smallShop.catalog, split))).toEqual(first);
  });

  it('has shares that sum to 1, a weight per product, and 0 or 1 where a side is missing', async () => {
    const { checkpoint, model } = await opened();
    const kept = indexFromArrays((await folder.readIndex(checkpoint.step))!.arrays);
    const { dense } = createRankers(model, kept, smallShop.catalog, checkpoint.context.split);
    const { hits } = await dense.search('red mug', 24);
    const weights = new Map(hits.map(({ productId, imageWeight }) => [productId, imageWeight]));
    expect([weights.get('p5'), weights.get('p9')]).toEqual([1, 0]);
    for (const { score, parts } of hits) expect(Math.abs(parts!.title + parts!.image - score)).toBeLessThan(1e-6);
    const { attention } = await model.queries.of('red mug');
    expect(attention!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
  });
});

describe('a run over a catalog that it was not trained on', () => {
  const foreign = (id: string, title: string, image: string | null = 'red-mug'): Product => ({ id, title, image, category: 'other', attributes: {} });
  // The same ids as in the shop of the run, other products behind them.
  const products = [foreign('p0', '红色 连衣裙'), foreign('p1', 'كوب أحمر'), foreign('p2', 'Quixotic zymurgy flange'), foreign('p3', '👟👟'), foreign('p4', '', null), foreign('p6', 'red mug')];
  const open: OpenCatalog = { ...smallShop, catalog: { name: 'foreign', products, queries: [{ id: 'q0', text: '连衣裙' }], judgments: [], clicks: [{ queryId: 'q0', productId: 'p0', clicks: 3 }], relevantGrade: 1 } };

  it('searches unseen words and unseen scripts by every ranker', async () => {
    const { checkpoint, model } = await opened();
    const prepared = await prepare(open, checkpoint.context.record.experiment, nameDecoder, { context: checkpoint.context });
    expect(prepared.split).not.toEqual(checkpoint.context.split);
    const index = await buildProductIndex(model.model, prepared.products, prepared.tokenizer, checkpoint.context.record.experiment.features);
    const all = createRankers(model, index, open.catalog, prepared.split);
    for (const name of rankers) for (const query of ['连衣裙', 'أحمر', 'zymurgy', '👟', 'red mug', '   ', 'a'.repeat(5000)]) {
      const { hits } = await all[name].search(query, 10);
      for (const { score } of hits) expect(Number.isFinite(score), `${name} '${query.slice(0, 20)}'`).toBe(true);
      expect(new Set(hits.map(({ productId }) => productId)).size).toBe(hits.length);
    }
    expect((await all.bm25.search('连衣裙', 1)).hits[0].productId).toBe('p0');
    expect((await all.popularity.search('anything', 1)).hits[0].productId).toBe('p0');
  });

  it('does not read an unseen script as nothing but unknown', async () => {
    const { model } = await opened();
    const [dress, cup] = await Promise.all(['连衣裙', 'كوب'].map((query) => model.queries.of(query)));
    expect([...dress.vector!]).not.toEqual([...cup.vector!]);
  });
});

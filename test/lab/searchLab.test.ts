import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../src/catalog/bundled';
import { shippedRankers } from '../../src/lab/api';
import { testLab } from '../support/testLab';

const lab = testLab();
const { catalog } = openBundled('shop-nano');
const judged = catalog.queries.find((query) => catalog.judgments.some(({ queryId, grade }) => queryId === query.id && grade === 3))!;

describe('the lab that searches', () => {
  it('refuses to search before a catalog is open, and a catalog that is not there', async () => {
    await expect(lab.search({ query: 'mug', ranker: 'make', limit: 3 })).rejects.toThrow(/Call open first/);
    await expect(lab.open('own-nowhere', null, () => undefined)).rejects.toThrow(/'own-nowhere'/);
  });

  it('opens the catalog that is asked for last, whichever takes longer', async () => {
    const [older, newer] = ['shop', 'shop-nano'].map((name) => lab.open(name, null, () => undefined));
    await expect(older).rejects.toMatchObject({ name: 'AbortError' });
    expect((await newer).catalog.id).toBe('shop-nano');
    expect((await lab.describe()).products).toBe(320);
  });
});

describe('an open catalog', () => {
  beforeAll(async () => {
    const status = await lab.open('shop-nano', null, () => undefined);
    expect(status).toMatchObject({ catalog: { id: 'shop-nano', kind: 'bundled', products: 320 }, backend: 'wasm', bestRanker: 'make', strangeWords: null, refused: ['webgpu: not in Node'] });
    expect(status.run.imageWeights!.reduce((sum, { products }) => sum + products, 0)).toBe(320);
    expect(status.rankers.map(({ id }) => id)).toEqual([...shippedRankers]);
  });

  it('is ranked by all six, each with the grades of that very query', async () => {
    const grades = new Map(catalog.judgments.filter(({ queryId }) => queryId === judged.id).map(({ productId, grade }) => [productId, grade]));
    const orders = new Set<string>();
    for (const ranker of shippedRankers) {
      const answer = await lab.search({ query: `  ${judged.text.toUpperCase()} `, ranker, limit: 12 });
      orders.add(answer.results.map(({ productId }) => productId).join());
      for (const { productId, grade, weights } of answer.results) {
        expect(grade).toBe(grades.get(productId) ?? 0);
        if (weights) expect(weights.title + weights.image).toBeCloseTo(1, 6);
      }
      if (answer.attention) expect(answer.attention.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
      else expect(ranker).toBe('bm25');
    }
    expect(orders.size).toBeGreaterThanOrEqual(5);
  });

  it('gives each ranker its figure where the query was judged, and none where it was not', async () => {
    const figures = await lab.figures(judged.text);
    expect(figures.map(({ ranker }) => ranker)).toEqual([...shippedRankers]);
    for (const { ndcg10, judged10 } of figures) {
      expect(ndcg10).toBeGreaterThanOrEqual(0);
      expect(judged10).toBe(1);
    }
    for (const { ndcg10, judged10 } of await lab.figures('never asked')) expect([ndcg10, judged10]).toEqual([null, null]);
  });

  it('tells where another ranker has each product', async () => {
    const other = await lab.search({ query: judged.text, ranker: 'titleOnly', limit: 320 });
    const ranks = new Map(other.results.map(({ productId, rank }) => [productId, rank]));
    const { results } = await lab.search({ query: judged.text, ranker: 'make', limit: 10, against: 'titleOnly' });
    expect(results.map(({ before }) => before)).toEqual(results.map(({ productId }) => ranks.get(productId)));
    const byWords = await lab.search({ query: judged.text, ranker: 'make', limit: 320, against: 'bm25' });
    expect(byWords.results.some(({ before }) => before === null)).toBe(true);
  });

  it('hands out pictures, and null for a product that is not there', async () => {
    const picture = await lab.picture(catalog.products[0].id);
    expect(picture?.type).toBe('image/svg+xml');
    expect(await picture?.text()).toContain('<svg');
    expect(await lab.picture('no such product')).toBeNull();
  });

  it('refuses a ranker that is not there and names those that are', async () => {
    await expect(lab.search({ query: 'mug', ranker: 'best', limit: 3 })).rejects.toThrow(/no ranker 'best'.*make, fixed/);
  });
});

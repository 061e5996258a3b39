import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../../src/catalog/bundled';
import { splitCatalog } from '../../../src/catalog/split';
import type { Catalog, ModalTruth, Product, Regime } from '../../../src/catalog/types';
import type { CatalogDescription, CatalogInfo } from '../../../src/lab/api';
import { describeCatalog, sliceProducts } from '../../../src/lab/search/describeCatalog';
import { openedCatalog } from '../../../src/lab/search/openedCatalog';
import type { ProductIndex } from '../../../src/retrieval/indexData';
import { testLab } from '../../support/testLab';

const shares = { queries: { validation: 0.15, test: 0.35 }, products: { test: 0.3 } };
const truth = (regime: Regime, imageWeight: number | null, design: string): ModalTruth => ({ regime, titleInformation: 1, imageInformation: 1, imageWeight, design });
const product = (id: string, title: string, more: Partial<Product> = {}): Product => ({ id, title, image: `${id}.png`, category: 'mugs', attributes: {}, ...more });

function sessionOf(catalog: Catalog, imageWeight: number[] | null = null) {
  const info: CatalogInfo = { id: 'own-test', kind: 'own', name: catalog.name, products: catalog.products.length, queries: catalog.queries.length, judgments: catalog.judgments.length, bytes: 1, savedAt: null };
  const opened = openedCatalog(info, { catalog, readImage: async () => null });
  const session = { opened, split: splitCatalog(catalog, 1, shares), index: imageWeight && indexOf(catalog, imageWeight), model: async () => ({ index: session.index }) };
  return session;
}

function indexOf({ products }: Catalog, imageWeight: number[]): ProductIndex {
  const [empty, ones] = [new Float32Array(products.length), new Uint8Array(products.length).fill(1)];
  return {
    ids: products.map(({ id }) => id), width: 1, product: empty, title: empty, image: empty, titlePart: null, imageWeight: Float32Array.from(imageWeight),
    titleNorm: empty, imageNorm: empty, hasTitle: ones, hasImage: ones,
  };
}

const bare: Catalog = { name: 'bare', products: [], queries: [], judgments: [], clicks: [], relevantGrade: 1 };
const mugs: Catalog = {
  name: 'mugs', relevantGrade: 2,
  products: [
    product('a', 'Red Mug', { truth: truth('balanced', 0.5, 'd1') }),
    product('b', 'red  mug!', { image: 'a.png', truth: truth('balanced', 0.5, 'd1') }),
    product('c', 'Kavo 301', { category: 'cups', truth: truth('thinTitle', 0.9, 'd2') }),
    product('d', '', { category: '', image: null, truth: truth('wrongColor', null, 'd3') }),
  ],
  queries: [
    { id: 'q1', text: 'mugs', weight: 6, type: 'bare' }, { id: 'q2', text: 'crimson beaker', weight: 1, type: 'color' },
    { id: 'q3', text: 'crimson mug', weight: 2, type: 'color' }, { id: 'q4', text: 'red mug', weight: 1, type: 'color' },
  ],
  judgments: [
    { queryId: 'q1', productId: 'a', grade: 3 }, { queryId: 'q1', productId: 'b', grade: 2 }, { queryId: 'q1', productId: 'c', grade: 1 },
    { queryId: 'q2', productId: 'a', grade: 1 }, { queryId: 'q3', productId: 'a', grade: 0 },
  ],
  clicks: [{ queryId: 'q1', productId: 'a', clicks: 5 }, { queryId: 'q1', productId: 'd', clicks: 3 }],
};
const weights = [0.4, 0.6, 1, 0.02];

describe('a described catalog', () => {
  it('counts what there is', async () => {
    expect(await describeCatalog(sessionOf(mugs, weights))).toMatchObject({
      products: 4, queries: 4, judgments: 5, clickedPairs: 2, clicks: 8, categories: 2, withoutTitle: 1, withoutImage: 1, imageUrls: 0, relevantGrade: 2, queriesWithoutRelevant: 2, titlesNameClasses: false,
      labelsComplete: false, meanWords: { title: 6 / 4, query: 7 / 4 }, clickLog: { relevantNeverShown: null, relevantNeverClicked: 0.5, clicksOnIrrelevant: 3 / 8 },
      grades: [{ grade: 3, judgments: 1 }, { grade: 2, judgments: 1 }, { grade: 1, judgments: 2 }, { grade: 0, judgments: 1 }],
      byBand: [{ band: 'head', queries: 1, share: 0.25 }, { band: 'torso', queries: 1, share: 0.25 }, { band: 'tail', queries: 2, share: 0.5 }],
      byType: [{ type: 'color', queries: 3, example: 'crimson mug' }, { type: 'bare', queries: 1, example: 'mugs' }],
      judgmentsPerQuery: [{ from: 0, to: 0, queries: 2 }, { from: 1, to: 1, queries: 1 }, { from: 2, to: 3, queries: 1 }],
    });
  });

  it('finds the words that no title has, plurals folded, each with its most asked query', async () => {
    const { vocabularyGap } = await describeCatalog(sessionOf(mugs));
    expect(vocabularyGap).toEqual({
      share: 3 / 7, queriesWith: 2, queriesOnly: 1, distinct: 2,
      words: [{ word: 'crimson', queries: 2, example: 'crimson mug' }, { word: 'beaker', queries: 1, example: 'crimson beaker' }],
    });
  });

  it('gives every query a row', async () => {
    const session = sessionOf(mugs);
    const { queryRows } = await describeCatalog(session);
    expect(queryRows[0]).toEqual({ queryId: 'q1', text: 'mugs', type: 'bare', band: 'head', part: session.split.queries.q1, judged: 3, relevant: 2 });
    expect(queryRows.map(({ judged, relevant }) => [judged, relevant])).toEqual([[3, 2], [1, 0], [1, 0], [0, 0]]);
  });

  it('puts together what is the same: titles of the same words, pictures of the same file, variants of one design', async () => {
    const { duplicates } = await describeCatalog(sessionOf(mugs));
    expect(duplicates.map(({ by, products, groups }) => [by, products, groups])).toEqual([['title', 2, 1], ['picture', 2, 1], ['design', 2, 1]]);
    const kinds = { ...mugs, products: mugs.products.map((each) => ({ ...each, title: each.id === 'd' ? 'Cup' : 'Mug' })) };
    expect((await describeCatalog(sessionOf(kinds))).titlesNameClasses).toBe(true);
    expect(duplicates[0].largest).toEqual([{ products: 2, more: 0, members: [{ productId: 'a', title: 'Red Mug', hasImage: true }, { productId: 'b', title: 'red  mug!', hasImage: true }] }]);
  });

  it('sets the learned weights of a regime beside the planted ones, and claims nothing where nothing is claimed', async () => {
    const { regimes, imageWeights } = await describeCatalog(sessionOf(mugs, weights));
    expect(regimes?.map(({ regime, products, planted }) => [regime, products, planted?.image ?? null])).toEqual([['balanced', 2, 0.5], ['thinTitle', 1, 0.9], ['wrongColor', 1, null]]);
    expect(regimes?.map(({ learned }) => learned)).toEqual([{ title: expect.closeTo(0.5), image: expect.closeTo(0.5) }, { title: 0, image: 1 }, { title: expect.closeTo(0.98), image: expect.closeTo(0.02) }]);
    expect(imageWeights?.histogram.filter(({ products }) => products > 0)).toEqual([
      { from: 0, slice: 'imageWeight:0-5', products: 1 }, { from: 0.4, slice: 'imageWeight:40-45', products: 1 },
      { from: 0.6, slice: 'imageWeight:60-65', products: 1 }, { from: 0.95, slice: 'imageWeight:95-100', products: 1 },
    ]);
    expect(imageWeights?.median).toBeCloseTo(0.5);
  });

  it('learns its weights when it is encoded, and counts the rest once', async () => {
    const session = sessionOf(mugs);
    const before = await describeCatalog(session);
    expect(before.imageWeights).toBeNull();
    expect(before.regimes?.map(({ learned }) => learned)).toEqual([null, null, null]);
    expect(before.slices.some(({ kind }) => kind === 'imageWeight')).toBe(false);
    session.index = indexOf(mugs, weights);
    const after = await describeCatalog(session);
    expect(after.imageWeights?.histogram).toHaveLength(20);
    expect(after.queryRows).toBe(before.queryRows);
    expect((await sliceProducts(session, 'imageWeight:95-100', 0, 9))).toMatchObject([{ productId: 'c', weights: { title: 0, image: 1 }, planted: 0.9 }]);
  });

  it('stands without queries, labels, clicks, categories and pictures, and with nothing at all', async () => {
    const products = ['x', 'y'].map((id) => product(id, `Thing ${id}`, { image: null, category: '' }));
    for (const catalog of [{ ...bare, products }, bare]) {
      const session = sessionOf(catalog);
      const described = await describeCatalog(session);
      expect(described).toMatchObject({
        queries: 0, categories: 0, withoutImage: catalog.products.length, clickLog: null, byBand: [], byType: [], judgmentsPerQuery: [], grades: [], queryRows: [], regimes: null, imageWeights: null,
        vocabularyGap: { share: 0, queriesWith: 0, queriesOnly: 0, distinct: 0, words: [] }, meanWords: { query: null }, split: { queriesHeldOut: false, ofCatalog: false },
      });
      expect(described.slices[0]).toEqual({ id: 'all', kind: 'all', value: '', products: catalog.products.length, order: 'catalog' });
      expect(await sliceProducts(session, 'all', 0, 10)).toHaveLength(catalog.products.length);
    }
  });

  it('does not take broken labels and frequencies amiss', async () => {
    const odd: Catalog = { ...mugs, judgments: [{ queryId: 'gone', productId: 'a', grade: 3 }], queries: [{ id: 'q1', text: '' }, { id: 'q2', text: '!!!' }], clicks: [] };
    const { queryRows, byBand, judgmentsPerQuery, vocabularyGap } = await describeCatalog(sessionOf(odd));
    expect(queryRows.map(({ judged, band }) => [judged, band])).toEqual([[0, null], [0, null]]);
    expect([byBand, judgmentsPerQuery, vocabularyGap.share]).toEqual([[], [{ from: 0, to: 0, queries: 2 }], 0]);
  });
});

describe('the slices of a catalog', () => {
  const described = async (): Promise<CatalogDescription> => describeCatalog(sessionOf(mugs, weights));

  it('hold as many products as they say, each product once in every kind that covers the catalog', async () => {
    const session = sessionOf(mugs, weights);
    const { slices } = await described();
    for (const { id, products } of slices) expect(await sliceProducts(session, id, 0, 99), id).toHaveLength(products);
    const total = (kind: string) => slices.filter((slice) => slice.kind === kind).reduce((sum, { products }) => sum + products, 0);
    expect([total('all'), total('part'), total('regime'), total('imageWeight'), total('category'), total('missing'), total('duplicates')]).toEqual([4, 4, 4, 4, 3, 2, 6]);
    expect(new Set(slices.map(({ id }) => id)).size).toBe(slices.length);
  });

  it('show products furthest from their planted weight first, and give any part of them', async () => {
    const catalog = { ...mugs, products: mugs.products.map((each) => ({ ...each, truth: truth('balanced', each.id === 'd' ? null : 0.5, each.id) })) };
    const session = sessionOf(catalog, [0.45, 0.7, 0.9, 0]);
    expect((await sliceProducts(session, 'regime:balanced', 0, 9)).map(({ productId }) => productId)).toEqual(['c', 'b', 'a', 'd']);
    expect((await sliceProducts(session, 'regime:balanced', 1, 2)).map(({ productId }) => productId)).toEqual(['b', 'a']);
    expect(await sliceProducts(session, 'regime:balanced', 9, 2)).toEqual([]);
    const { slices } = await described();
    expect(slices.filter(({ kind }) => kind === 'regime').map(({ value, order }) => [value, order])).toEqual([['balanced', 'disagreement'], ['thinTitle', 'disagreement'], ['wrongColor', 'catalog']]);
  });

  it('refuse a name that is none, and say which there are', async () => {
    await expect(sliceProducts(sessionOf(mugs), 'regime:none', 0, 1)).rejects.toThrow(/'mugs' has no slice 'regime:none'.*'all'/);
  });
});

describe('the generated nano shop', () => {
  const lab = testLab();
  const { catalog } = openBundled('shop-nano');
  beforeAll(async () => void (await lab.open('shop-nano', null, () => undefined)));

  it('is described through the lab, by numbers that add up', async () => {
    const { split, byBand, byType, judgmentsPerQuery, grades, vocabularyGap, regimes, imageWeights, queryRows } = await lab.describe();
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const queries = catalog.queries.length;
    expect(sum(split.parts.map((part) => part.queries))).toBe(queries);
    expect(sum(split.parts.map((part) => part.products))).toBe(320);
    expect(sum(byBand.map((band) => band.queries))).toBe(queries);
    expect(sum(byType.map((type) => type.queries))).toBe(queries);
    expect(sum(judgmentsPerQuery.map((bin) => bin.queries))).toBe(queries);
    expect(sum(grades.map(({ judgments }) => judgments))).toBe(catalog.judgments.length);
    expect(sum((regimes ?? []).map(({ products }) => products))).toBe(320);
    expect(sum((imageWeights?.histogram ?? []).map(({ products }) => products))).toBe(320);
    expect(queryRows.map(({ queryId }) => queryId)).toEqual(catalog.queries.map(({ id }) => id));
    expect(vocabularyGap.words.map(({ word }) => word)).toContain('sneakers');
    expect(catalog.products.some(({ title }) => /sneakers?\b/i.test(title))).toBe(false);
  });

  it('shows learned weights that follow the planted ones', async () => {
    const { regimes } = await lab.describe();
    const learned = (name: Regime) => regimes?.find(({ regime }) => regime === name)?.learned?.image ?? Number.NaN;
    expect(learned('thinTitle')).toBeGreaterThan(learned('balanced'));
    expect(learned('balanced')).toBeGreaterThan(learned('placeholder'));
  });
});

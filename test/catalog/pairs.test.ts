import { describe, expect, it } from 'vitest';
import { trainingPairs } from '../../src/catalog/pairs';
import { templateJudgments, templateQueries } from '../../src/catalog/templates';
import type { Catalog, Product, Split } from '../../src/catalog/types';

const split: Split = { queries: { seen: 'train', held: 'test', tuned: 'validation' }, products: { a: 'train', b: 'train', new: 'test' } };
const product = (id: string, category = 'shirt', attributes: Product['attributes'] = {}): Product => ({ id, title: id, image: null, category, attributes });
const catalog: Catalog = {
  name: 'test', relevantGrade: 2, products: ['a', 'b', 'new'].map((id) => product(id)), clicks: [], judgments: [],
  queries: ['seen', 'held', 'tuned'].map((id) => ({ id, text: id })),
};
const everyPair = catalog.queries.flatMap(({ id }) => catalog.products.map((found) => ({ queryId: id, productId: found.id })));

describe('training pairs', () => {
  it('are the clicked ones of training queries and training products', () => {
    const clicks = [...everyPair.map((pair) => ({ ...pair, clicks: 3 })), { queryId: 'seen', productId: 'a', clicks: 0, impressions: 5 }];
    expect(trainingPairs({ ...catalog, clicks }, split)).toEqual({
      source: 'clicks', queries: [{ id: 'seen', text: 'seen' }], pairs: [{ queryId: 'seen', productId: 'a', clicks: 3 }, { queryId: 'seen', productId: 'b', clicks: 3 }],
    });
  });

  it('come from relevant labels where there are no clicks', () => {
    const judgments = everyPair.map((pair) => ({ ...pair, grade: pair.productId === 'b' ? 1 : 3 }));
    expect(trainingPairs({ ...catalog, judgments }, split)).toMatchObject({ source: 'labels', pairs: [{ queryId: 'seen', productId: 'a', clicks: 1 }] });
  });

  it('come from attributes of training products where there is neither', () => {
    const products = Array.from({ length: 40 }, (_, i) => product(`p${i}`, i % 2 ? 'shirt' : 'dress', { color: i % 4 < 2 ? 'red' : 'blue', fine_id: 'x' }));
    const parts = Object.fromEntries(products.map(({ id }, i): [string, 'train' | 'test'] => [id, i < 30 ? 'train' : 'test']));
    const { source, queries, pairs } = trainingPairs({ ...catalog, products }, { queries: {}, products: parts });
    expect(source).toBe('templates');
    expect(queries.map(({ text }) => text).sort()).toEqual(['blue dress', 'blue shirt', 'dress', 'red dress', 'red shirt', 'shirt']);
    const texts = new Map(queries.map(({ id, text }) => [id, text]));
    for (const { queryId, productId } of pairs) {
      const { category, attributes } = products.find(({ id }) => id === productId)!;
      expect(parts[productId]).toBe('train');
      expect(`${attributes.color} ${category}`).toContain(texts.get(queryId)!);
    }
    expect(pairs).toHaveLength(60);
  });

  it('are none where nothing is known', () => {
    expect(trainingPairs({ ...catalog, products: [product('a', '')] }, split)).toEqual({ source: 'templates', queries: [], pairs: [] });
  });
});

describe('made queries', () => {
  const shop = ['navy blue', 'blue', 'red'].flatMap((color) => ['Acme', 'Kavo'].flatMap((brand) => ['shirt', 'running shoe'].flatMap((type) =>
    Array.from({ length: 4 }, (_, i) => product(`${color} ${brand} ${type} ${i}`, type, { color, brand, size: 40 + i, style: `${color}-${brand}-${type}-${i}` })))));

  it('ask for the type alone, with one attribute, and with brand and color, each matched at least three times', () => {
    const texts = templateQueries(shop).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['shirt', 'red shirt', 'acme running shoe', 'kavo navy blue shirt']));
    expect(texts.some((text) => text.includes('-'))).toBe(false);
    expect(new Set(texts).size).toBe(texts.length);
    expect(templateQueries(shop.slice(0, 2))).toEqual([]);
  });

  it('are the same every time, and no more than asked for', () => {
    expect(templateQueries(shop)).toEqual(templateQueries(shop));
    expect(templateQueries(shop, 5)).toHaveLength(5);
  });

  it('are judged 3 where all is as asked, 2 where a value is near, 1 where one other value is wrong', () => {
    const queries = templateQueries(shop).filter(({ text }) => text === 'acme blue shirt');
    const grades = new Map(templateJudgments(shop, queries).map(({ productId, grade }) => [productId, grade]));
    const grade = (name: string) => grades.get(`${name} 0`);
    expect([grade('blue Acme shirt'), grade('navy blue Acme shirt'), grade('red Acme shirt'), grade('blue Kavo shirt')]).toEqual([3, 2, 1, 1]);
    expect([grade('red Kavo shirt'), grade('blue Acme running shoe')]).toEqual([undefined, undefined]);
  });
});

import { assert, array, constantFrom, nat, property, record } from '../support/properties';
import { describe, expect, it } from 'vitest';
import { describeSplit, splitCatalog } from '../../src/catalog/split';
import type { Catalog, Product, Query } from '../../src/catalog/types';

const shares = { queries: { validation: 0.15, test: 0.35 }, products: { test: 0.3 } };

function catalogOf(products: Partial<Product>[], queries: Partial<Query>[] = [], rest: Partial<Catalog> = {}): Catalog {
  return {
    name: 'test', clicks: [], judgments: [], relevantGrade: 1, ...rest,
    products: products.map((product, i) => ({ id: `p${i}`, title: `Title ${i}`, image: null, category: 'all', attributes: {}, ...product })),
    queries: queries.map((query, i) => ({ id: `q${i}`, text: `query ${i}`, ...query })),
  };
}
const count = (parts: Record<string, string>, part: string) => Object.values(parts).filter((found) => found === part).length;
const numbered = (length: number) => Array.from({ length }, () => ({}));

describe('a split', () => {
  it('puts every product and query in one part, in the shares asked for, and is the same every time', () => {
    const catalog = catalogOf(numbered(1000), numbered(400));
    const split = splitCatalog(catalog, 1, shares);
    expect([count(split.products, 'test'), count(split.products, 'train')]).toEqual([300, 700]);
    expect([count(split.queries, 'validation'), count(split.queries, 'test'), count(split.queries, 'train')]).toEqual([60, 140, 200]);
    expect(splitCatalog(catalog, 1, shares)).toEqual(split);
    expect(splitCatalog(catalog, 2, shares)).not.toEqual(split);
  });

  it('does not depend on the order of products and queries', () => {
    const catalog = catalogOf(numbered(100), numbered(400));
    const reversed = { ...catalog, products: catalog.products.toReversed(), queries: catalog.queries.toReversed() };
    expect(splitCatalog(reversed, 3, shares)).toEqual(splitCatalog(catalog, 3, shares));
  });

  it('holds out the same share of every category, and of small ones together', () => {
    const sizes = [400, 100, 40, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const catalog = catalogOf(sizes.flatMap((size, i) => Array.from({ length: size }, () => ({ category: `category ${i}` }))));
    const { products } = splitCatalog(catalog, 1, shares);
    const held = sizes.map((_, i) => catalog.products.filter(({ id, category }) => category === `category ${i}` && products[id] === 'test').length);
    expect(held.slice(0, 3).map((found, i) => Math.abs(found / sizes[i] - 0.3))).toSatisfy((off: number[]) => off.every((distance) => distance < 0.04));
    expect(Math.abs(count(products, 'test') - 0.3 * catalog.products.length)).toBeLessThanOrEqual(1);
  });

  it('keeps near-duplicates together, by title or by design, and counts them', () => {
    const titled = catalogOf(Array.from({ length: 300 }, (_, i) => ({ title: i < 60 ? `Variant, ${i % 20}!` : `Single ${i}` })));
    const { products } = splitCatalog(titled, 1, shares);
    for (let i = 0; i < 20; i++) expect(new Set([products[`p${i}`], products[`p${i + 20}`], products[`p${i + 40}`]]).size).toBe(1);
    expect(describeSplit(titled, { queries: {}, products }).nearDuplicates).toEqual({ groups: 20, products: 60, apart: 0 });
    const truth = (i: number): Product['truth'] => ({ regime: 'balanced', titleInformation: 1, imageInformation: 1, imageWeight: 0.5, design: `d${i % 50}` });
    const designed = catalogOf(Array.from({ length: 200 }, (_, i) => ({ truth: truth(i) })));
    const parts = splitCatalog(designed, 1, shares).products;
    for (let i = 0; i < 50; i++) expect(new Set([parts[`p${i}`], parts[`p${i + 50}`], parts[`p${i + 100}`], parts[`p${i + 150}`]]).size).toBe(1);
  });

  it('does not take titles that name classes for duplicates, and says so', () => {
    const catalog = catalogOf(Array.from({ length: 200 }, (_, i) => ({ title: i % 2 ? 'Milk' : 'Apple' })));
    const split = splitCatalog(catalog, 1, shares);
    expect(count(split.products, 'test')).toBe(60);
    expect(describeSplit(catalog, split).notes.join()).toContain('titles name classes');
  });

  it('keeps all queries for training where they are few, and says so', () => {
    const catalog = catalogOf(numbered(100), numbered(98));
    const split = splitCatalog(catalog, 1, shares);
    expect(count(split.queries, 'train')).toBe(98);
    expect(describeSplit(catalog, split)).toMatchObject({ queriesHeldOut: false, notes: [expect.anything(), expect.stringContaining('seen query x new product')] });
  });

  it('leaves what the catalog carries as it is, and splits the rest', () => {
    const catalog = catalogOf(numbered(100), [{ text: 'one', split: 'test' }, { text: 'ONE' }, { text: 'two', split: 'train' }, ...numbered(400)], {
      split: { queries: { q5: 'validation' }, products: { p1: 'test', p2: 'train', p3: 'train' } },
    });
    const split = splitCatalog(catalog, 1, shares);
    expect(split.products).toMatchObject({ p1: 'test', p2: 'train', p3: 'train' });
    expect([split.queries.q0, split.queries.q1, split.queries.q2, split.queries.q5]).toEqual(['test', 'test', 'train', 'validation']);
    expect(Object.keys(split.products)).toHaveLength(100);
  });

  it('never has a text in two parts or a product in none, whatever the catalog', () => {
    const product = record({ title: constantFrom('A', 'B', 'C d', '', '!'), category: constantFrom('x', 'y', '') });
    const query = record({ text: constantFrom('red', 'Red!', 'blue', 'green dress', '?') });
    assert(property(array(product, { maxLength: 60 }), array(query, { maxLength: 60 }), nat(), (products, queries, seed) => {
      const many = Array.from({ length: 300 }, (_, i) => ({ text: `filler ${i}` }));
      const catalog = catalogOf(products, [...queries, ...many]);
      const split = splitCatalog(catalog, seed, shares);
      expect(Object.keys(split.products)).toEqual(catalog.products.map(({ id }) => id));
      const texts = new Map(catalog.queries.map(({ id, text }) => [id, text.toLowerCase().replace('!', '')]));
      const parts = new Map<string, string>();
      for (const [id, part] of Object.entries(split.queries)) {
        expect(parts.get(texts.get(id)!) ?? part).toBe(part);
        parts.set(texts.get(id)!, part);
      }
    }), { seed: 5, numRuns: 60 });
  });
});

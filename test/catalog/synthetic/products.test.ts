import { describe, expect, it } from 'vitest';
import { regimes } from '../../../src/catalog/types';
import { typeWords } from '../../../src/catalog/synthetic/concepts';
import { shopConfig, shopNanoConfig } from '../../../src/catalog/synthetic/config';
import { drawLatents } from '../../../src/catalog/synthetic/designs';
import { types } from '../../../src/catalog/synthetic/latent';
import type { MadeProduct } from '../../../src/catalog/synthetic/made';
import { groupBy } from '../../../src/math/groups';
import { drawReliability } from '../../../src/catalog/synthetic/regimes';
import { splitProducts } from '../../../src/catalog/synthetic/split';
import { wordsOf } from '../../../src/catalog/synthetic/words';
import { countBy, drawnNano, mean, nano, shop } from './shopFixture';

const partOf = (product: MadeProduct) => shop().catalog.split!.products[product.latent.id];

/** Chi-square statistic of regimes by category over its degrees of freedom: near 1 where the two are independent. */
function dependence(pairs: readonly { category: string; regime: string }[]): number {
  const rows = countBy(pairs, (pair) => pair.category);
  const columns = countBy(pairs, (pair) => pair.regime);
  const cells = countBy(pairs, (pair) => `${pair.category} ${pair.regime}`);
  let sum = 0;
  for (const [category, row] of rows) {
    for (const [regime, column] of columns) {
      const expected = (row * column) / pairs.length;
      sum += ((cells.get(`${category} ${regime}`) ?? 0) - expected) ** 2 / expected;
    }
  }
  return sum / ((rows.size - 1) * (columns.size - 1));
}

describe('the stock of the shop', () => {
  it('has 2,400 products of at least 24 types in 6 departments', () => {
    const { products } = shop();
    expect(products).toHaveLength(2400);
    expect(new Set(products.map(({ latent }) => latent.type)).size).toBeGreaterThanOrEqual(24);
    expect(new Set(products.map(({ latent }) => types[latent.type].department)).size).toBe(6);
    expect(new Set(products.map(({ latent }) => latent.color)).size).toBe(12);
    expect(new Set(products.map(({ latent }) => latent.id)).size).toBe(2400);
  });

  it('has a long tail of types and none too rare to hold out', () => {
    const counts = [...countBy(shop().products, ({ latent }) => latent.type).values()].sort((a, b) => b - a);
    expect(counts[0] / 2400).toBeGreaterThan(0.1);
    expect(counts[0] / 2400).toBeLessThan(0.2);
    expect(counts.at(-1)).toBeGreaterThanOrEqual(20);
  });

  it('keeps the lesson shop small', () => {
    const { products, catalog } = nano();
    expect(products.length).toBeLessThanOrEqual(400);
    expect(catalog.queries.length).toBeGreaterThan(100);
    expect(catalog.name).toBe(shopNanoConfig.name);
  });

  it('makes a tenth to three tenths of the products as color variants that differ in nothing else', () => {
    const designs = groupBy(shop().products, ({ latent }) => latent.design);
    const variants = [...designs.values()].filter((group) => group.length > 1);
    const share = variants.flat().length / 2400;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.3);
    for (const group of variants) {
      expect(group.length).toBeLessThanOrEqual(6);
      expect(new Set(group.map(({ latent }) => latent.color)).size).toBe(group.length);
      expect(new Set(group.map(({ latent }) => JSON.stringify({ ...latent, id: '', color: '', secondColor: '' }))).size).toBe(1);
    }
  });

  it('gives every product a picture in a data URI and attributes for slicing', () => {
    for (const { image, attributes, category, truth } of drawnNano().catalog.products) {
      expect(image!.startsWith('data:image/svg+xml,')).toBe(true);
      expect(Object.keys(attributes)).toEqual(expect.arrayContaining(['type', 'department', 'color', 'pattern', 'material', 'brand', 'use', 'shape', 'regime']));
      expect(category).toBe(attributes.type);
      expect(truth!.regime).toBe(attributes.regime);
    }
    const svg = decodeURIComponent(drawnNano().catalog.products[0].image!.slice('data:image/svg+xml,'.length));
    expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
  });
});

describe('the split of products', () => {
  it('holds whole designs out', () => {
    const parts = new Map<string, Set<string>>();
    for (const product of shop().products) parts.set(product.latent.design, (parts.get(product.latent.design) ?? new Set()).add(partOf(product)));
    expect([...parts.values()].every((set) => set.size === 1)).toBe(true);
  });

  it('holds three tenths of every type out', () => {
    for (const group of groupBy(shop().products, ({ latent }) => latent.type).values()) {
      const share = group.filter((product) => partOf(product) === 'test').length / group.length;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.4);
    }
  });
});

describe('reliability regimes', () => {
  it('have the configured shares on both sides of the split', () => {
    for (const part of ['train', 'test'] as const) {
      const group = shop().products.filter((product) => partOf(product) === part);
      const counts = countBy(group, (product) => product.regime);
      for (const regime of regimes) expect(Math.abs((counts.get(regime) ?? 0) / group.length - shopConfig.regimes.shares[regime])).toBeLessThan(0.01);
    }
  });

  it('tell nothing of the category by default, and do in an unequal shop', () => {
    const pairs = shop().products.map(({ latent, regime }) => ({ category: latent.type, regime }));
    expect(dependence(pairs)).toBeLessThan(1.25);
    const latents = drawLatents(shopConfig);
    const unequal = { ...shopConfig, regimes: { ...shopConfig.regimes, byCategory: 'unequal' as const } };
    const reliability = drawReliability(latents, splitProducts(latents, shopConfig), unequal);
    expect(dependence(latents.map(({ id, type }) => ({ category: types[type].department, regime: reliability.get(id)!.regime })))).toBeGreaterThan(5);
  });

  it('show banners among test products only', () => {
    const banners = shop().products.filter((product) => product.scene === 'banner');
    expect(banners.length).toBeGreaterThan(20);
    expect(banners.every((product) => partOf(product) === 'test')).toBe(true);
  });

  it('wear cues that are not the truth: some coded titles are fine, some covers show the color', () => {
    const coded = shop().products.filter(({ titleForm }) => titleForm === 'code' || titleForm === 'coded');
    const fine = coded.filter(({ regime }) => regime === 'balanced');
    expect(fine.length / coded.length).toBeGreaterThan(0.04);
    expect(fine.length / coded.length).toBeLessThan(0.16);
    for (const product of fine) expect(product.titleSays.type).toEqual([product.latent.type]);
    const covers = shop().products.filter(({ scene }) => scene === 'box' || scene === 'banner');
    const telling = covers.filter(({ imageShows }) => imageShows.color);
    expect(telling.length).toBeGreaterThan(3);
    expect(telling.length).toBeLessThan(covers.length / 3);
    expect(telling.every(({ look, latent }) => look.colorHint === true && look.color === latent.color)).toBe(true);
    expect(shop().products.some(({ regime, scene }) => regime === 'balanced' && scene === 'lifestyle')).toBe(true);
    expect(shop().products.some(({ regime, title }) => regime === 'balanced' && / Sale| Offer| Hot/.test(title))).toBe(true);
  });

  it('reuse the photo of another color of the same design for wrong-color products', () => {
    const { catalog, products } = drawnNano();
    const byId = new Map(catalog.products.map((product) => [product.id, product.image!]));
    const wrong = products.filter(({ regime }) => regime === 'wrongColor');
    for (const { look, latent, titleSays } of wrong) {
      expect(look.color).not.toBe(latent.color);
      expect(look.type).toBe(latent.type);
      expect(titleSays.color).toEqual([latent.color]);
    }
    const images = countBy([...byId.values()], (image) => image);
    expect(wrong.filter(({ latent }) => images.get(byId.get(latent.id)!)! > 1).length).toBeGreaterThan(wrong.length / 4);
  });

  it('write another type into the title of wrong-item products', () => {
    for (const { latent, look, titleSays } of shop().products.filter(({ regime }) => regime === 'wrongItem')) {
      expect(titleSays.type).not.toEqual([latent.type]);
      expect(look.type).toBe(latent.type);
    }
  });
});

describe('titles', () => {
  const full = () => shop().products.filter(({ titleForm }) => titleForm === 'full');

  it('are five to nine words, brand first, and three to five times as long as queries', () => {
    for (const { title, latent } of full()) {
      expect(wordsOf(title).length, title).toBeGreaterThanOrEqual(5);
      expect(wordsOf(title).length, title).toBeLessThanOrEqual(9);
      expect(title.startsWith(latent.brand)).toBe(true);
    }
    const ratio = mean(full().map(({ title }) => wordsOf(title).length)) / mean(shop().queries.map(({ text }) => wordsOf(text).length));
    expect(ratio).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(5);
  });

  it('never name the thing where they are thin', () => {
    const things = new Set(Object.values(typeWords).flatMap(({ titles, queries }) => [...titles, ...queries]).flatMap(wordsOf));
    const thin = shop().products.filter(({ regime }) => regime === 'thinTitle');
    for (const { title } of thin) expect(wordsOf(title).filter((word) => things.has(word)), title).toEqual([]);
    expect(thin.filter(({ title }) => /\d/.test(title)).length / thin.length).toBeGreaterThan(0.5);
  });

  it('contradict themselves where they are stuffed', () => {
    for (const { titleSays } of shop().products.filter(({ regime }) => regime === 'stuffedTitle')) {
      expect(titleSays.type!.length).toBeGreaterThan(2);
      expect(titleSays.color!.length).toBeGreaterThan(1);
    }
  });

  it('say what they are said to say', () => {
    for (const { title, titleSays, titleForm } of full()) {
      expect(titleForm).toBe('full');
      for (const [attribute, values] of Object.entries(titleSays)) expect(values, `${attribute} of ${title}`).toHaveLength(1);
      const [type] = titleSays.type!;
      const forms = typeWords[type as keyof typeof typeWords].titles;
      const soundAlikes = ['strap for watch', 'chair cushion', 'trousers belt', 'wallet phone case'];
      expect([...forms, ...soundAlikes].some((words) => title.toLowerCase().includes(words)), title).toBe(true);
    }
  });

  it('never state the shape, which only the picture shows', () => {
    expect(shop().products.every(({ titleSays }) => titleSays.shape === undefined)).toBe(true);
  });
});

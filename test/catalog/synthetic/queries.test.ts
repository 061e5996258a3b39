import { describe, expect, it } from 'vitest';
import { asked, valueOf } from '../../../src/catalog/synthetic/attributes';
import {
  colorWords, departmentFacts, materialWords, patternWords, promoWords, sloganWords, titleFillers, typeWords, useWords, type Wording,
} from '../../../src/catalog/synthetic/concepts';
import { queryTypes, shopConfig } from '../../../src/catalog/synthetic/config';
import { gradeOf, isNear } from '../../../src/catalog/synthetic/grade';
import { colors, colorIds, type LatentProduct } from '../../../src/catalog/synthetic/latent';
import { wordsOf } from '../../../src/catalog/synthetic/words';
import { countBy, mean, nano, shop } from './shopFixture';

describe('queries', () => {
  it('are at least 1,200 distinct ones of one to four words, at least 400 of them never seen in training', () => {
    const { queries } = shop().catalog;
    expect(new Set(queries.map(({ text }) => text)).size).toBe(queries.length);
    expect(queries.length).toBeGreaterThanOrEqual(1200);
    for (const { text } of queries) expect(wordsOf(text).length).toBeLessThanOrEqual(4);
    expect(queries.filter(({ split }) => split === 'test').length).toBeGreaterThanOrEqual(400);
    const length = mean(queries.map(({ text }) => wordsOf(text).length));
    expect(length).toBeGreaterThan(2);
    expect(length).toBeLessThan(2.6);
  });

  it('come in the configured types, as distinct queries and by weight', () => {
    const { queries } = shop().catalog;
    const total = queries.reduce((sum, { weight }) => sum + weight!, 0);
    for (const type of queryTypes) {
      const ofType = queries.filter((query) => query.type === type);
      expect(Math.abs(ofType.length / queries.length - shopConfig.queries.shares[type])).toBeLessThan(0.02);
      expect(Math.abs(ofType.reduce((sum, { weight }) => sum + weight!, 0) / total - shopConfig.queries.shares[type])).toBeLessThan(0.02);
    }
  });

  it('are asked with Zipf frequencies', () => {
    const weights = shop().catalog.queries.map(({ weight }) => weight!).sort((a, b) => b - a);
    const total = weights.reduce((a, b) => a + b, 0);
    expect(weights.slice(0, 10).reduce((a, b) => a + b, 0) / total).toBeCloseTo(0.29, 1);
    expect(weights.filter((weight) => weight === 1).length / weights.length).toBeCloseTo(0.41, 1);
  });

  it('have a type and a deciding side, and each side decides some', () => {
    const counts = countBy(shop().catalog.queries, ({ deciding }) => deciding!);
    expect([...counts.keys()].sort()).toEqual(['both', 'image', 'title']);
    expect(Math.min(...counts.values())).toBeGreaterThan(100);
    for (const { deciding, intent } of shop().queries) {
      if (intent.shape && asked(intent).length === 2) expect(deciding).toBe('image');
      if (intent.brand && asked(intent).length === 2) expect(deciding).toBe('title');
    }
  });

  it('use words that no title has', () => {
    for (const { catalog } of [shop(), nano()]) {
      const written = new Set(catalog.products.flatMap(({ title }) => wordsOf(title)));
      for (const word of ['sneakers', 'trainers', 'rucksack']) {
        expect(written.has(word), word).toBe(false);
        expect(catalog.queries.some(({ text }) => wordsOf(text).includes(word)), word).toBe(true);
      }
      const gap = catalog.queries.filter(({ text }) => wordsOf(text).every((word) => !written.has(word)));
      expect(gap.length / catalog.queries.length).toBeGreaterThan(0.1);
      expect(gap.length / catalog.queries.length).toBeLessThan(0.4);
    }
  });

  it('word every concept in ways that its tables keep out of all titles', () => {
    const tables = [typeWords, colorWords, patternWords, materialWords, useWords].flatMap((table): Wording[] => Object.values(table));
    const soldAs = new Set([...tables.flatMap(({ titles }) => titles), ...titleFillers, ...sloganWords, ...promoWords, ...Object.values(departmentFacts).flat()].flatMap(wordsOf));
    const askedOnly = new Set(tables.flatMap(({ queries }) => queries).flatMap(wordsOf).filter((each) => !soldAs.has(each)));
    const written = new Set(shop().catalog.products.flatMap(({ title }) => wordsOf(title)));
    expect(askedOnly.size).toBeGreaterThan(100);
    expect([...askedOnly].filter((each) => written.has(each))).toEqual([]);
    const used = new Set(shop().catalog.queries.flatMap(({ text }) => wordsOf(text)));
    expect([...askedOnly].filter((each) => used.has(each)).length).toBeGreaterThan(askedOnly.size * 0.7);
  });

  it('stand in one part each, and so does every way of putting a wish', () => {
    const { queries, catalog } = shop();
    const parts = new Map<string, string>();
    for (const { id, key, part } of queries) {
      expect(parts.get(key) ?? part).toBe(part);
      expect(catalog.split!.queries[id]).toBe(part);
      parts.set(key, part);
    }
    expect(new Set(queries.map(({ part }) => part)).size).toBe(3);
  });
});

describe('graded truth', () => {
  const cup: LatentProduct = { id: 'p', design: 'd', type: 'mug', color: 'navy', secondColor: 'cream', pattern: 'striped', material: 'steel', shape: 'tall', brand: 'Kavo', line: 'Alba', use: 'office' };

  it('is 3 for what was asked, 2 for nearly that, 1 for one violation, 0 for the rest', () => {
    expect(gradeOf({ type: 'mug' }, cup)).toBe(3);
    expect(gradeOf({ type: 'mug', color: 'navy' }, cup)).toBe(3);
    expect(gradeOf({ type: 'mug', color: 'blue' }, cup)).toBe(2);
    expect(gradeOf({ type: 'mug', color: 'red' }, cup)).toBe(1);
    expect(gradeOf({ type: 'mug', color: 'blue', material: 'brass' }, cup)).toBe(1);
    expect(gradeOf({ type: 'mug', color: 'red', material: 'brass' }, cup)).toBe(0);
    expect(gradeOf({ type: 'mug', color: 'red', brand: 'Velto' }, cup)).toBe(0);
    expect(gradeOf({ type: 'plate', color: 'navy' }, cup)).toBe(0);
    expect(gradeOf({ department: 'kitchen' }, cup)).toBe(3);
    expect(gradeOf({ department: 'home', color: 'navy' }, cup)).toBe(0);
  });

  it('calls colors near in both directions', () => {
    for (const a of colorIds) for (const b of colors[a].near) expect(isNear('color', b, a), `${a} ${b}`).toBe(true);
  });

  it('covers every query and every product by what the product is', () => {
    const { catalog, products, queries } = shop();
    const grades = new Map(catalog.judgments.map(({ queryId, productId, grade }) => [`${queryId} ${productId}`, grade]));
    expect(catalog.judgments.every(({ grade }) => grade >= 1 && grade <= 3)).toBe(true);
    for (const { id, intent } of queries.filter((_, i) => i % 7 === 0)) {
      for (const { latent } of products) {
        const holds = asked(intent).every((attribute) => valueOf(latent, attribute) === intent[attribute]);
        const grade = grades.get(`${id} ${latent.id}`) ?? 0;
        if (holds !== (grade === 3)) expect.fail(`${id} ${JSON.stringify(intent)} ${latent.id}: ${grade}`);
        if (grade > 0 && intent.type && intent.type !== latent.type) expect.fail(`${id} ${latent.id}: another type has grade ${grade}`);
      }
    }
  });

  it('gives every query something relevant in its own cell', () => {
    for (const { catalog } of [shop(), nano()]) {
      const split = catalog.split!;
      const answered = new Set(catalog.judgments.filter(({ queryId, productId, grade }) =>
        grade >= catalog.relevantGrade && split.products[productId] === (split.queries[queryId] === 'test' ? 'test' : 'train')).map(({ queryId }) => queryId));
      expect(catalog.queries.filter(({ id }) => !answered.has(id))).toEqual([]);
    }
  });
});

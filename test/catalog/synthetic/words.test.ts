import { describe, expect, it } from 'vitest';
import { random } from '../../../src/math/random';
import { colorWords, departmentUses, materialWords, patternWords, typeWords, useWords } from '../../../src/catalog/synthetic/concepts';
import { colorIds, materialIds, patternIds, typeIds } from '../../../src/catalog/synthetic/latent';
import { entropy, quotas, zipf } from '../../../src/catalog/synthetic/shares';
import { misspell, plural, stem, titleCase } from '../../../src/catalog/synthetic/words';

describe('words', () => {
  it('form plurals', () => {
    expect(['mug', 'dress', 'watch', 'scarf', 'sneakers', 'luggage', 'phone case', 'dish', 'carry on', 'body', 'tray'].map(plural))
      .toEqual(['mugs', 'dresses', 'watches', 'scarves', 'sneakers', 'luggage', 'phone cases', 'dishes', 'carry on', 'bodies', 'trays']);
  });

  it('share a stem with their plural', () => {
    for (const word of ['mug', 'dress', 'watch', 'dish', 'boot']) expect(stem(plural(word))).toBe(stem(word));
  });

  it('are written as titles without harming codes', () => {
    expect(titleCase('kavo navy blue t-shirt 301-B 500 ml')).toBe('Kavo Navy Blue T-shirt 301-B 500 Ml');
  });

  it('suffer one slip that keeps the first letter', () => {
    for (let seed = 0; seed < 200; seed++) {
      const slipped = misspell('sneakers', random(seed, 'slip'));
      expect(slipped[0]).toBe('s');
      expect(Math.abs(slipped.length - 8)).toBeLessThanOrEqual(1);
    }
  });
});

describe('the tables of concepts', () => {
  it('word every concept for sellers and shoppers', () => {
    const wordings = [
      ...typeIds.map((id) => typeWords[id]), ...colorIds.map((id) => colorWords[id]), ...patternIds.map((id) => patternWords[id]), ...materialIds.map((id) => materialWords[id]),
      ...Object.values(departmentUses).flat().map((use) => useWords[use]),
    ];
    for (const { titles, queries } of wordings) {
      expect(titles.length).toBeGreaterThan(0);
      expect(queries.length).toBeGreaterThan(0);
      expect(new Set(queries).size).toBe(queries.length);
    }
  });

  it('give no word of a thing to two things in titles', () => {
    const labels = typeIds.map((id) => typeWords[id].titles[0]);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('shares', () => {
  it('become whole numbers of the right sum', () => {
    expect(quotas([1, 1, 1], 10)).toEqual([4, 3, 3]);
    expect(quotas(zipf(32, { exponent: 1, offset: 2 }), 2400).reduce((a, b) => a + b, 0)).toBe(2400);
  });

  it('have the entropy of their counts in bits', () => {
    expect(entropy([5, 5])).toBeCloseTo(1, 12);
    expect(entropy([1, 1, 1, 1, 0])).toBeCloseTo(2, 12);
    expect(entropy([7])).toBe(0);
  });
});

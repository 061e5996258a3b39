import { describe, expect, it } from 'vitest';
import { createBatches } from '../../src/training/batches';
import { createSampler } from '../../src/training/sampler';
import { createTitleKeywords } from '../../src/training/titleKeywords';
import { maskTokens } from '../../src/training/maskTokens';
import { drawFor, features, noAugmentation, queryProduct, tinyData, tinyTraining, tokenizer } from './tinyShop';

const data = tinyData();

describe('drawing pairs', () => {
  const pairs = [...Array.from({ length: 16 }, (_, i) => ({ query: 0, product: i, weight: 1 })), { query: 1, product: 20, weight: 1 }, { query: 2, product: 21, weight: 3 }];
  const shareOf = (sampling: 'sqrt' | 'uniform', query: number) => {
    const draw = createSampler(pairs, { batch: 1, sampling }, 5);
    const steps = 6000;
    return Array.from({ length: steps }, (_, step) => pairs[draw(step)[0]].query).filter((found) => found === query).length / steps;
  };

  it('weighs a pair by one over the root of its query\'s pairs', () => {
    expect(Math.abs(shareOf('sqrt', 0) - 4 / 8)).toBeLessThan(0.035);
    expect(Math.abs(shareOf('sqrt', 2) - 3 / 8)).toBeLessThan(0.035);
    expect(Math.abs(shareOf('uniform', 0) - 16 / 20)).toBeLessThan(0.03);
  });

  it('puts no product twice into a batch while there is another', () => {
    const few = [0, 1, 2, 3].flatMap((product) => Array.from({ length: 30 }, (_, query) => ({ query, product, weight: product === 0 ? 1000 : 1 })));
    for (let step = 0; step < 50; step++) {
      const products = createSampler(few, { batch: 4, sampling: 'uniform' }, 1)(step).map((pair) => few[pair].product);
      expect(new Set(products).size).toBe(4);
    }
    const twice = createSampler(few, { batch: 8, sampling: 'uniform' }, 1)(0).map((pair) => few[pair].product).sort();
    expect(twice).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('says what is missing when there are no pairs', () => {
    expect(() => createSampler([], { batch: 2, sampling: 'sqrt' }, 1)).toThrow(/at least one pair/);
  });
});

describe('batches', () => {
  const config = tinyTraining({ stages: [{ ...tinyTraining().stages[0], steps: 400, objectives: [queryProduct, { kind: 'keywordView', weight: 1, form: 'infoNCE' }, { kind: 'maskedToken', weight: 1, rate: 0.2 }] }] });

  it('are the same for the same seed, in any order, and differ between seeds and steps', () => {
    const first = createBatches(data, config, 3);
    const second = createBatches(data, config, 3);
    const later = second(9);
    expect(second(2)).toEqual(first(2));
    expect(first(9)).toEqual(later);
    expect(createBatches(data, config, 4)(2)).not.toEqual(first(2));
    expect(first(3)).not.toEqual(first(2));
  });

  it('read queries without their keywords at the configured rate', () => {
    const at = createBatches(data, config, 3);
    const rows = Array.from({ length: 100 }, (_, step) => at(step).queries).flat();
    const dropped = rows.filter((row) => row.types.every((type) => type === 0)).length / rows.length;
    expect(Math.abs(dropped - features.keywords.dropRate)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / rows.length));
  });

  it('stay within the token limits of queries and titles', () => {
    const { queries, products, views } = createBatches(data, config, 3)(0);
    for (const row of [...queries, ...views!]) expect(row.ids.length).toBeLessThanOrEqual(features.queryTokens);
    for (const row of products) expect(row.titleIds.length).toBeLessThanOrEqual(features.titleTokens);
  });

  it('carry keyword views and masked titles only for stages that ask', () => {
    const asked = createBatches(data, config, 3)(0);
    expect(asked.views).toHaveLength(config.batch);
    expect(asked.views?.every((row) => row.types.includes(1))).toBe(true);
    expect(asked.maskedTitles?.targets.length).toBeGreaterThan(0);
    expect(createBatches(data, tinyTraining(), 3)(0)).toMatchObject({ views: null, maskedTitles: null });
  });

  it('mask every other clicked product of the row\'s query', () => {
    const { rows, relations } = createBatches(data, tinyTraining({ augmentation: noAugmentation }), 3)(1);
    rows.forEach((row, i) => rows.forEach((other, j) => {
      if (data.clicked[row.query].has(other.product)) expect(relations.queryProduct.data[i * rows.length + j]).toBe(1);
    }));
  });
});

describe('the keyword filter in a batch', () => {
  it('reads a keyword in the place of the single word that it was reached from first', () => {
    const keyword = { text: 'red dresses', score: 1, from: ['pink gown', 'gown', 'pink'], clicks: 3, words: tokenizer.words('red dresses') };
    const gown = { ...data, queries: data.queries.map((query) => ({ ...query, words: tokenizer.words('gown') })), keywordsFor: () => [keyword], clicked: data.clicked.map(() => new Set<number>()) };
    const { rows, relations } = createBatches(gown, tinyTraining({ negatives: { maskDuplicates: false, maskClicked: false, maskKeywordMatches: true }, batch: 80 }), 3)(0);
    const titles = rows.map((row) => data.products.titles[row.product].map((word) => word.text));
    const expected = titles.map((title) => (['red', 'dress'].every((word) => title.includes(word)) ? 1 : 0));
    expect(Array.from(relations.queryProduct.data.slice(0, 80))).toEqual(expected);
    expect(expected).toContain(1);
  });
});

describe('keywords of a title', () => {
  it('are words of other titles too, attribute words first, without what the query says', () => {
    const keywords = createTitleKeywords(data.products.titles);
    const words = keywords(data.products.titles[0], tokenizer.words('dress'), 2).map((word) => word.text);
    expect(words).toEqual(['red', 'kavo']);
    const once = createTitleKeywords([data.products.titles[0]]);
    expect(once(data.products.titles[0], [], 3)).toEqual([]);
  });
});

describe('masking tokens', () => {
  const titles = Array.from({ length: 300 }, (_, i) => tokenizer.assemble(data.products.titles[i % 144], 10));
  const masked = maskTokens(titles, 0.34, 10, tokenizer, drawFor('mask'));

  it('hides one of three words, never a mark, and remembers what stood there', () => {
    const perRow = new Map<number, number>();
    masked.rows.forEach((row, i) => {
      perRow.set(row, (perRow.get(row) ?? 0) + 1);
      expect(titles[row][masked.positions[i]]).toBe(masked.targets[i]);
      expect(masked.positions[i]).toBeGreaterThan(0);
      expect(masked.positions[i]).toBeLessThan(titles[row].length - 1);
    });
    expect(perRow.size).toBe(300);
    expect([...perRow.values()].every((hidden) => hidden === 1)).toBe(true);
    expect(masked.targets.length).toBeLessThanOrEqual(masked.capacity);
  });

  it('shows the mask in about eight of ten places', () => {
    const shown = masked.rows.filter((row, i) => masked.ids[row][masked.positions[i]] === tokenizer.mask).length / masked.rows.length;
    expect(Math.abs(shown - 0.8)).toBeLessThan(5 * Math.sqrt(0.16 / masked.rows.length));
  });

  it('refuses a vocabulary that has no mask', () => {
    expect(() => maskTokens(titles, 0.2, 10, { ...tokenizer, mask: null }, drawFor('mask'))).toThrow(/no.*mask|mask token/);
  });
});

import { tuningOf } from '../../src/evaluation/tuning';
import { describe, expect, it } from 'vitest';
import type { Catalog, Regime } from '../../src/catalog/types';
import type { FeatureConfig } from '../../src/features/config';
import type { EncodedProducts } from '../../src/features/types';
import { modalReport, shuffleWithinCategories } from '../../src/evaluation/modalReport';
import { replacementsOf } from '../../src/evaluation/replacements';
import { random } from '../../src/math/random';
import { dot, unit } from '../../src/math/vectors';
import type { ProductIndex } from '../../src/retrieval/indexData';
import type { QueryVectors } from '../../src/retrieval/queryVector';

// A world in which exactly one side of each product says which of the queries it answers, and the other side misleads.
const [groups, perGroup] = [12, 20];
const draw = random(1, 'modal world');
const width = 16;
const topics = Array.from({ length: groups }, () => unit(Array.from({ length: width }, () => draw.normal())));
const noisy = (vector: Float32Array) => unit(vector.map((value) => value + 0.2 * draw.normal()));
const regimes: Regime[] = ['thinTitle', 'placeholder', 'balanced', 'uninformative', 'stuffedTitle'];
const rightWeight = { thinTitle: 0.9, stuffedTitle: 0.8, balanced: 0.5, placeholder: 0.1, uninformative: 0.2 } as Record<Regime, number>;

const items = Array.from({ length: groups * perGroup }, (_, i) => {
  const topic = i % groups;
  const regime = regimes[Math.floor(i / groups) % regimes.length];
  const misleading = () => noisy(topics[(topic + 1 + draw.integer(groups - 1)) % groups]);
  const title = rightWeight[regime] > 0.5 ? misleading() : noisy(topics[topic]);
  const image = rightWeight[regime] < 0.5 ? misleading() : noisy(topics[topic]);
  return { id: `p${i}`, topic, regime, title, image, weight: Math.min(1, Math.max(0, rightWeight[regime] + 0.03 * draw.normal())) };
});

const catalog: Catalog = {
  name: 'modal world', relevantGrade: 1, clicks: [],
  products: items.map(({ id, regime }, i) => ({
    id, title: id, image: null, category: `c${i % 2}`, attributes: { brand: i === 0 ? 'Kavo' : [] },
    truth: { regime, titleInformation: 1, imageInformation: 1, imageWeight: rightWeight[regime], design: id },
  })),
  queries: topics.map((_, topic) => ({ id: `q${topic}`, text: `topic ${topic}` })),
  judgments: items.map(({ id, topic }) => ({ queryId: `q${topic}`, productId: id, grade: 1 })),
};

function indexOf(weights: number[]): ProductIndex {
  const rows = (side: (item: (typeof items)[number], weight: number) => Float32Array) => Float32Array.from(items.flatMap((item, i) => [...side(item, weights[i])]));
  const mixed = (item: (typeof items)[number], weight: number) => item.title.map((value, c) => (1 - weight) * value + weight * item.image[c]);
  const ones = Float32Array.from(items, () => 1);
  return {
    ids: items.map(({ id }) => id), width, product: rows((item, weight) => unit(mixed(item, weight))), title: rows(({ title }) => title), image: rows(({ image }) => image),
    titlePart: rows((item, weight) => item.title.map((value) => ((1 - weight) * value) / Math.sqrt(dot(mixed(item, weight), mixed(item, weight))))),
    imageWeight: Float32Array.from(weights), titleNorm: ones, imageNorm: ones, hasTitle: Uint8Array.from(ones), hasImage: Uint8Array.from(ones),
  };
}
const queries: QueryVectors = {
  of: async (text) => ({ vector: topics[Number(text.split(' ')[1])], attention: null, encoded: { words: [], keywords: [], unknownWords: [] } }),
  warm: async () => {},
};
const report = (weights: number[]) => {
  const index = indexOf(weights);
  const before = new Map(index.ids.map((id, i) => [id, index.imageWeight![i]]));
  return modalReport(
    { catalog, index, queries, tuning: tuningOf(catalog, { queries: Object.fromEntries(catalog.queries.slice(0, 6).map(({ id }) => [id, 'validation' as const])), products: {} }), test: catalog.queries, reweigh: async (ids, edit) => ids.map((id) => (before.get(id) ?? 0) + (edit === 'codedTitle' ? 0.1 : -0.1)) },
    { seed: 1, samples: 500 },
  );
};

describe('the report on modal weights', () => {
  it('passes all five checks where the right weights are learned and pay', async () => {
    const result = await report(items.map(({ weight }) => weight));
    expect(result!.checks.map(({ name, passed }) => [name, passed])).toEqual(
      ['separation', 'agreement', 'order', 'counterfactual', 'utility'].map((name) => [name, true]),
    );
    expect(result!.bestConstant.tried).toHaveLength(21);
    expect(result!.constant.retriever).toBe('best constant weight');
    expect(result).toMatchObject({ products: items.length, masked: 0, conflicts: 0 });
  });

  it('fails separation, agreement, order and utility for one weight for all', async () => {
    const result = await report(items.map(() => 0.5));
    expect(result!.checks.map(({ passed }) => passed)).toEqual([false, false, false, true, false]);
  });

  it('has nothing to say for a fusion without weights', async () => {
    const index = { ...indexOf(items.map(() => 0.5)), imageWeight: null };
    expect(await modalReport({ catalog, index, queries, tuning: tuningOf(catalog, { queries: {}, products: {} }), test: [], reweigh: async () => [] })).toBeNull();
  });
});

describe('shuffled weights', () => {
  it('change places within a category only, and leave masked products alone', () => {
    const index = indexOf(items.map(({ weight }) => weight));
    index.hasTitle[0] = 0;
    const weights = index.imageWeight!;
    const shuffled = shuffleWithinCategories(catalog, index, weights, 3);
    const inCategory = (values: Float32Array, parity: number) => [...values].filter((_, i) => i % 2 === parity).sort();
    for (const parity of [0, 1]) expect(inCategory(shuffled, parity)).toEqual(inCategory(weights, parity));
    expect(shuffled[0]).toBe(weights[0]);
    expect([...shuffled]).not.toEqual([...weights]);
  });
});

describe('replacements', () => {
  const features = { imageHeight: 1, imageWidth: 1 } as FeatureConfig;
  const encoded = (change: Partial<EncodedProducts>): EncodedProducts => ({
    fingerprint: 'x', ids: items.map(({ id }) => id), titles: [], hasTitle: new Uint8Array(items.length).fill(1), pixels: Uint8Array.from(items.flatMap((_, i) => [i, i, i])),
    hasImage: new Uint8Array(items.length).fill(1), sharedImages: [], problems: [], ...change,
  });
  const plain = { products: catalog.products.map((product) => ({ ...product, truth: undefined })) };

  it('take the known placeholder, else the most shared picture, else a gray card', () => {
    expect([...replacementsOf(catalog, encoded({}), features).placeholder]).toEqual([12, 12, 12]);
    expect([...replacementsOf(plain, encoded({ sharedImages: [['p1'], ['p7', 'p8']] }), features).placeholder]).toEqual([7, 7, 7]);
    expect([...replacementsOf(plain, encoded({}), features).placeholder]).toEqual([225, 225, 225]);
  });

  it('write codes with the brand where there is one, the same each time', () => {
    const { code } = replacementsOf(catalog, encoded({}), features);
    expect(code('p0')).toMatch(/^Kavo \d{3}-[A-H]$/);
    expect(code('p1')).toMatch(/^Item \d{3}-[A-H]$/);
    expect(code('p1')).toBe(code('p1'));
  });
});

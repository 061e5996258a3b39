import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/evaluation/evaluate';
import type { MetricName } from '../../src/evaluation/metricTable';
import {
  agreementCheck, counterfactualCheck, orderCheck, separationCheck, utilityCheck, weightByRegime, type Reweigh,
} from '../../src/evaluation/modalWeights';
import { weighedProducts, type WeighedProduct } from '../../src/evaluation/weighedProducts';
import type { Regime } from '../../src/catalog/types';
import { random } from '../../src/math/random';
import type { ProductIndex } from '../../src/retrieval/indexData';

const options = { seed: 1, samples: 300 };
const rightWeight: Record<string, number> = { thinTitle: 0.85, stuffedTitle: 0.75, balanced: 0.5, lifestyle: 0.4, uninformative: 0.2, placeholder: 0.1 };

/** Forty products of each regime whose weight is `weight` plus noise. */
function shop(weight: (regime: string, category: string) => number, noise = 0.05): WeighedProduct[] {
  const draw = random(9, 'constructed products');
  return Object.keys(rightWeight).flatMap((regime) =>
    Array.from({ length: 40 }, (_, i) => {
      const category = `c${i % 4}`;
      return {
        id: `${regime}${i}`, category, regime: regime as Regime, imageWeight: weight(regime, category) + noise * draw.normal(),
        oracle: rightWeight[regime] + 0.05 * draw.normal(), titleNorm: 1 + 0.1 * draw.uniform(), imageNorm: 1 + 0.1 * draw.uniform(),
      };
    }),
  );
}
const adaptive = shop((regime) => rightWeight[regime]);
const constant = shop(() => 0.5, 0);
const indifferent = shop(() => 0.5);
const backwards = shop((regime) => 1 - rightWeight[regime]);

describe('separation', () => {
  it('passes for a gate that knows which side failed, and norms alone would not do', () => {
    const check = separationCheck(adaptive, options);
    expect(check.passed).toBe(true);
    expect(check.numbers.gate.value).toBeGreaterThan(0.99);
    expect(Math.abs(check.numbers['gate that sees only the two norms'].value - 0.5)).toBeLessThan(0.15);
    expect(check.numbers['weight less its category mean'].value).toBeGreaterThan(0.99);
  });

  it('fails for one weight for all, for noise, and for a gate that is the wrong way round', () => {
    for (const products of [constant, indifferent, backwards]) expect(separationCheck(products, options).passed).toBe(false);
    expect(separationCheck(constant, options).numbers.gate.value).toBe(0.5);
  });

  it('shows when the two norms say it all', () => {
    const told = adaptive.map((product) => ({ ...product, imageNorm: product.imageNorm * (1 + product.imageWeight) }));
    expect(separationCheck(told, options).numbers['gate that sees only the two norms'].value).toBeGreaterThan(0.98);
    const lockstep = told.map((product) => ({ ...product, titleNorm: product.imageNorm }));
    expect(separationCheck(lockstep, options).numbers['gate that sees only the two norms'].value).toBeGreaterThan(0.98);
  });

  it('shows when the weight is category in disguise', () => {
    const byCategory = shop((_, category) => (category < 'c2' ? 0.8 : 0.2));
    const disguised = byCategory.filter(({ regime, category }) => (regime === 'thinTitle' ? category < 'c2' : regime === 'placeholder' ? category >= 'c2' : false));
    const { numbers } = separationCheck(disguised, options);
    expect(numbers.gate.value).toBeGreaterThan(0.99);
    expect(numbers['weight less its category mean'].value).toBeLessThan(0.75);
  });

  it('needs the lower end of the interval, not the value, above its threshold', () => {
    const few = [...adaptive.filter(({ regime }) => regime === 'thinTitle').slice(0, 5), ...adaptive.filter(({ regime }) => regime === 'placeholder').slice(0, 5)];
    few[0] = { ...few[0], imageWeight: 0.12 };
    const { numbers, passed } = separationCheck(few, options);
    expect(numbers.gate.value).toBeGreaterThan(0.85);
    expect(numbers.gate.low).toBeLessThan(0.9);
    expect(passed).toBe(false);
  });
});

describe('agreement', () => {
  it('passes for weights in the order of the planted ones and fails otherwise', () => {
    expect(agreementCheck(adaptive, options).passed).toBe(true);
    for (const products of [constant, indifferent, backwards]) expect(agreementCheck(products, options).passed).toBe(false);
  });

  it('reads ranks only: a bent scale changes nothing', () => {
    const bent = adaptive.map((product) => ({ ...product, imageWeight: product.imageWeight ** 3 }));
    expect(agreementCheck(bent, options).numbers).toEqual(agreementCheck(adaptive.map((product) => ({ ...product })), options).numbers);
  });
});

describe('order', () => {
  it('passes when thin title > balanced > failed picture with intervals apart, and fails otherwise', () => {
    expect(orderCheck(adaptive, options).passed).toBe(true);
    for (const products of [constant, indifferent, backwards]) expect(orderCheck(products, options).passed).toBe(false);
  });

  it('fails when only one of the two steps is there', () => {
    expect(orderCheck(shop((regime) => (regime === 'thinTitle' ? 0.9 : 0.5)), options).passed).toBe(false);
    expect(orderCheck(shop((regime) => (regime === 'placeholder' || regime === 'uninformative' ? 0.1 : 0.5)), options).passed).toBe(false);
  });

  it('reports the mean weight of each regime', () => {
    expect(weightByRegime(adaptive, options).thinTitle.value).toBeCloseTo(0.85, 1);
    expect(Object.keys(weightByRegime(adaptive, options))).toHaveLength(6);
  });
});

describe('counterfactual', () => {
  const weights = new Map(adaptive.map(({ id, imageWeight }) => [id, imageWeight]));
  const moving = (share: number): Reweigh => async (ids, edit) =>
    ids.map((id, i) => (weights.get(id) ?? 0) + (i < share * ids.length ? 0.05 : 0) * (edit === 'codedTitle' ? 1 : -1));

  it('passes when the weight moves the right way in nearly all products', async () => {
    const check = await counterfactualCheck(adaptive, moving(0.97), options);
    expect(check.passed).toBe(true);
    expect(check.numbers['falls without the picture'].count).toBe(200);
  });

  it('fails when it stays, moves in too few, or moves for one edit only', async () => {
    const oneSided: Reweigh = async (ids, edit) => (edit === 'codedTitle' ? moving(1)(ids, edit) : moving(0)(ids, edit));
    for (const reweigh of [moving(0), moving(0.9), oneSided]) expect((await counterfactualCheck(adaptive, reweigh, options)).passed).toBe(false);
  });

  it('leaves out products whose side is already replaced', async () => {
    const asked: Record<string, readonly string[]> = {};
    await counterfactualCheck(adaptive, async (ids, edit) => ((asked[edit] = ids), ids.map(() => 0)), options);
    expect(asked.placeholderImage.some((id) => id.startsWith('placeholder'))).toBe(false);
    expect(asked.codedTitle.some((id) => id.startsWith('thinTitle'))).toBe(false);
    expect(asked.codedTitle.some((id) => id.startsWith('placeholder'))).toBe(true);
  });
});

describe('utility', () => {
  const draw = random(3, 'constructed evaluations');
  const base = Array.from({ length: 100 }, () => draw.uniform());
  const evaluation = (gain: number): Evaluation =>
    ({ queries: base.map((value, i) => ({ queryId: `q${i}`, relevant: 1, metrics: { 'nDCG@10': value + gain + 0.05 * draw.normal() } as Record<MetricName, number> })) }) as Evaluation;
  const run = (learned: number, shuffled: number) => utilityCheck({ learned: [evaluation(learned)], constant: [evaluation(0)], shuffled: [evaluation(shuffled)] }, options);

  it('passes when the weights help in their places and nowhere else', () => {
    expect(run(0.1, 0).passed).toBe(true);
  });

  it('fails when they do not help, harm, or help just as well when shuffled', () => {
    expect(run(0, 0).passed).toBe(false);
    expect(run(-0.1, -0.1).passed).toBe(false);
    expect(run(0.1, 0.1).passed).toBe(false);
  });
});

describe('what takes part', () => {
  it('leaves masked products and conflict regimes out of all checks, and counts them', () => {
    const truth = (regime: Regime) => ({ regime, titleInformation: 1, imageInformation: 1, imageWeight: 0.5, design: 'd' });
    const product = (id: string, regime: Regime) => ({ id, title: id, image: null, category: 'c', attributes: {}, truth: truth(regime) });
    const catalog = { products: [product('a', 'balanced'), product('b', 'wrongColor'), product('c', 'thinTitle'), product('d', 'balanced'), product('gone', 'balanced')] };
    const ones = new Float32Array(4).fill(1);
    const index: ProductIndex = {
      ids: ['d', 'c', 'b', 'a'], width: 1, product: ones, title: ones, image: ones, titlePart: null, imageWeight: ones, titleNorm: ones, imageNorm: ones,
      hasTitle: Uint8Array.from([1, 0, 1, 1]), hasImage: Uint8Array.from([0, 1, 1, 1]),
    };
    const { products, masked, conflicts } = weighedProducts(catalog, index, Float32Array.from([0, 1, 0.3, 0.4]));
    expect(products.map(({ id, imageWeight }) => [id, imageWeight])).toEqual([['a', Math.fround(0.4)]]);
    expect({ masked, conflicts }).toEqual({ masked: 2, conflicts: 1 });
  });

  it('cannot decide without a planted truth', async () => {
    const real = adaptive.map((product) => ({ ...product, regime: null, oracle: null }));
    for (const check of [separationCheck(real, options), agreementCheck(real, options), orderCheck(real, options)]) expect(check.passed).toBeNull();
    expect((await counterfactualCheck(real, async (ids, edit) => ids.map(() => (edit === 'codedTitle' ? 2 : -1)), options)).passed).toBe(true);
  });
});

// All five checks of one indexed model, and the best constant weight that stands beside every adaptive run.
import type { Catalog, Query } from '../catalog/types';
import { groupBy } from '../math/groups';
import type { Estimate } from '../math/bootstrap';
import { random } from '../math/random';
import { createDense } from '../retrieval/dense';
import type { ProductIndex } from '../retrieval/indexData';
import type { QueryVectors } from '../retrieval/queryVector';
import { constantWeightGrid, type BestSetting } from './bestSetting';
import { evaluate, type EvaluateOptions, type Evaluation } from './evaluate';
import {
  agreementCheck, counterfactualCheck, orderCheck, separationCheck, utilityCheck, weightByRegime, type Check, type Reweigh,
} from './modalWeights';
import type { Tuning } from './tuning';
import { weighedProducts } from './weighedProducts';

export interface ModalReport {
  checks: Check[];
  bestConstant: BestSetting<number>;
  /** Test queries under the best constant weight: the baseline for the table. With the other two, those of several seeds make one `utilityCheck`. */
  constant: Evaluation;
  learned: Evaluation;
  shuffled: Evaluation;
  byRegime: Record<string, Estimate>;
  /** Products judged, and those left out. */
  products: number;
  masked: number;
  conflicts: number;
}

export interface ModalReportInput {
  catalog: Catalog;
  index: ProductIndex;
  queries: QueryVectors;
  /** The best constant weight is chosen here. */
  tuning: Tuning;
  test: readonly Query[];
  /** Re-embeds edited products; see productIndex `createReweigh`. */
  reweigh: Reweigh;
}

/** Null for fusions without modal weights. */
export async function modalReport(input: ModalReportInput, options: Pick<EvaluateOptions, 'seed' | 'samples' | 'signal' | 'products'> = {}): Promise<ModalReport | null> {
  const { catalog, index, queries, tuning, test } = input;
  if (!index.imageWeight) return null;
  const weighed = weighedProducts(catalog, index, index.imageWeight);
  const bestConstant = await tuning.best(constantWeightGrid, (weight) => createDense(index, queries, { imageWeights: weight }));
  const run = (name: string, imageWeights: Float32Array | number) => evaluate(createDense(index, queries, { imageWeights, name }), catalog, test, options);
  const constant = await run('best constant weight', bestConstant.setting);
  // The weight itself is on trial, so all three are mixed alike, in the shared space; for scalar gates of the presets 'learned' is the model's own ranking.
  const learned = await run('learned weights', index.imageWeight);
  const shuffled = await run('shuffled weights', shuffleWithinCategories(catalog, index, index.imageWeight, options.seed ?? 0));
  const checks = [
    separationCheck(weighed.products, options),
    agreementCheck(weighed.products, options),
    orderCheck(weighed.products, options),
    await counterfactualCheck(weighed.products, input.reweigh, options),
    utilityCheck({ learned: [learned], constant: [constant], shuffled: [shuffled] }, options),
  ];
  return {
    checks, bestConstant, constant, learned, shuffled, byRegime: weightByRegime(weighed.products, options),
    products: weighed.products.length, masked: weighed.masked, conflicts: weighed.conflicts,
  };
}

/** The weights of products with both sides, dealt out again among products of the same category. */
export function shuffleWithinCategories(catalog: Pick<Catalog, 'products'>, index: ProductIndex, imageWeight: Float32Array, seed: number): Float32Array {
  const categories = new Map(catalog.products.map(({ id, category }) => [id, category]));
  const whole = index.ids.map((_, i) => i).filter((i) => index.hasTitle[i] && index.hasImage[i]);
  const shuffled = imageWeight.slice();
  for (const [category, members] of groupBy(whole, (i) => categories.get(index.ids[i]) ?? '')) {
    const dealt = random(seed, `shuffled weights ${category}`).shuffle(members);
    members.forEach((i, m) => (shuffled[i] = imageWeight[dealt[m]]));
  }
  return shuffled;
}

import { random } from '../math/random';
import type { TrainingConfig } from './config';
import type { TrainingPair } from './data';

const patience = 64;

/** Draws the pairs of a step: a pure function of (pairs, sampling, batch, seed, step). */
export type Sampler = (step: number) => number[];

/**
 * Pairs in proportion to their weight, under 'sqrt' divided by the root of their query's number of pairs; no product twice in a batch
 * while another product is left.
 */
export function createSampler(pairs: TrainingPair[], config: Pick<TrainingConfig, 'batch' | 'sampling'>, seed: number): Sampler {
  if (pairs.length === 0) throw new Error('Training needs at least one pair of a query and a product; this split has none. Check clicks, labels and split.');
  const weights = pairWeights(pairs, config.sampling);
  const cumulative = new Float64Array(pairs.length);
  weights.reduce((sum, weight, i) => (cumulative[i] = sum + weight), 0);
  const total = cumulative[pairs.length - 1];

  return (step) => {
    const generator = random(seed, 'batch', step);
    const drawn: number[] = [];
    const used = new Set<number>();
    const left = () => pairs.map((pair, i) => (used.has(pair.product) ? 0 : weights[i]));
    while (drawn.length < config.batch) {
      let pair = -1;
      for (let attempt = 0; attempt < patience && pair < 0; attempt++) {
        const candidate = firstAbove(cumulative, generator.uniform() * total);
        if (!used.has(pairs[candidate].product)) pair = candidate;
      }
      if (pair < 0) {
        if (left().every((weight) => weight === 0)) used.clear();
        pair = generator.weighted(left());
      }
      used.add(pairs[pair].product);
      drawn.push(pair);
    }
    return drawn;
  };
}

function pairWeights(pairs: TrainingPair[], sampling: TrainingConfig['sampling']): number[] {
  if (sampling === 'uniform') return pairs.map((pair) => pair.weight);
  const perQuery = new Map<number, number>();
  for (const { query } of pairs) perQuery.set(query, (perQuery.get(query) ?? 0) + 1);
  return pairs.map((pair) => pair.weight / Math.sqrt(perQuery.get(pair.query)!));
}

/** Index of the first entry above `value` in an ascending list. */
function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

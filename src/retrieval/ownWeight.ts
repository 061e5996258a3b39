// Where one product would rank under another image weight of its own, all other products as learned.
import { dot, dotRows, row } from '../math/vectors';
import type { RankAtWeight } from './explain';
import type { ProductIndex } from './indexData';
import { compareIds } from './retriever';
import { mixedLength } from './reweigh';

/** Where the product's rank changes first when its weight leaves the learned one. */
export interface Swap {
  imageWeight: number;
  /** The product it changes places with. */
  productId: string;
  /** True: beyond the weight it stands above the other, false: below. */
  passes: boolean;
}

export interface OwnWeight {
  /** Ranks at the asked weights and at the learned one, ascending. The learned point repeats the model's own ranking exactly. */
  ranks: RankAtWeight[];
  /** The nearest swap below and the nearest above the learned weight, where there are any. */
  swaps: Swap[];
}

/**
 * One product's rank and score at each of `weights` in [0, 1]. Null without modal weights, for a product that lacks a side, and where
 * the sides were not mixed in the shared space. Throws for a product that the index does not hold.
 */
export function rankByOwnWeight(index: ProductIndex, vector: Float32Array, productId: string, weights: readonly number[]): OwnWeight | null {
  const i = index.ids.indexOf(productId);
  if (i < 0) throw new Error(`Expected a product of the index, got '${productId}'. Build the index again after the catalog has changed.`);
  if (!index.imageWeight || !index.titlePart || !index.hasTitle[i] || !index.hasImage[i]) return null;
  const learned = index.imageWeight[i];
  const mixed = mixOf(index, vector, i);
  const scores = dotRows(index.product, vector);
  if (Math.abs(mixed.scoreAt(learned) - scores[i]) > 1e-4) return null;
  const others = scores.slice();
  others[i] = -Infinity;
  const sorted = others.slice().sort();
  const isAhead = (j: number) => compareIds(index.ids[j], productId) > 0;
  const rankOf = (score: number) => {
    const above = firstPlace(sorted, (other) => other > score);
    const hasTies = firstPlace(sorted, (other) => other >= score) < above;
    const tied = !hasTies ? 0 : others.reduce((count, other, j) => count + Number(other === score && isAhead(j)), 0);
    return sorted.length - above + tied + 1;
  };
  const scoreAt = (imageWeight: number) => (imageWeight === learned ? scores[i] : Math.fround(mixed.scoreAt(imageWeight)));
  const asked = [...new Set([...weights, learned])].sort((a, b) => a - b);
  const ranks = asked.map((imageWeight) => ({ imageWeight, rank: rankOf(scoreAt(imageWeight)), score: scoreAt(imageWeight) }));
  return { ranks, swaps: nearestSwaps(index, others, i, mixed, learned, scores[i]) };
}

/** unit((1 - w) t + w v) · q for unit t and v, and where it takes a value. */
interface Mixed {
  scoreAt(weight: number): number;
  /** The weights in [0, 1] at which the score is `value`: at most two. */
  weightsAt(value: number): number[];
}

function mixOf({ title, image, width }: ProductIndex, vector: Float32Array, i: number): Mixed {
  const [t, v] = [row(title, width, i), row(image, width, i)];
  const [a, b, agreement] = [dot(t, vector), dot(v, vector), dot(t, v)];
  const scoreAt = (weight: number) => {
    const length = mixedLength(weight, agreement);
    return length > 0 ? ((1 - weight) * a + weight * b) / length : 0;
  };
  // With m = a + w (b - a): m² = value² (1 - 2 w (1 - w) (1 - agreement)) is quadratic in w.
  const weightsAt = (value: number) => {
    const bend = 2 * value * value * (1 - agreement);
    const roots = quadraticRoots((b - a) ** 2 - bend, 2 * a * (b - a) + bend, a * a - value * value);
    return roots.filter((weight) => weight >= 0 && weight <= 1 && Math.abs(scoreAt(weight) - value) < 1e-6);
  };
  return { scoreAt, weightsAt };
}

function nearestSwaps({ ids }: ProductIndex, others: Float32Array, i: number, mixed: Mixed, learned: number, score: number): Swap[] {
  let below: Swap | null = null;
  let above: Swap | null = null;
  for (let j = 0; j < others.length; j++) {
    if (j === i) continue;
    for (const imageWeight of mixed.weightsAt(others[j])) {
      const swap = { imageWeight, productId: ids[j], passes: others[j] > score };
      if (imageWeight < learned && imageWeight > (below?.imageWeight ?? -1)) below = swap;
      if (imageWeight > learned && imageWeight < (above?.imageWeight ?? 2)) above = swap;
    }
  }
  return [below, above].filter((swap) => swap !== null);
}

/** Real roots of x² p + x q + r; none where all three vanish. */
function quadraticRoots(p: number, q: number, r: number): number[] {
  if (Math.abs(p) < 1e-12) return Math.abs(q) < 1e-12 ? [] : [-r / q];
  const discriminant = q * q - 4 * p * r;
  if (discriminant < 0) return [];
  const s = -(q + Math.sign(q || 1) * Math.sqrt(discriminant)) / 2;
  return s === 0 ? [0] : [s / p, r / s];
}

/** The first place in an ascending array where `isReached` holds. */
function firstPlace(sorted: Float32Array, isReached: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

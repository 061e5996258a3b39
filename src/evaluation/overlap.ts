// How alike two rankings are, whatever is relevant.

export interface Overlap {
  /** Products that both lists hold. */
  common: number;
  /** Places that were compared. */
  of: number;
  /** Common products over all products of both lists, in [0, 1]; the order counts for nothing. Two empty lists are alike: 1. */
  jaccard: number;
  /** `rankBiasedOverlap` at persistence 0.9, in [0, 1]. */
  rbo: number;
}

/** At this persistence the first ten places carry 86 % of the weight. */
export const persistence = 0.9;

/** Two rankings of product ids, best first, by their first `depth`. */
export function overlap(a: readonly string[], b: readonly string[], depth = 10): Overlap {
  const [first, second] = [a.slice(0, depth), b.slice(0, depth)];
  const common = commonOf(first, second);
  const all = first.length + second.length - common;
  return { common, of: depth, jaccard: all > 0 ? common / all : 1, rbo: rankBiasedOverlap(first, second) };
}

/**
 * Rank-biased overlap, extrapolated (RBO_EXT of Webber, Moffat, Zobel: A similarity measure for indefinite rankings, ACM TOIS 28(4),
 * 2010): the share of common products at each depth d, averaged with weights (1 - p) p^(d - 1), where the share at the
 * last depth is taken to go on. In [0, 1]; 1 for equal lists, 0 for lists without a common product; two empty lists are equal.
 *
 * A shorter list has ended, since its ranker found no more: its empty places agree with nothing. (Equation 32 is for lists that are
 * only seen in part and extrapolates the shorter one; by it a single hit that the other list has first would make the two equal.)
 * No list may hold a product twice.
 */
export function rankBiasedOverlap(a: readonly string[], b: readonly string[], p = persistence): number {
  const depth = Math.max(a.length, b.length);
  if (depth === 0) return 1;
  const [seenInA, seenInB] = [new Set<string>(), new Set<string>()];
  let common = 0;
  let sum = 0;
  for (let d = 1; d <= depth; d++) {
    const [x, y] = [a[d - 1], b[d - 1]];
    if (x !== undefined) seenInA.add(x);
    if (y !== undefined) seenInB.add(y);
    if (x !== undefined && seenInB.has(x)) common++;
    if (y !== undefined && y !== x && seenInA.has(y)) common++;
    sum += (common / d) * (1 - p) * p ** (d - 1);
  }
  return Math.min(1, sum + (common / depth) * p ** depth);
}

function commonOf(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  return a.filter((id) => other.has(id)).length;
}

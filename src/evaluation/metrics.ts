// Ranking metrics over one query, equal to trec_eval where it has them. Means over queries are taken in evaluate.ts.
import type { Hit } from '../retrieval/retriever';

/** A query's ranking as grades. */
export interface GradedRanking {
  /** Grade of each ranked product, best first; undefined = not judged. */
  ranked: (number | undefined)[];
  /** Every judged grade of the query, found or not, descending. */
  judged: number[];
}

export function gradeRanking(ranking: readonly string[], grades: ReadonlyMap<string, number>): GradedRanking {
  return { ranked: ranking.map((id) => grades.get(id)), judged: [...grades.values()].sort((a, b) => b - a) };
}

/** What a grade is worth to the searcher. */
export type Gain = (grade: number) => number;
/** trec_eval's: the grade itself. */
export const linearGain: Gain = (grade) => grade;
/** 2^grade - 1, as in gdeval; the same as linear for grades 0 and 1. */
export const exponentialGain: Gain = (grade) => 2 ** grade - 1;
/** A gain per grade, 0 for grades that the table lacks (ESCI: { 3: 1, 2: 0.1, 1: 0.01 }). */
export function gainTable(table: Record<number, number>): Gain {
  return (grade) => table[grade] ?? 0;
}

const gained = (grade: number | undefined, gain: Gain) => (grade === undefined ? 0 : gain(grade));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const discounted = (gains: readonly number[]) => sum(gains.map((gain, i) => gain / Math.log2(i + 2)));

/** Discounted gain of the first `cut` over that of the best possible order of all judged products; 0 without gain to be had. */
export function ndcg({ ranked, judged }: GradedRanking, cut = Infinity, gain = linearGain): number {
  const ideal = discounted(judged.map(gain).sort((a, b) => b - a).slice(0, cut));
  return ideal > 0 ? discounted(ranked.slice(0, cut).map((grade) => gained(grade, gain))) / ideal : 0;
}

/**
 * The expected nDCG over random orders within groups of equal scores: every product of a group gets the group's mean gain.
 * `scores` are those of the ranked products; groups that reach past the end of the ranking are taken as far as they were kept.
 */
export function ndcgOverTies(graded: GradedRanking, scores: readonly number[], cut = Infinity, gain = linearGain): number {
  const gains = graded.ranked.map((grade) => gained(grade, gain));
  const expected: number[] = [];
  for (let start = 0, end = 0; start < gains.length; start = end) {
    while (end < gains.length && scores[end] === scores[start]) end++;
    const share = sum(gains.slice(start, end)) / (end - start);
    for (let i = start; i < end; i++) expected.push(share);
  }
  const ideal = discounted(graded.judged.map(gain).sort((a, b) => b - a).slice(0, cut));
  return ideal > 0 ? discounted(expected.slice(0, cut)) / ideal : 0;
}

/** Which grades count as relevant: at and above `threshold`. */
const isRelevant = (grade: number | undefined, threshold: number) => grade !== undefined && grade >= threshold;

export function relevantCount({ judged }: GradedRanking, threshold: number): number {
  return judged.filter((grade) => grade >= threshold).length;
}

function relevantFound({ ranked }: GradedRanking, cut: number, threshold: number): number {
  return ranked.slice(0, cut).filter((grade) => isRelevant(grade, threshold)).length;
}

/** Share of the relevant products among the first `cut`. */
export function recall(graded: GradedRanking, cut: number, threshold: number): number {
  return relevantFound(graded, cut, threshold) / Math.max(1, relevantCount(graded, threshold));
}

/** The most that `recall` can be: with more than `cut` relevant products it cannot reach 1. */
export function recallCeiling(graded: GradedRanking, cut: number, threshold: number): number {
  const relevant = relevantCount(graded, threshold);
  return relevant > 0 ? Math.min(1, cut / relevant) : 0;
}

/** 1 if one of the first `cut` is relevant (success). */
export function hitRate(graded: GradedRanking, cut: number, threshold: number): number {
  return relevantFound(graded, cut, threshold) > 0 ? 1 : 0;
}

/** Share of the first `cut` places with a relevant product; places left empty count as not relevant. */
export function precision(graded: GradedRanking, cut: number, threshold: number): number {
  return relevantFound(graded, cut, threshold) / cut;
}

/** Precision at as many places as there are relevant products. */
export function rPrecision(graded: GradedRanking, threshold: number): number {
  return recall(graded, relevantCount(graded, threshold), threshold);
}

/** 1 / rank of the first relevant product, 0 if none is among the first `cut`. */
export function reciprocalRank({ ranked }: GradedRanking, threshold: number, cut = Infinity): number {
  const first = ranked.findIndex((grade) => isRelevant(grade, threshold));
  return first >= 0 && first < cut ? 1 / (first + 1) : 0;
}

/** Mean over all relevant products of the precision at their rank, 0 for those not found. */
export function averagePrecision(graded: GradedRanking, threshold: number): number {
  let found = 0;
  const precisions = graded.ranked.map((grade, i) => (isRelevant(grade, threshold) ? ++found / (i + 1) : 0));
  return sum(precisions) / Math.max(1, relevantCount(graded, threshold));
}

/** Expected reciprocal rank: a reader stops at a product with chance (2^grade - 1) / 2^largest. `largest` grade of the scale. */
export function expectedReciprocalRank({ ranked }: GradedRanking, largest: number): number {
  let reading = 1;
  let expected = 0;
  ranked.forEach((grade, i) => {
    const stops = gained(grade, exponentialGain) / 2 ** largest;
    expected += (reading * stops) / (i + 1);
    reading *= 1 - stops;
  });
  return expected;
}

/** Rank-biased precision: a reader goes on with chance `patience`; gain = grade / largest grade of the scale. */
export function rankBiasedPrecision({ ranked }: GradedRanking, largest: number, patience = 0.8): number {
  return (1 - patience) * sum(ranked.map((grade, i) => ((grade ?? 0) / largest) * patience ** i));
}

/** Share of the first `cut` places whose product was judged at all: below 0.6 the other numbers say little. */
export function judgedShare({ ranked }: GradedRanking, cut: number): number {
  return ranked.slice(0, cut).filter((grade) => grade !== undefined).length / cut;
}

/** The ids of hits that are already in the one order. */
export function rankingOf(hits: readonly Hit[]): string[] {
  return hits.map((hit) => hit.productId);
}

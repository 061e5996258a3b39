// The metrics that every evaluation reports, by name.
import {
  averagePrecision, expectedReciprocalRank, exponentialGain, gradeRanking, hitRate, judgedShare, ndcg, ndcgOverTies, precision,
  rankBiasedPrecision, rankingOf, recall, recallCeiling, reciprocalRank, rPrecision, type GradedRanking,
} from './metrics';
import type { Hit } from '../retrieval/retriever';

/** How grades are read: at and above `relevant` a product counts; `largest` is the highest grade of the scale. */
export interface GradeScale {
  relevant: number;
  largest: number;
  /** A product without a judgment is known to be of grade 0 (Catalog.labelsComplete): judged@10 is 1. */
  complete: boolean;
}

type Metric = (graded: GradedRanking, scale: GradeScale, scores: readonly number[]) => number;

export const metrics = {
  'nDCG@10': (graded) => ndcg(graded, 10),
  'nDCG@1': (graded) => ndcg(graded, 1),
  'nDCG@5': (graded) => ndcg(graded, 5),
  nDCG: (graded) => ndcg(graded),
  'nDCG@10 exponential': (graded) => ndcg(graded, 10, exponentialGain),
  'nDCG@10 over ties': (graded, _, scores) => ndcgOverTies(graded, scores, 10),
  'recall@1': (graded, { relevant }) => recall(graded, 1, relevant),
  'recall@10': (graded, { relevant }) => recall(graded, 10, relevant),
  'recall@100': (graded, { relevant }) => recall(graded, 100, relevant),
  'recall@1000': (graded, { relevant }) => recall(graded, 1000, relevant),
  'recall@10 ceiling': (graded, { relevant }) => recallCeiling(graded, 10, relevant),
  'mean of recall@1 and @10': (graded, { relevant }) => (recall(graded, 1, relevant) + recall(graded, 10, relevant)) / 2,
  'R-precision': (graded, { relevant }) => rPrecision(graded, relevant),
  'hit rate@1': (graded, { relevant }) => hitRate(graded, 1, relevant),
  'hit rate@10': (graded, { relevant }) => hitRate(graded, 10, relevant),
  'P@1': (graded, { relevant }) => precision(graded, 1, relevant),
  'P@10': (graded, { relevant }) => precision(graded, 10, relevant),
  'mean of P@1 and @10': (graded, { relevant }) => (precision(graded, 1, relevant) + precision(graded, 10, relevant)) / 2,
  MRR: (graded, { relevant }) => reciprocalRank(graded, relevant),
  'MRR@10': (graded, { relevant }) => reciprocalRank(graded, relevant, 10),
  MAP: (graded, { relevant }) => averagePrecision(graded, relevant),
  ERR: (graded, { largest }) => expectedReciprocalRank(graded, largest),
  'RBP.8': (graded, { largest }) => rankBiasedPrecision(graded, largest),
  'judged@10': (graded, { complete }) => (complete ? 1 : judgedShare(graded, 10)),
  /** After the "relevance" reported for MAKE, whose judge is private [N]: here P@10 against the catalog's own labels. */
  'Rel@10': (graded, { relevant }) => precision(graded, 10, relevant),
} satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as MetricName[];

/** Every metric of one query. `hits` in the one order; `grades` = all judged products of the query. */
export function measure(hits: readonly Hit[], grades: ReadonlyMap<string, number>, scale: GradeScale): Record<MetricName, number> {
  const graded = gradeRanking(rankingOf(hits), grades);
  const scores = hits.map((hit) => hit.score);
  const values = metricNames.map((name) => [name, (metrics[name] as Metric)(graded, scale, scores)] as const);
  return Object.fromEntries(values) as Record<MetricName, number>;
}

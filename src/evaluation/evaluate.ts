// How good a ranker is on a set of queries: metrics per query, and their means with intervals.
import type { Catalog, Judgment, Query } from '../catalog/types';
import { breather } from '../features/breathe';
import { bootstrapMeans, type Estimate } from '../math/bootstrap';
import type { Hit, Retriever } from '../retrieval/retriever';
import { gradesOf, scaleOf, type Grades } from './grades';
import { measure, metricNames, type GradeScale, type MetricName } from './metricTable';

export interface QueryResult {
  queryId: string;
  metrics: Record<MetricName, number>;
  /** Judged products at and above the relevant grade. */
  relevant: number;
  /** False where the ranker said that nothing matches; what it ranked is measured all the same. */
  matches: boolean;
  /** In the one order, as deep as asked. */
  hits: Hit[];
}

export type Means = Record<MetricName, Estimate>;

export interface Evaluation {
  retriever: string;
  /** Products that were ranked. */
  products: number;
  scale: GradeScale;
  queries: QueryResult[];
  /** Means over the queries that have at least one relevant product: the number to quote. */
  overQueriesWithRelevant: Means;
  /** Means over all queries; one without a relevant product counts 0 (trec_eval). */
  overAllQueries: Means;
  /** Share of the queries for which the ranker found that something matches. */
  matched: number;
}

export interface EvaluateOptions {
  /** Only these products are ranked and can be relevant (searching a part of the catalog); all unless told. */
  products?: (productId: string) => boolean;
  /** Labels to measure against; the catalog's own unless told (clickJudgments gives the clicks). */
  judgments?: readonly Judgment[];
  /** Drop products without a judgment from the rankings (condensed lists), where the labels are not complete. */
  judgedOnly?: boolean;
  /** How many hits are kept a query, 1,000 unless told. */
  depth?: number;
  /** Addresses the bootstrap. */
  seed?: number;
  /** Bootstrap resamples, 10,000 unless told. */
  samples?: number;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Queries that a retriever prepares at once: none waits long for the first answers, nor for the stop. */
const together = 32;

/** Runs every query through the retriever, and lets others have the thread meanwhile. Deterministic given retriever and seed; rejects with the signal's reason when aborted. */
export async function evaluate(retriever: Retriever, catalog: Catalog, queries: readonly Query[], options: EvaluateOptions = {}): Promise<Evaluation> {
  const { products: isSearched, judgments = catalog.judgments, depth = 1000 } = options;
  const scale = { ...scaleOf(catalog), complete: Boolean(catalog.labelsComplete) && judgments === catalog.judgments };
  const judgedOnly = options.judgedOnly && !scale.complete;
  const searched = isSearched ? catalog.products.filter(({ id }) => isSearched(id)).length : catalog.products.length;
  const grades = gradesOf(isSearched ? judgments.filter(({ productId }) => isSearched(productId)) : judgments);
  const everything = isSearched || judgedOnly;
  const results: Pick<QueryResult, 'queryId' | 'hits' | 'matches'>[] = [];
  const breathe = breather(options.signal);
  for (const [i, { id, text }] of queries.entries()) {
    if (i % together === 0) await retriever.prepare?.(queries.slice(i, i + together).map((query) => query.text), options.signal);
    await breathe();
    const { hits, matches } = await retriever.search(text, everything ? catalog.products.length : depth);
    const inside = hits.filter(({ productId }) => (!isSearched || isSearched(productId)) && (!judgedOnly || grades.get(id)?.has(productId)));
    results.push({ queryId: id, hits: inside.slice(0, depth), matches });
    options.onProgress?.(results.length, queries.length);
  }
  return { retriever: retriever.name, products: searched, ...score(results, grades, scale, options) };
}

/**
 * The same rankings measured with only some products counted as relevant (all are still ranked): a regime, products titled with a
 * code, new products. What is not counted is neither a gain nor taken out of the way.
 */
export function countOnly(
  evaluation: Evaluation,
  catalog: Catalog,
  counts: (productId: string, queryId: string) => boolean,
  options: Pick<EvaluateOptions, 'seed' | 'samples' | 'judgments'> = {},
): Evaluation {
  const { judgments = catalog.judgments } = options;
  const grades = gradesOf(judgments.filter(({ productId, queryId }) => counts(productId, queryId)));
  return { ...evaluation, ...score(evaluation.queries, grades, evaluation.scale, options) };
}

/** The same numbers without the rankings behind them, which for many runs at once are more than memory holds. */
export function withoutHits(evaluation: Evaluation): Evaluation {
  return { ...evaluation, queries: evaluation.queries.map((query) => ({ ...query, hits: [] })) };
}

/** The same measured over some of its queries. */
export function onlyQueries(
  evaluation: Evaluation,
  isKept: (queryId: string) => boolean,
  options: Pick<EvaluateOptions, 'seed' | 'samples'> = {},
): Evaluation {
  return { ...evaluation, ...summarize(evaluation.queries.filter(({ queryId }) => isKept(queryId)), options) };
}

function score(
  results: readonly Pick<QueryResult, 'queryId' | 'hits' | 'matches'>[],
  grades: Grades,
  scale: GradeScale,
  options: Pick<EvaluateOptions, 'seed' | 'samples'>,
) {
  const queries = results.map(({ queryId, hits, matches }): QueryResult => {
    const judged = grades.get(queryId) ?? new Map<string, number>();
    const relevant = [...judged.values()].filter((grade) => grade >= scale.relevant).length;
    return { queryId, metrics: measure(hits, judged, scale), relevant, matches, hits };
  });
  return { scale, ...summarize(queries, options) };
}

function summarize(queries: QueryResult[], { seed = 0, samples }: Pick<EvaluateOptions, 'seed' | 'samples'>) {
  const withRelevant = queries.filter(({ relevant }) => relevant > 0);
  const means = (of: QueryResult[]) => {
    const columns = metricNames.map((name) => Float64Array.from(of, ({ metrics }) => metrics[name]));
    const estimates = bootstrapMeans(columns, { seed, purpose: 'queries', samples });
    return Object.fromEntries(metricNames.map((name, i) => [name, estimates[i]])) as Means;
  };
  const overQueriesWithRelevant = means(withRelevant);
  return {
    queries,
    overQueriesWithRelevant,
    overAllQueries: withRelevant.length === queries.length ? overQueriesWithRelevant : means(queries),
    matched: queries.filter(({ matches }) => matches).length / Math.max(1, queries.length),
  };
}

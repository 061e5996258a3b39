// Two rankers: one query side by side, and all queries that can be judged.
import { compare, isDistinguishable } from '../../evaluation/compare';
import { evaluate, type Evaluation } from '../../evaluation/evaluate';
import { overlap } from '../../evaluation/overlap';
import { breather } from '../../features/breathe';
import { bootstrapMeans } from '../../math/bootstrap';
import { mean } from '../../math/statistics';
import type { Query } from '../../catalog/types';
import type { Retriever } from '../../retrieval/retriever';
import type { ComparedQuery, PairOfAnswers, Progress, RankerComparison, RankerId, SearchAnswer } from '../api';
import { progressWithRate } from '../import/progressRate';
import { answerQuery } from './answer';
import { comparedQueries } from './comparedQueries';
import { figureOf } from './figures';
import { queryRows } from './queryRows';
import type { Session } from './session';

const depth = 10;
const metric = 'nDCG@10';

/** The first ten of two rankers for one query, each product with its rank on the other side. */
export async function comparePair(session: Session, query: string, first: RankerId, second: RankerId): Promise<PairOfAnswers> {
  const [a, b] = [await session.settled(first), await session.settled(second)];
  const answers = { a: { ...(await sideOf(session, query, a, b)), ranker: first }, b: { ...(await sideOf(session, query, b, a)), ranker: second } };
  const figures: PairOfAnswers['figures'] = [await figureOf(session, query, a), await figureOf(session, query, b)];
  const bIsBetter = (figures[1].ndcg10 ?? 0) > (figures[0].ndcg10 ?? 0);
  return { query, ...answers, figures, overlap: overlap(idsOf(answers.a), idsOf(answers.b), depth), standsOut: standsOut(answers, bIsBetter ? ['b', 'a'] : ['a', 'b']) };
}

async function sideOf(session: Session, query: string, ranker: RankerId, against: RankerId): Promise<SearchAnswer> {
  const answer = await answerQuery(session, { query, ranker, limit: depth, against });
  return ranker === against ? { ...answer, results: answer.results.map((result) => ({ ...result, before: result.rank })) } : answer;
}

function standsOut(answers: Record<'a' | 'b', SearchAnswer>, sides: ('a' | 'b')[]): PairOfAnswers['standsOut'] {
  for (const side of sides) {
    const result = answers[side].results.find(({ before }) => before === null || (before ?? 0) > depth);
    if (result) return { side, result };
  }
  return null;
}

function idsOf({ results }: SearchAnswer): string[] {
  return results.map(({ productId }) => productId);
}

/** Ten deep, with one resample: good for nDCG@10 by query, and for nothing that needs more hits or an interval. They last as long as the rankers themselves: a catalog that is encoded anew has new ones. */
const evaluations = new WeakMap<Retriever, Evaluation>();
const comparisons = new WeakMap<Retriever, WeakMap<Retriever, RankerComparison>>();

/** nDCG@10 of two rankers, paired over the queries. Each is asked every query once in a session. Rejects with the signal's reason. */
export async function compareAll(session: Session, a: RankerId, b: RankerId, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<RankerComparison> {
  onProgress({ task: 'run', done: 0, total: 1 });
  const retrievers = [await session.retriever(a), await session.retriever(b)];
  const known = comparisons.get(retrievers[0])?.get(retrievers[1]);
  if (known) return known.a === a && known.b === b ? known : { ...known, a, b };
  const { part, queries } = comparedQueries(session);
  const missing = [...new Set(retrievers)].filter((retriever) => !evaluations.has(retriever));
  const total = missing.length * queries.length;
  const tell = progressWithRate(onProgress);
  for (const [i, retriever] of missing.entries()) {
    const step = (done: number) => tell({ task: 'queries', done: i * queries.length + done, total });
    evaluations.set(retriever, await evaluate(retriever, session.opened.catalog, queries, { depth, samples: 1, signal, onProgress: step }));
  }
  const [first, second] = retrievers.map((retriever) => evaluations.get(retriever));
  if (!first || !second) throw new Error(`${a} and ${b} were not measured.`);
  const comparison = { a, b, part, ...(await pairUp(session, queries, first, second, breather(signal))) };
  const byOther = comparisons.get(retrievers[0]) ?? new WeakMap<Retriever, RankerComparison>();
  comparisons.set(retrievers[0], byOther.set(retrievers[1], comparison));
  return comparison;
}

/** Each of its two rounds of resampling holds the thread for a moment: whoever waits comes in between. */
async function pairUp(session: Session, queries: readonly Query[], first: Evaluation, second: Evaluation, breathe: () => Promise<void>): Promise<Omit<RankerComparison, 'a' | 'b' | 'part'>> {
  await breathe();
  const { overQueries, p, wins, losses, ties, perQuery } = compare([first], [second], metric);
  const rows = new Map(queryRows(session).map((row) => [row.queryId, row]));
  const results = [first, second].map(({ queries }) => new Map(queries.map((query) => [query.queryId, query])));
  const overlaps: ReturnType<typeof overlap>[] = [];
  const compared = perQuery.flatMap(({ queryId, difference }): ComparedQuery[] => {
    const [row, inA, inB] = [rows.get(queryId), results[0].get(queryId), results[1].get(queryId)];
    if (!row || !inA || !inB) return [];
    const shared = overlap(inA.hits.map(({ productId }) => productId), inB.hits.map(({ productId }) => productId), depth);
    overlaps.push(shared);
    return [{ ...row, a: inA.metrics[metric], b: inB.metrics[metric], difference, common: shared.common }];
  });
  await breathe();
  const [meanA, meanB] = bootstrapMeans([compared.map(({ a }) => a), compared.map(({ b }) => b)], { seed: 0, purpose: 'queries' });
  return {
    metric, withoutRelevant: queries.length - perQuery.length, meanA, meanB, difference: overQueries, p,
    distinguishable: isDistinguishable(overQueries, p), wins, losses, ties,
    overlap: { common: mean(overlaps.map(({ common }) => common)), jaccard: mean(overlaps.map(({ jaccard }) => jaccard)), rbo: mean(overlaps.map(({ rbo }) => rbo)) },
    rows: compared.sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference)),
  };
}

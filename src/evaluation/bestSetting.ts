// Choosing a ranker's settings on validation queries: BM25's k1 and b, the blend's share, the best constant image weight.
import type { Catalog, Query } from '../catalog/types';
import type { Bm25Settings } from '../retrieval/bm25';
import { weightSteps } from '../retrieval/explain';
import type { Retriever } from '../retrieval/retriever';
import { gradesOf, scaleOf } from './grades';
import { gradeRanking, ndcg, rankingOf, relevantCount } from './metrics';

export interface BestSetting<S> {
  setting: S;
  /** Mean nDCG@10 over the validation queries that have a relevant product. */
  value: number;
  /** Every setting that was tried, in the order given. */
  tried: { setting: S; value: number }[];
}

/** The setting with the highest mean nDCG@10; of equals the first. */
export async function bestSetting<S>(settings: readonly S[], retrieverOf: (setting: S) => Retriever, catalog: Catalog, validation: readonly Query[]): Promise<BestSetting<S>> {
  if (settings.length === 0) throw new Error('Expected at least one setting to try, got none.');
  const tried: { setting: S; value: number }[] = [];
  for (const setting of settings) tried.push({ setting, value: await meanNdcg(retrieverOf(setting), catalog, validation) });
  const best = tried.reduce((a, b) => (b.value > a.value ? b : a));
  return { ...best, tried };
}

/** Mean nDCG@10 over the queries that have a relevant product; 0 where none has. */
export async function meanNdcg(retriever: Retriever, catalog: Catalog, queries: readonly Query[]): Promise<number> {
  const grades = gradesOf(catalog.judgments);
  const { relevant } = scaleOf(catalog);
  await retriever.prepare?.(queries.map(({ text }) => text));
  let sum = 0;
  let counted = 0;
  for (const { id, text } of queries) {
    const judged = grades.get(id);
    if (!judged || relevantCount(gradeRanking([], judged), relevant) === 0) continue;
    const { hits } = await retriever.search(text, 10);
    sum += ndcg(gradeRanking(rankingOf(hits), judged), 10);
    counted++;
  }
  return counted > 0 ? sum / counted : 0;
}

export const bm25Grid: Bm25Settings[] = [0.4, 0.8, 1.2, 1.6, 2].flatMap((k1) => [0, 0.25, 0.5, 0.75, 1].map((b) => ({ k1, b })));

/** Image weights 0, 0.05, ..., 1. */
export const constantWeightGrid = weightSteps();

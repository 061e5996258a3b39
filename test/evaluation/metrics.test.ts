import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { measure, metricNames, type MetricName } from '../../src/evaluation/metricTable';
import {
  averagePrecision, expectedReciprocalRank, exponentialGain, gainTable, gradeRanking, ndcg, ndcgOverTies, precision, rankBiasedPrecision,
  recall, reciprocalRank,
} from '../../src/evaluation/metrics';
import { mean } from '../../src/math/statistics';
import { byScore, type Hit } from '../../src/retrieval/retriever';
import golden from '../fixtures/metrics-trec-eval.json';

const scale = { relevant: 1, largest: 3, complete: false };
const hitsOf = (scores: Record<string, number>): Hit[] => Object.entries(scores).map(([productId, score]) => ({ productId, score })).sort(byScore);
const ids = (hits: Hit[]) => hits.map((hit) => hit.productId);

describe('metrics equal trec_eval', () => {
  const { H_esci_gains: esci, ...cases } = golden;
  for (const [name, expected] of Object.entries(cases))
    it(`in case ${name}`, () => {
      const hits = hitsOf(expected.scores);
      expect(ids(hits)).toEqual(expected.ranking);
      const grades = new Map(Object.entries(expected.qrels));
      const graded = gradeRanking(ids(hits), grades);
      const trec = expected.trec_eval;
      const pairs: [number, number][] = [
        [ndcg(graded), trec.ndcg], [ndcg(graded, 3), trec.ndcg_cut_3], [ndcg(graded, 5), trec.ndcg_cut_5], [ndcg(graded, 10), trec.ndcg_cut_10],
        [recall(graded, 3, 1), trec.recall_3], [recall(graded, 10, 1), trec.recall_10], [reciprocalRank(graded, 1), trec.recip_rank],
        [precision(graded, 3, 1), trec.P_3], [precision(graded, 10, 1), trec.P_10], [averagePrecision(graded, 1), trec.map],
      ];
      for (const [found, printed] of pairs) expect(Math.abs(found - printed)).toBeLessThanOrEqual(5e-5 + 1e-12);
      expect(ndcg(graded, 3, exponentialGain)).toBeCloseTo(expected.ndcg_exp_cut_3, 6);
      expect(ndcg(graded, 10, exponentialGain)).toBeCloseTo(expected.ndcg_exp_cut_10, 6);
      expect(expectedReciprocalRank(graded, 3)).toBeCloseTo(expected.err, 6);
      expect(rankBiasedPrecision(graded, 3, 0.8)).toBeCloseTo(expected.rbp_p80, 6);
      const table = measure(hits, grades, scale);
      expect([table['nDCG@10'], table['recall@10'], table['P@10'], table.MRR, table.MAP]).toEqual([
        ndcg(graded, 10), recall(graded, 10, 1), precision(graded, 10, 1), reciprocalRank(graded, 1), averagePrecision(graded, 1),
      ]);
    });

  it('with a gain per label', () => {
    const grade = { E: 3, S: 2, C: 1, I: 0 };
    const grades = new Map(Object.entries(esci.labels).map(([id, label]) => [id, grade[label as keyof typeof grade]]));
    const gain = gainTable(Object.fromEntries(Object.entries(esci.gains).map(([label, value]) => [grade[label as keyof typeof grade], value])));
    expect(ndcg(gradeRanking(esci.ranking, grades), Infinity, gain)).toBeCloseTo(esci.ndcg, 6);
  });
});

/** The definitions, word by word, without a thought for speed. */
function obvious(ranking: string[], grades: Map<string, number>, cut: number) {
  const top = ranking.slice(0, cut);
  const relevant = [...grades].filter(([, grade]) => grade >= 1).map(([id]) => id);
  let gain = 0;
  for (let rank = 1; rank <= top.length; rank++) gain += (grades.get(top[rank - 1]) ?? 0) / Math.log2(rank + 1);
  let best = 0;
  [...grades.values()].sort((a, b) => b - a).slice(0, cut).forEach((grade, i) => (best += grade / Math.log2(i + 2)));
  const precisions = relevant.map((id) => {
    const rank = ranking.indexOf(id) + 1;
    return rank === 0 ? 0 : ranking.slice(0, rank).filter((other) => relevant.includes(other)).length / rank;
  });
  const ranks = relevant.map((id) => ranking.indexOf(id) + 1).filter((rank) => rank > 0);
  return {
    ndcg: best === 0 ? 0 : gain / best,
    recall: relevant.length === 0 ? 0 : relevant.filter((id) => top.includes(id)).length / relevant.length,
    map: relevant.length === 0 ? 0 : mean(precisions),
    mrr: ranks.length === 0 ? 0 : 1 / Math.min(...ranks),
  };
}

const worlds = fc.record({
  scores: fc.dictionary(fc.constantFrom(...'abcdefghijklmnop'), fc.integer({ min: 0, max: 4 })),
  grades: fc.dictionary(fc.constantFrom(...'abcdefghijklmnop'), fc.integer({ min: 0, max: 3 })),
});

describe('metrics', () => {
  it('agree with a slow obvious reference', () => {
    fc.assert(fc.property(worlds, ({ scores, grades }) => {
      const judged = new Map(Object.entries(grades));
      const hits = hitsOf(scores);
      const found = measure(hits, judged, scale);
      const slow = obvious(ids(hits), judged, 10);
      expect(found['nDCG@10']).toBeCloseTo(slow.ndcg, 12);
      expect(found['recall@10']).toBeCloseTo(slow.recall, 12);
      expect(found.MAP).toBeCloseTo(slow.map, 12);
      expect(found.MRR).toBeCloseTo(slow.mrr, 12);
    }));
  });

  it('stay in [0, 1]', () => {
    fc.assert(fc.property(worlds, ({ scores, grades }) => {
      const found = measure(hitsOf(scores), new Map(Object.entries(grades)), scale);
      for (const name of metricNames) {
        expect(found[name]).toBeGreaterThanOrEqual(0);
        expect(found[name]).toBeLessThanOrEqual(1 + 1e-12);
      }
    }));
  });

  it('do not depend on the order in which tied hits came', () => {
    fc.assert(fc.property(worlds, fc.infiniteStream(fc.integer()), ({ scores, grades }, keys) => {
      const judged = new Map(Object.entries(grades));
      const hits = hitsOf(scores);
      const shuffled = hits.map((hit) => ({ hit, key: keys.next().value })).sort((a, b) => a.key - b.key).map(({ hit }) => hit);
      expect(measure(shuffled.sort(byScore), judged, scale)).toEqual(measure(hits, judged, scale));
    }));
  });

  it('never gain from an unjudged product, and lose nothing by one at the end', () => {
    const unmoved: MetricName[] = ['nDCG', 'nDCG@10', 'recall@10', 'MRR', 'MAP', 'ERR', 'RBP.8', 'P@10'];
    fc.assert(fc.property(worlds, fc.nat(16), ({ scores, grades }, place) => {
      const judged = new Map(Object.entries(grades));
      const hits = hitsOf(scores);
      const before = measure(hits, judged, scale);
      const inserted = measure([...hits.slice(0, place), { productId: 'unjudged', score: 0 }, ...hits.slice(place)], judged, scale);
      const appended = measure([...hits, { productId: 'unjudged', score: -1 }], judged, scale);
      for (const name of unmoved) {
        expect(inserted[name]).toBeLessThanOrEqual(before[name] + 1e-12);
        expect(appended[name]).toBe(before[name]);
      }
    }));
  });

  it('take the expected nDCG over the orders of tied products', () => {
    const grades = new Map([['a', 3], ['b', 0], ['c', 1], ['d', 2]]);
    const orders = (rest: string[]): string[][] => (rest.length === 0 ? [[]] : rest.flatMap((id) => orders(rest.filter((other) => other !== id)).map((tail) => [id, ...tail])));
    const tied = mean(orders(['a', 'b', 'c']).map((order) => ndcg(gradeRanking([...order, 'd'], grades), 2)));
    expect(ndcgOverTies(gradeRanking(['a', 'b', 'c', 'd'], grades), [5, 5, 5, 1], 2)).toBeCloseTo(tied, 12);
    expect(ndcgOverTies(gradeRanking(['a', 'b', 'c', 'd'], grades), [4, 3, 2, 1])).toBeCloseTo(ndcg(gradeRanking(['a', 'b', 'c', 'd'], grades)), 12);
  });

  it('read grades below the threshold as not relevant and name the ceiling of recall', () => {
    const grades = new Map(Array.from({ length: 20 }, (_, i) => [`p${i}`, i < 15 ? 2 : 1]));
    const found = measure([...grades.keys()].map((productId, i) => ({ productId, score: -i })), grades, { relevant: 2, largest: 3, complete: false });
    expect(found['recall@10']).toBeCloseTo(10 / 15, 12);
    expect(found['recall@10 ceiling']).toBeCloseTo(10 / 15, 12);
    expect(found['R-precision']).toBe(1);
    expect(found['judged@10']).toBe(1);
  });
});

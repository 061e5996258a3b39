import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/types';
import { countOnly, evaluate, onlyQueries } from '../../src/evaluation/evaluate';
import { clickJudgments } from '../../src/evaluation/grades';
import { trecLabels, trecRun } from '../../src/evaluation/trec';
import type { Retriever } from '../../src/retrieval/retriever';
import { topHits } from '../../src/retrieval/topHits';

const ids = ['a', 'b', 'c', 'd'];
const catalog: Catalog = {
  name: 'four',
  products: ids.map((id) => ({ id, title: id, image: null, category: 'x', attributes: {} })),
  queries: [{ id: 'q1', text: 'one' }, { id: 'q2', text: 'two' }, { id: 'q3', text: 'three' }],
  judgments: [
    { queryId: 'q1', productId: 'a', grade: 3 }, { queryId: 'q1', productId: 'd', grade: 2 }, { queryId: 'q2', productId: 'b', grade: 2 },
    { queryId: 'q3', productId: 'a', grade: 0 },
  ],
  clicks: [{ queryId: 'q1', productId: 'b', clicks: 2 }, { queryId: 'q1', productId: 'c', clicks: 0 }],
  relevantGrade: 2,
};
/** d > c > b > a, whatever is asked; finds nothing for 'three'. */
const backwards: Retriever = {
  name: 'backwards',
  search: async (query, limit) => ({ hits: topHits(ids, Float32Array.from([1, 2, 3, 4]), limit), matches: query !== 'three' }),
};

describe('evaluate', () => {
  it('names both means: over queries with a relevant product, and over all', async () => {
    const result = await evaluate(backwards, catalog, catalog.queries);
    expect(result.queries.map(({ relevant, metrics }) => [relevant, metrics.MRR])).toEqual([[2, 1], [1, 1 / 3], [0, 0]]);
    expect(result.overQueriesWithRelevant.MRR).toMatchObject({ value: 2 / 3, count: 2 });
    expect(result.overAllQueries.MRR).toMatchObject({ value: 4 / 9, count: 3 });
    expect(result).toMatchObject({ retriever: 'backwards', products: 4, scale: { relevant: 2, largest: 3, complete: false }, matched: 2 / 3 });
  });

  it('takes what is not listed as judged where the labels are complete, and only there', async () => {
    const complete = { ...catalog, labelsComplete: true };
    const judged = async (...asked: Parameters<typeof evaluate>) => (await evaluate(...asked)).overAllQueries['judged@10'].value;
    expect(await judged(backwards, catalog, catalog.queries)).toBeCloseTo(4 / 30, 12);
    expect(await judged(backwards, complete, catalog.queries)).toBe(1);
    expect(await judged(backwards, complete, catalog.queries, { judgments: clickJudgments(catalog.clicks, 2) })).toBeCloseTo(1 / 30, 12);
    expect((await evaluate(backwards, complete, catalog.queries, { judgedOnly: true })).queries[0].hits).toHaveLength(4);
  });

  it('is deterministic, intervals included', async () => {
    const options = { seed: 3, samples: 200 };
    expect(await evaluate(backwards, catalog, catalog.queries, options)).toEqual(await evaluate(backwards, catalog, catalog.queries, options));
  });

  it('searches a part of the catalog as if the rest were not there', async () => {
    const result = await evaluate(backwards, catalog, catalog.queries, { products: (id) => id < 'c', depth: 2 });
    expect(result.products).toBe(2);
    expect(result.queries[0].hits.map((hit) => hit.productId)).toEqual(['b', 'a']);
    expect(result.queries.map(({ relevant }) => relevant)).toEqual([1, 1, 0]);
    expect(result.queries[0].metrics['recall@10']).toBe(1);
  });

  it('counts only some products as relevant while all are ranked', async () => {
    const result = await evaluate(backwards, catalog, catalog.queries);
    const onlyA = countOnly(result, catalog, (id) => id === 'a');
    expect(onlyA.queries.map(({ relevant, metrics }) => [relevant, metrics.MRR])).toEqual([[1, 1 / 4], [0, 0], [0, 0]]);
    expect(onlyA.overQueriesWithRelevant.MRR.count).toBe(1);
    expect(onlyQueries(result, (id) => id === 'q2').overAllQueries.MRR.value).toBeCloseTo(1 / 3, 12);
  });

  it('measures against clicks, and over judged products only, when told', async () => {
    const clicked = await evaluate(backwards, catalog, catalog.queries, { judgments: clickJudgments(catalog.clicks, 2) });
    expect(clicked.overQueriesWithRelevant.MRR).toMatchObject({ value: 1 / 3, count: 1 });
    const condensed = await evaluate(backwards, catalog, catalog.queries, { judgedOnly: true });
    expect(condensed.queries[0].hits.map((hit) => hit.productId)).toEqual(['d', 'a']);
    expect(condensed.queries[1].metrics.MRR).toBe(1);
  });

  it('reports progress and stops when told', async () => {
    const control = new AbortController();
    const seen: number[] = [];
    const stopped = evaluate(backwards, catalog, catalog.queries, {
      signal: control.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 2) control.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(seen).toEqual([1, 2]);
  });

  it('has no mean to give without queries', async () => {
    const result = await evaluate(backwards, catalog, []);
    expect(result.overQueriesWithRelevant.MRR.value).toBeNaN();
    expect(result.matched).toBe(0);
  });
});

describe('trec files', () => {
  it('writes six columns in the ranking order, as deep as asked', async () => {
    const result = await evaluate(backwards, catalog, catalog.queries.slice(0, 1));
    expect(trecRun(result, 'run a', 2)).toBe('q1 Q0 d 1 4 run%20a\nq1 Q0 c 2 3 run%20a\n');
    expect(trecLabels(catalog.judgments.slice(0, 2))).toBe('q1 0 a 3\nq1 0 d 2\n');
  });
});

import { describe, expect, it } from 'vitest';
import type { Catalog, Regime } from '../../src/catalog/types';
import { bestSetting, bm25Grid } from '../../src/evaluation/bestSetting';
import { evaluate } from '../../src/evaluation/evaluate';
import { byDecidingModality, byFrequency, bySplit, byType, cells, newQueries, sliceQueries, sliceRegimes } from '../../src/evaluation/slices';
import { createBm25 } from '../../src/retrieval/bm25';
import type { Retriever } from '../../src/retrieval/retriever';
import { topHits } from '../../src/retrieval/topHits';

const truth = (regime: Regime) => ({ regime, titleInformation: 1, imageInformation: 1, imageWeight: 0.5, design: 'd' });
const product = (id: string, regime: Regime) => ({ id, title: id, image: null, category: 'x', attributes: {}, truth: truth(regime) });
const catalog: Catalog = {
  name: 'slices',
  products: [product('a', 'thinTitle'), product('b', 'balanced'), product('c', 'balanced')],
  queries: [
    { id: 'q1', text: 'one', type: 'color', deciding: 'image', weight: 50, split: 'train' },
    { id: 'q2', text: 'two', type: 'type', deciding: 'title', weight: 30 },
    { id: 'q3', text: 'three', type: 'color', deciding: 'image', weight: 15 },
    { id: 'q4', text: 'four', weight: 5 },
  ],
  judgments: ['q1', 'q2', 'q3', 'q4'].flatMap((queryId) => [{ queryId, productId: 'a', grade: 1 }, { queryId, productId: 'c', grade: queryId === 'q2' ? 0 : 1 }]),
  clicks: [],
  relevantGrade: 1,
  split: { queries: { q1: 'train', q2: 'test', q3: 'test', q4: 'validation' }, products: { a: 'test', b: 'train', c: 'train' } },
};
const split = catalog.split!;
/** c > b > a. */
const retriever: Retriever = { name: 'cba', search: async (_, limit) => ({ hits: topHits(['a', 'b', 'c'], Float32Array.from([1, 2, 3]), limit), matches: true }) };

describe('slices', () => {
  it('cut an evaluation by what is known of its queries', async () => {
    const evaluation = await evaluate(retriever, catalog, catalog.queries, { samples: 50 });
    const cut = (slicing: Parameters<typeof sliceQueries>[2]) =>
      sliceQueries(evaluation, catalog, slicing, { samples: 50 }).map((slice) => [slice.name, slice.evaluation.queries.map(({ queryId }) => queryId)]);
    expect(cut(byType)).toEqual([['color', ['q1', 'q3']], ['type', ['q2']]]);
    expect(cut(byDecidingModality)).toEqual([['image', ['q1', 'q3']], ['title', ['q2']]]);
    expect(cut(byFrequency(catalog.queries))).toEqual([['head', ['q1']], ['torso', ['q2']], ['tail', ['q3', 'q4']]]);
    expect(cut(bySplit(split))).toEqual([['seen query', ['q1']], ['new query', ['q2', 'q3', 'q4']]]);
    const [color] = sliceQueries(evaluation, catalog, byType, { samples: 50 });
    expect(color.evaluation.overQueriesWithRelevant.MRR.value).toBe(1);
  });

  it('count the relevant products of one regime at a time', async () => {
    const evaluation = await evaluate(retriever, catalog, catalog.queries, { samples: 50 });
    const regimes = sliceRegimes(evaluation, catalog, { samples: 50 });
    expect(regimes.map(({ name, evaluation: { overQueriesWithRelevant: { MRR } } }) => [name, MRR.value, MRR.count])).toEqual([['thinTitle', 1 / 3, 4], ['balanced', 1, 3]]);
  });

  it('make four cells of seen and new queries and products', async () => {
    expect(newQueries(catalog, split).map(({ id }) => id)).toEqual(['q2', 'q3']);
    const found = cells(catalog, split).map((cell) => [cell.name, cell.queries.map(({ id }) => id), ['a', 'b', 'c'].filter((id) => cell.products(id))]);
    expect(found).toEqual([
      ['seen query x seen product', ['q1'], ['b', 'c']], ['seen query x new product', ['q1'], ['a']],
      ['new query x seen product', ['q2', 'q3'], ['b', 'c']], ['new query x new product', ['q2', 'q3'], ['a']],
    ]);
  });
});

describe('best setting', () => {
  it('is the first of the best on the validation queries', async () => {
    const titled = { ...catalog, products: catalog.products.map((entry) => ({ ...entry, title: entry.id === 'a' ? 'one' : 'one one two' })) };
    const best = await bestSetting(bm25Grid, (setting) => createBm25(titled.products, (text) => text.split(' '), setting), titled, [titled.queries[0]]);
    expect(best.tried).toHaveLength(25);
    expect(best.value).toBe(Math.max(...best.tried.map(({ value }) => value)));
    expect(best.setting).toEqual(best.tried.find(({ value }) => value === best.value)?.setting);
    await expect(bestSetting([], () => retriever, catalog, [])).rejects.toThrow(/at least one/);
  });
});

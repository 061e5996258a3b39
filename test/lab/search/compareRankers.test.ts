import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openBundled } from '../../../src/catalog/bundled';
import type { Catalog } from '../../../src/catalog/types';
import { ndcg } from '../../../src/evaluation/metrics';
import type { Progress, RankerComparison } from '../../../src/lab/api';
import { writeJson } from '../../../src/storage/files';
import { memoryFiles } from '../../../src/storage/memoryFiles';
import { smallShop } from '../../support/smallShop';
import { testLab } from '../../support/testLab';

const nano = openBundled('shop-nano').catalog;
const held = nano.queries.filter(({ id }) => nano.split?.queries[id] === 'test');
const gradesOf = (queryId: string) => new Map(nano.judgments.filter((judgment) => judgment.queryId === queryId).map(({ productId, grade }) => [productId, grade]));
const silent = () => undefined;
const lab = testLab();
beforeAll(() => lab.open('shop-nano', null, silent).then(silent));

/** The whole ranking, through the search that the page uses. */
const ranking = async (query: string, ranker: string) => (await lab.search({ query, ranker, limit: 320 })).results.map(({ productId }) => productId);

describe('two rankers on one query', () => {
  it('have the first ten of each, every product with its place in the whole ranking of the other', async () => {
    const query = held[0].text;
    const { a, b, overlap, figures } = await lab.comparePair(query, 'make', 'bm25');
    const [whole, words] = [await ranking(query, 'make'), await ranking(query, 'bm25')];
    expect([a.results.map(({ productId }) => productId), b.results.map(({ productId }) => productId)]).toEqual([whole.slice(0, 10), words.slice(0, 10)]);
    const placeIn = (order: string[]) => ({ productId }: { productId: string }) => (order.includes(productId) ? order.indexOf(productId) + 1 : null);
    expect(a.results.map(({ before }) => before)).toEqual(a.results.map(placeIn(words)));
    expect(b.results.map(({ before }) => before)).toEqual(b.results.map(placeIn(whole)));
    const common = whole.slice(0, 10).filter((id) => words.slice(0, 10).includes(id)).length;
    expect(overlap).toMatchObject({ common, of: 10, jaccard: common / (10 + Math.min(10, words.length) - common) });
    const all = await lab.figures(query);
    expect(figures).toEqual([all.find(({ ranker }) => ranker === 'make'), all.find(({ ranker }) => ranker === 'bm25')]);
  });

  it('name the product that stands out: the best placed one of the better side that the other has not among its ten', async () => {
    let [named, silent] = [0, 0];
    for (const { text } of held.slice(0, 12)) {
      const { a, b, figures, standsOut } = await lab.comparePair(text, 'make', 'bm25');
      const sides = (figures[1].ndcg10 ?? 0) > (figures[0].ndcg10 ?? 0) ? ([['b', b, a], ['a', a, b]] as const) : ([['a', a, b], ['b', b, a]] as const);
      const missing = sides.flatMap(([side, own, other]) => own.results.filter(({ productId }) => !other.results.some((result) => result.productId === productId)).map((result) => ({ side, result })));
      expect(standsOut).toEqual(missing[0] ?? null);
      if (standsOut) named++; else silent++;
    }
    expect(named).toBeGreaterThan(0);
    const same = await lab.comparePair(held[0].text, 'make', 'make');
    expect(same).toMatchObject({ standsOut: null, overlap: { common: 10, jaccard: 1 } });
    expect(same.a.results.map(({ before }) => before)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('may both find nothing', async () => {
    const { a, b, overlap, standsOut, figures } = await lab.comparePair('  ', 'make', 'bm25');
    expect([a.results, b.results, standsOut, overlap.common]).toEqual([[], [], null, 0]);
    expect(figures.map(({ ndcg10 }) => ndcg10)).toEqual([null, null]);
  });
});

describe('two rankers on all queries', () => {
  let comparison: RankerComparison;
  const told: Progress[] = [];
  beforeAll(async () => { comparison = await lab.compareAll('make', 'bm25', (progress) => told.push(progress)); });

  it('are measured on the held-out queries, each as a search would answer it', async () => {
    expect(comparison.part).toBe('test');
    expect(comparison.rows.map(({ queryId }) => queryId).sort()).toEqual(held.map(({ id }) => id).sort());
    for (const row of comparison.rows.slice(0, 20)) {
      const grades = gradesOf(row.queryId);
      const expected = async (ranker: string) => ndcg({ ranked: (await ranking(row.text, ranker)).map((id) => grades.get(id)), judged: [...grades.values()] }, 10);
      expect(row.a).toBeCloseTo(await expected('make'), 12);
      expect(row.b).toBeCloseTo(await expected('bm25'), 12);
      const [first, second] = [(await ranking(row.text, 'make')).slice(0, 10), (await ranking(row.text, 'bm25')).slice(0, 10)];
      expect(row.common).toBe(first.filter((id) => second.includes(id)).length);
      expect(row).toMatchObject({ part: 'test', judged: grades.size, relevant: [...grades.values()].filter((grade) => grade >= nano.relevantGrade).length });
    }
  });

  it('have means, a paired difference and a table that agree with each other', () => {
    const { rows, meanA, meanB, difference, wins, losses, ties, distinguishable } = comparison;
    const mean = (of: (row: RankerComparison['rows'][number]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    expect(meanA.value).toBeCloseTo(mean(({ a }) => a), 12);
    expect(meanB.value).toBeCloseTo(mean(({ b }) => b), 12);
    expect(difference.value).toBeCloseTo(meanB.value - meanA.value, 12);
    expect(comparison.overlap.common).toBeCloseTo(mean(({ common }) => common), 12);
    expect([wins, losses, ties]).toEqual([1, -1, 0].map((sign) => rows.filter((row) => Math.sign(row.b - row.a) === sign).length));
    for (const { value, low, high } of [meanA, meanB, difference]) expect(low <= value && value <= high).toBe(true);
    expect(distinguishable).toBe(difference.low > 0 || difference.high < 0);
    const sizes = rows.map((row) => Math.abs(row.difference));
    expect(sizes).toEqual(sizes.toSorted((x, y) => y - x));
  });

  it('are asked once: the other way round is the mirror image, and nothing is asked again', async () => {
    expect(told.at(-1)).toMatchObject({ task: 'queries', done: 2 * held.length, total: 2 * held.length });
    const again: Progress[] = [];
    expect(await lab.compareAll('make', 'bm25', silent)).toBe(comparison);
    const mirror = await lab.compareAll('bm25', 'make', (progress) => again.push(progress));
    expect(again.some(({ task }) => task === 'queries')).toBe(false);
    expect([mirror.wins, mirror.losses, mirror.p]).toEqual([comparison.losses, comparison.wins, comparison.p]);
    expect(mirror.difference.value).toBeCloseTo(-comparison.difference.value, 12);
  });

  it('find no difference between a ranker and itself', async () => {
    const same = await lab.compareAll('bm25', 'bm25', silent);
    expect(same).toMatchObject({ distinguishable: false, p: 1, wins: 0, losses: 0, difference: { value: 0, low: 0, high: 0 }, overlap: { rbo: expect.closeTo(1, 9) } });
  });

  it('let a typed query be answered meanwhile, and stop when told', async () => {
    const order: string[] = [];
    // A clock that jumps, so that the comparison breathes wherever it may, however fast the machine is.
    let clock = 0;
    const jumping = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1000));
    // What is typed reaches a worker as a message, not in the middle of its work.
    const message = new Promise((resolve) => setTimeout(resolve, 0));
    const typed = message.then(() => lab.search({ query: 'red mug', ranker: 'make', limit: 5 })).then(() => order.push('typed'));
    await Promise.all([typed, lab.compareAll('titleOnly', 'blend', silent).then(() => order.push('compared'))]);
    expect(order).toEqual(['typed', 'compared']);
    jumping.mockRestore();

    let reports = 0;
    const stopped = lab.compareAll('fixed', 'imageOnly', ({ task }) => {
      if (task === 'queries' && ++reports === 1) void lab.stop();
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(reports).toBe(1);
    expect((await lab.compareAll('fixed', 'imageOnly', silent)).rows).toHaveLength(held.length);
  });
});

describe('a catalog of one’s own', () => {
  const opened = async (catalog: Catalog) => {
    const files = memoryFiles();
    const info = { id: 'own-small', kind: 'own', name: catalog.name, products: catalog.products.length, queries: catalog.queries.length, judgments: catalog.judgments.length, bytes: 1, savedAt: null, data: 'kept' };
    await writeJson(files, 'catalogs/own-small/info.json', info);
    await writeJson(files, 'catalogs/own-small/kept/catalog.json', catalog);
    const own = testLab(files);
    await own.open('own-small', null, silent);
    return own;
  };

  it('without labels has no figures and an empty table, and is still compared query by query', async () => {
    const own = await opened({ ...smallShop.catalog, judgments: [], labelsComplete: false });
    const { a, figures } = await own.comparePair('red mug', 'bm25', 'bm25');
    expect(a.results.length).toBeGreaterThan(0);
    expect(figures.map(({ ndcg10 }) => ndcg10)).toEqual([null, null]);
    const { rows, difference, part } = await own.compareAll('bm25', 'bm25', silent);
    expect({ rows, part, count: difference.count, value: difference.value }).toEqual({ rows: [], part: 'judged', count: 0, value: Number.NaN });
  });

  it('that holds no judged query out is measured on all judged ones; those without a relevant product are left out and counted', async () => {
    const { catalog } = smallShop;
    const judgments = catalog.judgments.filter(({ queryId }) => queryId === 'q0' || queryId === 'q1').map((judgment) => ({ ...judgment, grade: judgment.queryId === 'q0' ? 1 : 0 }));
    const own = await opened({ ...catalog, judgments, labelsComplete: false });
    const { part, rows, withoutRelevant } = await own.compareAll('bm25', 'bm25', silent);
    expect({ part, ids: rows.map(({ queryId }) => queryId), withoutRelevant }).toEqual({ part: 'judged', ids: ['q0'], withoutRelevant: 1 });
  });

  it('refuses a model that it has not gone through, and says what to do', async () => {
    const own = await opened(smallShop.catalog);
    await expect(own.comparePair('red mug', 'bm25', 'make')).rejects.toThrow(/Encode it first/);
    await expect(own.compareAll('make', 'bm25', silent)).rejects.toThrow(/Encode it first/);
  });
});

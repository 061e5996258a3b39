import { describe, expect, it } from 'vitest';
import { createBlend } from '../../src/retrieval/blend';
import { queryCoverage, trainingCounts, wordCoverage } from '../../src/retrieval/coverage';
import { createPopularity } from '../../src/retrieval/popularity';
import { createRandom } from '../../src/retrieval/random';
import { byScore, compareIds, type Retriever } from '../../src/retrieval/retriever';
import { createRrf } from '../../src/retrieval/rrf';
import { topHits } from '../../src/retrieval/topHits';

const spaces = (text: string) => text.split(' ').filter(Boolean);
/** Answers every query with one list. */
function fixed(scores: Record<string, number>, matches = true): Retriever {
  const hits = Object.entries(scores).map(([productId, score]) => ({ productId, score, imageWeight: 0.3 })).sort(byScore);
  return { name: 'fixed', search: async (_, limit) => ({ hits: hits.slice(0, limit), matches }) };
}
const order = async (retriever: Retriever, query = 'q', limit = 10) => (await retriever.search(query, limit)).hits.map((hit) => hit.productId);

describe('the one order', () => {
  it('is score descending, then id descending by code point', () => {
    const hits = ['a', 'c', '😀', '\uffee', 'b', 'ab'].map((productId) => ({ productId, score: productId === 'b' ? 2 : 1 }));
    expect(hits.sort(byScore).map((hit) => hit.productId)).toEqual(['b', '😀', '\uffee', 'c', 'ab', 'a']);
    expect(compareIds('a', 'a')).toBe(0);
  });

  it('picks the top as a full sort would, ties at the border included', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `p${i}`);
    const scores = Float32Array.from(ids, (_, i) => (i * 7) % 5);
    const slow = ids.map((productId, i) => ({ productId, score: scores[i] })).sort(byScore);
    for (const limit of [0, 1, 7, 49, 50, 80, Infinity]) expect(topHits(ids, scores, limit)).toEqual(slow.slice(0, limit));
  });
});

describe('baselines', () => {
  it('random is an order per query, the same each time, and over all products', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `p${i}`);
    const random = createRandom(ids, 4);
    expect(await order(random, 'a', 30)).toEqual(await order(createRandom(ids, 4), 'a', 30));
    expect(await order(random, 'a', 30)).not.toEqual(await order(random, 'b', 30));
    expect((await order(random, 'a', 30)).sort()).toEqual([...ids].sort());
  });

  it('popularity adds up the clicks of all queries', async () => {
    const clicks = [['q1', 'a', 2], ['q2', 'b', 1], ['q1', 'b', 2]].map(([queryId, productId, count]) => ({ queryId: String(queryId), productId: String(productId), clicks: Number(count) }));
    expect(await order(createPopularity(['a', 'b', 'c'], clicks))).toEqual(['b', 'a', 'c']);
  });
});

describe('reciprocal rank fusion', () => {
  it('adds 1 / (60 + rank)', async () => {
    const rrf = createRrf([fixed({ a: 3, b: 2, c: 1 }), fixed({ c: 0.9, a: 0.8 })]);
    const { hits } = await rrf.search('q', 10);
    expect(hits.map((hit) => [hit.productId, hit.score])).toEqual([
      ['a', Math.fround(1 / 61 + 1 / 62)], ['c', Math.fround(1 / 63 + 1 / 61)], ['b', Math.fround(1 / 62)],
    ]);
  });

  it('does not listen to a ranker that found nothing, unless all say so', async () => {
    expect(await order(createRrf([fixed({ a: 1 }), fixed({ z: 1, a: 0.5 }, false)]))).toEqual(['a']);
    const { hits, matches } = await createRrf([fixed({}, false), fixed({ z: 1 }, false)]).search('q', 10);
    expect({ ids: hits.map((hit) => hit.productId), matches }).toEqual({ ids: ['z'], matches: false });
  });
});

describe('rankers made of others', () => {
  it('prepare what they are made of', async () => {
    const prepared: string[][] = [];
    const eager: Retriever = { ...fixed({ a: 1 }), prepare: async (queries) => void prepared.push([...queries]) };
    await createRrf([eager, fixed({})]).prepare?.(['x']);
    await createBlend(fixed({}), eager, () => 1).prepare?.(['y', 'z']);
    expect(prepared).toEqual([['x'], ['y', 'z']]);
  });
});

describe('coverage', () => {
  const counts = trainingCounts(['red dress', 'red red shoes', 'red hat'], spaces);
  const inTitles = (word: string) => word !== 'zzz';

  it('counts pairs, not repetitions', () => {
    expect(Object.fromEntries(counts)).toEqual({ red: 3, dress: 1, shoes: 1, hat: 1 });
  });

  it('loses the share of each word that was never trained on, and grows with training', () => {
    expect(queryCoverage(['sandals'], counts, inTitles)).toBe(0);
    expect(queryCoverage(['red', 'sandals'], counts, inTitles)).toBeCloseTo(wordCoverage(3) / 2, 12);
    expect(queryCoverage(['red'], counts, inTitles)).toBeCloseTo(wordCoverage(3), 12);
    expect(queryCoverage(['red', 'dress'], counts, inTitles)).toBeCloseTo((wordCoverage(3) + wordCoverage(1)) / 2, 12);
    expect(wordCoverage(4)).toBe(0.5);
    expect(wordCoverage(400)).toBeGreaterThan(0.98);
  });

  it('leaves out words that no side knows', () => {
    expect(queryCoverage(['red', 'zzz'], counts, inTitles)).toBe(queryCoverage(['red'], counts, inTitles));
    expect(queryCoverage(['zzz'], counts, inTitles)).toBe(1);
  });
});

describe('blend', () => {
  const lexical = fixed({ a: 8, b: 4 });
  const dense = fixed({ d: 0.9, c: 0.5, b: 0.1, a: -0.2, e: -0.4 });
  const blend = (coverage: number) => createBlend(lexical, dense, () => coverage, { denseShare: 0.8 });

  it('is the lexical order where nothing of the query was trained on', async () => {
    const { hits } = await blend(0).search('q', 10);
    expect(hits.map((hit) => [hit.productId, hit.score])).toEqual([['a', 1], ['b', 0.5]]);
    expect(hits[0]).not.toHaveProperty('imageWeight');
  });

  it('adds normalized scores by share times coverage', async () => {
    const { hits, matches } = await blend(0.5).search('q', 10);
    const scores = Object.fromEntries(hits.map((hit) => [hit.productId, hit.score]));
    expect(scores.a).toBeCloseTo(0.6, 6);
    expect(scores.b).toBeCloseTo(0.3, 6);
    expect(scores.d).toBeCloseTo(0.4, 6);
    expect(scores.c).toBeCloseTo(0.4 * (0.4 / 0.8), 6);
    expect(scores.e).toBe(0);
    expect(hits.map((hit) => hit.productId)).toEqual(['a', 'd', 'b', 'c', 'e']);
    expect(matches).toBe(true);
    expect(hits[1].imageWeight).toBe(0.3);
  });

  it('has its two sides as parts, with their shares, adding up to the score of what it finds and to 0 elsewhere', async () => {
    for (const coverage of [0, 0.5, 1]) {
      const { hits } = await blend(coverage).search('q', 10);
      const found = new Map(hits.map(({ productId, score }) => [productId, score]));
      for (const id of ['a', 'b', 'c', 'd', 'e']) {
        const { addends } = (await blend(coverage).parts!('q', id))!;
        expect(addends.map(({ kind, weight }) => [kind, weight])).toEqual([['dense', 0.8 * coverage], ['bm25', 1 - 0.8 * coverage]]);
        for (const { weight, match, adds } of addends) expect(weight! * match!).toBe(adds);
        expect(addends[0].adds + addends[1].adds).toBeCloseTo(found.get(id) ?? 0, 6);
      }
    }
    const onlyWords = createBlend(lexical, fixed({ a: 1 }, false), () => 1);
    expect((await onlyWords.parts!('q', 'a'))!.addends).toMatchObject([{ kind: 'dense', weight: 0 }, { kind: 'bm25', weight: 1, match: 1, adds: 1 }]);
  });

  it('leans to the dense order where every word is known', async () => {
    expect((await order(blend(1)))[0]).toBe('d');
  });

  it('uses the one side that found something, whatever the coverage', async () => {
    expect(await order(createBlend(fixed({}, false), dense, () => 0))).toEqual(['d', 'c', 'e', 'b', 'a']);
    expect(await order(createBlend(lexical, fixed({ z: 1 }, false), () => 1))).toEqual(['a', 'b']);
    expect((await createBlend(fixed({}, false), fixed({ z: 1 }, false), () => 1).search('q', 5)).matches).toBe(false);
  });
});

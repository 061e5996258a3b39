import { describe, expect, it } from 'vitest';
import { createBm25, remembered } from '../../src/retrieval/bm25';
import golden from '../fixtures/bm25.json';

const products = golden.documents.map((title, i) => ({ id: `d${i}`, title }));
const spaces = (text: string) => text.split(' ').filter(Boolean);

describe('BM25', () => {
  const settings = { 'k1=1.2 b=0.75': { k1: 1.2, b: 0.75 }, 'k1=0.9 b=0.4': { k1: 0.9, b: 0.4 } };
  for (const [name, expected] of Object.entries(golden.scores))
    it(`scores as Lucene does with ${name}`, async () => {
      const bm25 = createBm25(products, spaces, settings[name as keyof typeof settings]);
      for (const [query, scores] of Object.entries(expected)) {
        const { hits } = await bm25.search(query, 100);
        const found = new Map(hits.map((hit) => [hit.productId, hit.score]));
        scores.forEach((score, i) => {
          if (score === 0) expect(found.has(`d${i}`)).toBe(false);
          else expect(Math.abs(found.get(`d${i}`)! / score - 1)).toBeLessThan(1e-5);
        });
      }
    });

  it('has one part per query word, which add up to the score', async () => {
    const bm25 = createBm25(products, spaces);
    for (const query of Object.keys(Object.values(golden.scores)[0])) {
      const { hits } = await bm25.search(query, 100);
      for (const { id } of products) {
        const { addends, length } = (await bm25.parts!(query, id))!;
        expect(length).toBeNull();
        expect(addends.map(({ word }) => word)).toEqual([...new Set(spaces(query))]);
        for (const { weight, match, adds } of addends) expect((weight ?? 0) * match!).toBe(adds);
        expect(addends.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(hits.find(({ productId }) => productId === id)?.score ?? 0, 5);
      }
    }
    await expect(bm25.parts!('red', 'nobody')).rejects.toThrow(/nobody/);
  });

  it('gives a word no weight that no title holds, and a repeated word its weight as often', async () => {
    const bm25 = createBm25([{ id: 'a', title: 'red mug' }, { id: 'b', title: 'blue mug' }], spaces);
    const [red, mug, unicorn] = (await bm25.parts!('red red mug unicorn', 'a'))!.addends;
    expect(unicorn).toEqual({ kind: 'word', word: 'unicorn', weight: null, match: 0, adds: 0 });
    expect(red.weight).toBeCloseTo(2 * Math.log(1 + 1.5 / 1.5), 12);
    expect(mug.match).toBe(red.match);
    expect((await bm25.parts!('red', 'b'))!.addends[0]).toMatchObject({ match: 0, adds: 0 });
  });

  it('says that nothing matches when no title holds a word of the query, or the query is empty', async () => {
    const bm25 = createBm25(products, spaces);
    for (const query of ['unknownword', '', '   ']) expect(await bm25.search(query, 10)).toEqual({ hits: [], matches: false });
    expect(await createBm25([], spaces).search('red', 10)).toEqual({ hits: [], matches: false });
  });

  it('cuts each text once where told to remember', async () => {
    const cut: string[] = [];
    const terms = remembered((text) => (cut.push(text), spaces(text)));
    const [first, second] = [0.5, 1].map((b) => createBm25(products, terms, { k1: 1, b }));
    expect(cut).toHaveLength(products.length);
    expect((await first.search('red shoes', 1)).hits[0].productId).toBe((await second.search('red shoes', 1)).hits[0].productId);
  });

  it('breaks ties by id descending and keeps to the limit', async () => {
    const bm25 = createBm25([{ id: 'a', title: 'x y' }, { id: 'c', title: 'y x' }, { id: 'b', title: 'x z' }], spaces);
    expect((await bm25.search('x', 2)).hits.map((hit) => hit.productId)).toEqual(['c', 'b']);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../../src/catalog/bundled';
import { wordsOf } from '../../../src/features/words';
import { testLab } from '../../support/testLab';

const lab = testLab();
const { catalog } = openBundled('shop-nano');
beforeAll(async () => { await lab.open('shop-nano', null, () => undefined); });
const unknown = async (query: string) => (await lab.search({ query, ranker: 'make', limit: 5 })).unknownWords;

describe('words that the model never met', () => {
  it('are told with their place and with known words that are spelled nearly so', async () => {
    const query = '  Red  dresz zzyzx';
    const found = await unknown(query);
    expect(found.map(({ word, start, end }) => [word, query.slice(start, end)])).toEqual([['dresz', 'dresz'], ['zzyzx', 'zzyzx']]);
    expect(found[0].suggestions).toContain('dress');
    expect(found[1]).toMatchObject({ suggestions: [], completions: [], inNoTitle: true });
  });

  it('may be the beginning of a known word', async () => {
    expect((await unknown('casua'))[0].completions).toContain('casual');
    expect(await unknown('casual')).toEqual([]);
  });

  it('keep their places behind emoji, and are bounded in a long text', async () => {
    const query = '👟👟 shrit';
    expect(query.slice(...Object.values((({ start, end }) => ({ start, end }))((await unknown(query)).at(-1)!)))).toBe('shrit');
    expect((await unknown(Array.from({ length: 900 }, (_, i) => `qx${i}zv`).join(' '))).length).toBeLessThanOrEqual(40);
  });
});

describe('the clicks behind added keywords', () => {
  it('are real training clicks of queries with the word on titles with the keyword', async () => {
    const split = catalog.split!;
    const sources = await lab.keywordSources('sneakers');
    expect(sources.length).toBeGreaterThan(0);
    for (const { keyword, from, clicks, pairs } of sources) {
      expect(from).toEqual(['sneakers']);
      expect(pairs.length).toBeGreaterThan(1);
      expect(pairs.reduce((sum, pair) => sum + pair.clicks, 0)).toBeLessThanOrEqual(clicks);
      for (const pair of pairs) {
        expect(wordsOf(pair.query).some((word) => /^sneakers?$/.test(word))).toBe(true);
        expect(wordsOf(pair.title).join(' ')).toContain(wordsOf(keyword)[0]);
        const query = catalog.queries.find(({ text }) => text === pair.query)!;
        expect(split.queries[query.id]).toBe('train');
        expect(catalog.clicks.find(({ queryId, productId }) => queryId === query.id && productId === pair.productId)?.clicks).toBe(pair.clicks);
      }
    }
    const { attention } = await lab.search({ query: 'sneakers', ranker: 'make', limit: 1 });
    expect(sources.map(({ keyword }) => keyword)).toEqual(expect.arrayContaining(attention!.filter(({ added }) => added).map(({ text }) => text)));
  });

  it('are none for a query without added keywords', async () => {
    expect(await lab.keywordSources('zzyzx')).toEqual([]);
    expect(await lab.keywordSources('')).toEqual([]);
  });
});

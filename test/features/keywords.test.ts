import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { keywordsFor, mineKeywords, provenance, type TitleClick } from '../../src/features/keywords';
import { knowsWord, queryWordClicks } from '../../src/features/lexiconWords';
import { termKey } from '../../src/features/terms';
import type { Keyword } from '../../src/features/types';

const titles: Record<string, string> = {
  a: 'Puma casual shoes white', b: 'Nike Casual Shoes black', c: 'Kavo casual shoe gray', d: 'Kavo blue shirt', e: 'Nike red shirt',
  f: 'Blue cotton shirt', g: 'Red linen shirt', h: 'Puma blue polo shirt', i: 'Walnut dining table', j: 'Oak dining table',
};
const click = (query: string, productId: string, clicks: number): TitleClick => ({ queryId: `q ${query}`, query, productId, title: titles[productId], clicks });
const log: TitleClick[] = [
  click('sneakers', 'a', 6), click('sneakers', 'b', 5), click('white sneakers', 'a', 4), click('sneaker', 'c', 3),
  click('blue shirt', 'd', 5), click('blue shirt', 'f', 5), click('red shirt', 'e', 9), click('red shirts', 'g', 9), click('shirt', 'd', 3),
  click('shirt', 'f', 3), click('polo', 'h', 4), click('table', 'i', 5), click('table', 'j', 5), click('kitchen table', 'i', 2), click('kitchen table', 'j', 2),
];
const config = { perQuery: 3, minimumClicks: 3, dropRate: 0 };
const lexicon = mineKeywords(log);
/** Spelling follows the whole log. */
const folded = (keywords: Keyword[]) => keywords.map((keyword) => ({ ...keyword, text: termKey(keyword.text) }));

describe('keywords of a query', () => {
  it('bring the words of clicked titles that the query does not use', () => {
    const [first] = keywordsFor(lexicon, 'Sneakers', config);
    expect(first.text).toBe('casual shoes');
    expect(first.from).toEqual(['sneakers']);
    expect(first.clicks).toBe(18);
    expect(provenance(lexicon, first).map((pair) => [pair.productId, pair.clicks])).toEqual([['a', 6], ['b', 5], ['a', 4], ['c', 3]]);
  });

  it('repeat nothing that was typed, in any number', () => {
    for (const query of ['casual sneakers', 'sneakers shoe', 'dining tables']) {
      const words = keywordsFor(lexicon, query, config).flatMap((keyword) => keyword.text.split(' '));
      expect(words).not.toContain(query.startsWith('dining') ? 'dining' : query.includes('casual') ? 'casual' : 'shoes');
    }
  });

  it('do not contradict a typed word', () => {
    const shirts = (color: string, query: string, times: number) => Array.from({ length: times }, (_, i): TitleClick => (
      { queryId: query, query, productId: `${color}${i}`, title: `${color} shirt`, clicks: 5 }));
    const colored = mineKeywords([...shirts('blue', 'sport shirt', 8), ...shirts('red', 'red shirt', 20), ...shirts('black', 'shirt', 20)]);
    expect(keywordsFor(colored, 'sport shirt', config).map((keyword) => keyword.text)).toEqual(['blue']);
    expect(keywordsFor(colored, 'red sport shirt', config).map((keyword) => keyword.text)).toEqual([]);
  });

  it('say something that the typed words and the stronger keywords do not', () => {
    const names = ['Kavo', 'Nike', 'Puma', 'Oro', 'Velto', 'Luma'];
    const many = names.flatMap((name, i): TitleClick[] => [
      { queryId: 's', query: 'sneakers', productId: `shoe${i}`, title: `${name} casual shoes EU 4${i}`, clicks: 9 - i },
      { queryId: 'c', query: 'casual shoes', productId: `shoe${i}`, title: `${name} casual shoes EU 4${i}`, clicks: 4 },
      { queryId: 't', query: 'table', productId: `table${i}`, title: `${name} oak table`, clicks: 5 },
    ]);
    const ofSneakers = (clicks: TitleClick[]) => keywordsFor(mineKeywords(clicks), 'sneakers', config).map((keyword) => keyword.text);
    expect(ofSneakers(many)).toEqual(['casual shoes']);
    const canvas = Array.from({ length: 20 }, (_, i): TitleClick => ({ queryId: 'o', query: 'office', productId: `office${i}`, title: 'casual shoes EU leather', clicks: 3 }));
    expect(ofSneakers([...many.map((line) => (line.queryId === 't' ? line : { ...line, title: `${line.title} canvas` })), ...canvas])).toContain('canvas');
  });

  it('need the configured clicks, two products, and a limit above zero', () => {
    expect(keywordsFor(lexicon, 'polo', config)).toEqual([]);
    expect(keywordsFor(lexicon, 'sneakers', { ...config, minimumClicks: 19 })).toEqual([]);
    expect(keywordsFor(lexicon, 'sneakers', { ...config, perQuery: 0 })).toEqual([]);
    expect(keywordsFor(lexicon, 'sneakers', { ...config, perQuery: 1 })).toHaveLength(1);
    expect(keywordsFor(lexicon, 'unheard words', config)).toEqual([]);
    expect(keywordsFor(mineKeywords([]), 'sneakers', config)).toEqual([]);
  });

  it('without a pair are those of a log that never had the pair', () => {
    for (const left of log) {
      const rest = mineKeywords(log.filter((line) => line !== left));
      const found = keywordsFor(lexicon, left.query, config, left);
      expect(folded(found), `${left.query} ${left.productId}`).toEqual(folded(keywordsFor(rest, left.query, config)));
    }
  });

  it('without a pair are exact on any log', () => {
    const words = fc.constantFrom('red', 'blue', 'shirt', 'shoe', 'polo', 'table', 'big');
    const text = fc.array(words, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
    const lines = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 20 });
    fc.assert(fc.property(fc.array(text, { minLength: 6, maxLength: 6 }), fc.array(text, { minLength: 6, maxLength: 6 }), lines, (queries, names, pairs) => {
      const clicks = pairs.map(([q, p, n]) => ({ queryId: `${q}`, query: queries[q], productId: `${p}`, title: names[p], clicks: n }));
      const [left] = clicks;
      const rest = clicks.filter((line) => line.queryId !== left.queryId || line.productId !== left.productId);
      const loose = { perQuery: 5, minimumClicks: 1, dropRate: 0 };
      expect(keywordsFor(mineKeywords(clicks), left.query, loose, left)).toEqual(keywordsFor(mineKeywords(rest), left.query, loose));
    }), { numRuns: 300 });
  });

  it('survive saving', () => {
    const loaded = JSON.parse(JSON.stringify(lexicon)) as typeof lexicon;
    expect(keywordsFor(loaded, 'white sneakers', config)).toEqual(keywordsFor(lexicon, 'white sneakers', config));
  });

  it('work without spaces between words', () => {
    const chinese = (productId: string, title: string): TitleClick => ({ queryId: productId, query: '裙子', productId, title, clicks: 3 });
    const mined = mineKeywords([chinese('1', '红色 连衣'), chinese('2', '蓝布 连衣'), chinese('3', '连衣 长款'), ...['4', '5', '6', '7'].map((id) => ({ ...chinese(id, '运动鞋'), query: '鞋' }))]);
    expect(keywordsFor(mined, '裙子', config).map((keyword) => keyword.text)).toContain('连衣');
  });
});

describe('the lexicon', () => {
  it('adds up lines of one pair, leaves out lines without clicks, and keeps the most clicked pairs when bounded', () => {
    const twice = mineKeywords([click('sneakers', 'a', 2), click('sneakers', 'a', 3), click('sneakers', 'b', 0), click('polo', 'h', 1)]);
    expect(twice.clicks.map((pair) => pair[2])).toEqual([5, 1]);
    expect(mineKeywords(log, 3).clicks.map((pair) => pair[2])).toEqual([9, 9, 6]);
  });

  it('says which words it knows and how often they were clicked for', () => {
    expect([queryWordClicks(lexicon, 'sneakers'), queryWordClicks(lexicon, 'walnut'), queryWordClicks(lexicon, 'zebra')]).toEqual([18, 0, 0]);
    expect([knowsWord(lexicon, 'walnut'), knowsWord(lexicon, 'tables'), knowsWord(lexicon, 'zebra')]).toEqual([true, true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchResult } from '../../../src/lab/api';
import { queryFindings } from '../../../src/lab/search/findings';

const titleTerms = new Set(['casual', 'shoe', 'blue', 'mug']);
const card = (image: number | null, highlights: SearchResult['highlights'] = [{ start: 0, end: 3, by: 'typed' }]): SearchResult =>
  ({ productId: 'p', rank: 1, title: 'Mug', hasImage: true, highlights, score: 1, weights: image === null ? null : { title: 1 - image, image }, grade: null });
const answer = (change: Partial<SearchAnswer>): Omit<SearchAnswer, 'findings'> =>
  ({ query: 'blue mug', ranker: 'make', results: [card(0.4), card(0.3)], ranked: 2, products: 2, matches: true, attention: null, unknownWords: [], part: null, wordsRead: null, wordsOnly: false, milliseconds: 0, ...change });
const shares = (...list: [string, number, boolean?][]) => list.map(([text, share, added = false]) => ({ text, share, added }));

describe('what stands out in an answer', () => {
  it('names the keyword that the clicks tie to a word which no title has, with its share', () => {
    const found = queryFindings(answer({ query: 'blue sneakers', attention: shares(['blue', 0.3], ['sneakers', 0.3], ['canvas', 0.1, true], ['casual shoes', 0.3, true]) }),
      [{ text: 'canvas', from: ['sneakers'] }, { text: 'casual shoes', from: ['sneakers'] }], titleTerms);
    expect(found[0]).toEqual({ kind: 'synonym', word: 'sneakers', keyword: 'casual shoes', share: 0.3 });
    expect(found.map(({ kind }) => kind)).not.toContain('wordInNoTitle');
    const leading = queryFindings(answer({ query: 'sneakers', attention: shares(['sneakers', 0.3], ['casual shoes', 0.7, true]) }), [{ text: 'casual shoes', from: ['sneakers'] }], titleTerms);
    expect(leading.map(({ kind }) => kind)).toEqual(['synonym']);
  });

  it('says which words are in no title where nothing explains them, and which the model never met', () => {
    const unknownWords = [{ word: 'Zzyzx', start: 9, end: 14, suggestions: [], completions: [], inNoTitle: true }];
    expect(queryFindings(answer({ query: 'striped Zzyzx for mugs', unknownWords }), [], titleTerms)).toEqual([
      { kind: 'unknownWords', words: ['Zzyzx'] }, { kind: 'wordInNoTitle', word: 'striped' },
    ]);
  });

  it('tells a keyword once where it stands for two words, and that words were cut off', () => {
    const found = queryFindings(answer({ query: 'fancy footwear', attention: shares(['fancy', 0.2], ['footwear', 0.35], ['casual shoes', 0.45, true]), wordsRead: { read: 2, typed: 9 } }),
      [{ text: 'casual shoes', from: ['fancy', 'footwear'] }], titleTerms);
    expect(found.map(({ kind }) => kind)).toEqual(['cutOff', 'synonym']);
  });

  it('names the leading word, or says that all count alike, or neither', () => {
    const kinds = (...list: [string, number, boolean?][]) => queryFindings(answer({ attention: shares(...list) }), [], titleTerms);
    expect(kinds(['blue', 0.6], ['mug', 0.4])).toEqual([{ kind: 'leadingWord', word: 'blue', added: false, share: 0.6 }]);
    expect(kinds(['blue', 0.52], ['mug', 0.48])).toEqual([{ kind: 'evenAttention', words: 2 }]);
    expect(kinds(['blue', 0.5], ['mug', 0.3], ['cup', 0.2])).toEqual([{ kind: 'leadingWord', word: 'blue', added: false, share: 0.5 }]);
    expect(kinds(['blue', 0.4], ['mug', 0.35], ['cup', 0.25])).toEqual([]);
    expect(kinds(['mug', 1])).toEqual([]);
  });

  it('counts results that stand there by their picture, for rankers that weigh each product by itself', () => {
    expect(queryFindings(answer({ results: [card(0.7, []), card(0.2)] }), [], titleTerms)).toEqual([{ kind: 'pictureLed', count: 1, of: 2, withoutTitleMatch: 1 }]);
    expect(queryFindings(answer({ results: [card(1), card(1)] }), [], titleTerms)).toEqual([]);
    expect(queryFindings(answer({ results: [card(null, [])], wordsOnly: true }), [], titleTerms)).toEqual([]);
  });

  it('starts with nothing found, and tells whether near misses are shown', () => {
    expect(queryFindings(answer({ query: 'mug', matches: false }), [], titleTerms)[0]).toEqual({ kind: 'noMatch', nearMisses: true });
    expect(queryFindings(answer({ query: 'mug', matches: false, results: [] }), [], titleTerms)[0]).toEqual({ kind: 'noMatch', nearMisses: false });
    expect(queryFindings(answer({ query: '  ', matches: false, results: [] }), [], titleTerms)).toEqual([]);
  });
});

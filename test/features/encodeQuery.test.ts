import { readFileSync } from 'node:fs';
import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { encodeQuery, queryRow, tokenSpans } from '../../src/features/encodeQuery';
import { mineKeywords } from '../../src/features/keywords';
import { tokenizerFromJson } from '../../src/features/publishedTokenizer';
import { buildVocabulary } from '../../src/features/vocabulary';

const titles = ['Puma casual shoes', 'Nike casual shoes', 'Oak dining table', 'Walnut dining table'];
const clicks = titles.map((title, i) => ({ queryId: i < 2 ? 's' : 't', query: i < 2 ? 'sneakers' : 'table', productId: `${i}`, title, clicks: 4 }));
const lexicon = mineKeywords(clicks);
const tokenizer = buildVocabulary([...titles, 'sneakers', 'sneakers', 'table'], 400);
const wordpiece = tokenizerFromJson(JSON.parse(readFileSync(new URL('../fixtures/tokenizer-wordpiece/tokenizer.json', import.meta.url), 'utf8')));
const config = { perQuery: 2, minimumClicks: 3, dropRate: 0 };

describe('an encoded query', () => {
  it('holds typed words, keywords and the words nobody has heard of', () => {
    const query = encodeQuery('Zebra sneakers for men x', tokenizer, lexicon, config);
    expect(query.words.map((word) => word.text)).toEqual(['zebra', 'sneakers', 'for', 'men', 'x']);
    expect(query.keywords.map((keyword) => [keyword.text, keyword.words.map((word) => word.text)])).toEqual([['casual shoes', ['casual', 'shoes']]]);
    expect(query.unknownWords).toEqual(['zebra', 'men']);
    expect(encodeQuery('sneakers', tokenizer, null, config)).toMatchObject({ keywords: [], unknownWords: [] });
  });

  it('leaves the keywords of a pair to other clicks', () => {
    expect(encodeQuery('sneakers', tokenizer, lexicon, config, { queryId: 's', productId: '0' }).keywords).toEqual([]);
  });
});

describe('a query row', () => {
  const query = encodeQuery('sneakers', tokenizer, lexicon, config);

  it('has typed words first and marks what was added', () => {
    expect(queryRow(query, tokenizer, 12)).toEqual({ ids: tokenizer.encode('sneakers casual shoes', 12), types: [0, 0, 1, 1, 0] });
    expect(queryRow(query, tokenizer, 12, { keywords: false })).toEqual({ ids: tokenizer.encode('sneakers', 12), types: [0, 0, 0] });
  });

  it('takes a keyword whole or not at all', () => {
    expect(queryRow(query, tokenizer, 4)).toEqual({ ids: tokenizer.encode('sneakers', 4), types: [0, 0, 0] });
  });

  it('has a span for every token but the marks', () => {
    expect(tokenSpans(query, tokenizer, 12)).toEqual([
      { text: 'sneakers', added: false, start: 1, end: 2 }, { text: 'casual shoes', added: true, start: 2, end: 4 }]);
  });

  it.each([['catalog', tokenizer], ['published', wordpiece]] as const)('of any text covers its tokens without gaps (%s vocabulary)', (_, any) => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 2, max: 16 }), (text, limit) => {
      const encoded = encodeQuery(`${text} sneakers table`, any, lexicon, config);
      const row = queryRow(encoded, any, limit);
      const spans = tokenSpans(encoded, any, limit);
      expect(row.ids.length).toBeLessThanOrEqual(limit);
      expect(row.types).toHaveLength(row.ids.length);
      expect(spans.map((span) => span.start)).toEqual([1, ...spans.map((span) => span.end)].slice(0, spans.length));
      expect(spans.at(-1)?.end ?? 1).toBe(row.ids.length - 1);
      for (const span of spans) expect(row.types.slice(span.start, span.end).every((type) => type === Number(span.added))).toBe(true);
      expect(row.ids.every((id) => id >= 0 && id < any.size)).toBe(true);
    }), { numRuns: 300 });
  });
});

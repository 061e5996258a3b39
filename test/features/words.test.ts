import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { foldWord, searchTerms, wordsOf, wordSpans } from '../../src/features/words';

describe('words', () => {
  it.each([
    ["Women's T-Shirt, size 2.5", ["women's", 't', 'shirt', 'size', '2.5']],
    ['Nike™ Air—Max 1,000 iPhone15手机壳', ['nike', 'air', 'max', '1,000', 'iphone15', '手', '机', '壳']],
    ['ＦＵＬＬ ﬁne STRASSE straße', ['full', 'fine', 'strasse', 'strasse']],
    ['Café crème Ångström naïve', ['cafe', 'creme', 'angstrom', 'naive']],
    ['Жёлтая куртка й κόκκινο φόρεμα', ['жёлтая', 'куртка', 'й', 'κόκκινο', 'φόρεμα']],
    ['हिन्दी العربية עברית 한국어', ['हिन्दी', 'العربية', 'עברית', '한국어']],
    ['ドレス ｶﾞ ไทย', ['ド', 'レ', 'ス', 'ガ', 'ไ', 'ท', 'ย']],
    ['👗👨‍👩‍👧 🇸🇪 red!!', ['👗', '👨', '👩', '👧', '🇸🇪', 'red']],
    ['5㎏ soft\u00adware …', ['5', 'kg', 'software']],
    ["'' - ' ??", []],
  ])('of %s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('are found where the text holds them', () => {
    const text = 'Red DRESSES, größe ４２';
    expect(wordSpans(text).map(({ text: word, start, end }) => [word, text.slice(start, end)])).toEqual(
      [['red', 'Red'], ['dresses', 'DRESSES'], ['grosse', 'größe'], ['42', '４２']]);
  });

  it('of any string have places in order, and reading words again changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      let last = 0;
      for (const { text: word, start, end } of wordSpans(text)) {
        expect(start >= last || end === last).toBe(true);
        expect(end <= text.length && end > start).toBe(true);
        last = end;
        expect(wordsOf(word)).toEqual([word]);
      }
    }), { numRuns: 3000 });
  });

  it('of any single character are read the same the second time', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      for (const { text: word } of wordSpans(String.fromCodePoint(code))) if (wordsOf(word).join('|') !== word) changed.push(`U+${code.toString(16)} ${word}`);
    }
    expect(changed).toEqual([]);
  });

  it('that differ in number or possession fold to one', () => {
    const groups = [['shoe', 'shoes', "shoe's"], ['dress', 'dresses'], ['box', 'boxes'], ['size', 'sizes'], ['accessory', 'accessories'], ['watch', 'watches'],
      ['man', 'men', "men's"], ['glass', 'glasses'], ['bus'], ['knife', 'knives'], ['tie', 'ties'], ['jean', 'jeans'], ['vestido', 'vestidos']];
    for (const group of groups) expect(new Set(group.map(foldWord)), group.join()).toHaveLength(1);
    expect(new Set(groups.map((group) => foldWord(group[0]))).size).toBe(groups.length);
    expect(foldWord("'s")).not.toBe('');
  });

  it('become search terms: pairs of neighbors only where a script has no spaces', () => {
    expect(searchTerms('Red shoes')).toEqual(['red', 'shoe']);
    expect(searchTerms('Red shoes', { fold: false })).toEqual(['red', 'shoes']);
    expect(searchTerms('红色连衣裙 dress')).toEqual(['红', '红色', '色', '色连', '连', '连衣', '衣', '衣裙', '裙', 'dress']);
    expect(searchTerms('红色 裙', { pairs: false })).toEqual(['红', '色', '裙']);
  });
});

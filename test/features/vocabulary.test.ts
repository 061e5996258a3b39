import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../src/features/tokenizer';
import { buildVocabulary } from '../../src/features/vocabulary';
import { byteIds } from '../../src/features/vocabularyPieces';

const texts = [
  'Kavo red striped cotton dress', 'Blue waterproof jacket', 'Windproof jacket for women', 'Shockproof phone case 301-B', 'red dress', 'red dress',
  '红色连衣裙', '红色 雨衣', "women's jacket", 'Жёлтая куртка', 'bulletproof vest', 'fireproof gloves',
];
/** More rare words than fit: syllables with a shared ending. */
const many = [...texts, ...['ba', 'ce', 'di', 'fo', 'gu'].flatMap((a) => ['lan', 'mer', 'nix', 'rot', 'sup', 'tav'].map((b) => `${a}${b}proof`))];
const tokenizer = buildVocabulary(texts, 400);

/** What the ids of a word spell, from the saved pieces alone. */
function spelled(ids: number[]): string {
  const { pieces } = JSON.parse(tokenizer.save()) as { pieces: string[] };
  const first = tokenizer.size - pieces.length;
  const bytes = ids.flatMap((id) => (id >= first ? [...new TextEncoder().encode(pieces[id - first].replace(/^##(?=.)/, ''))] : [id - 5 + 0x80]));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

describe('a vocabulary built from a catalog', () => {
  it('has its marks first and keeps to its size', () => {
    expect([tokenizer.pad, tokenizer.unknown, tokenizer.mask]).toEqual([0, 1, 4]);
    expect(tokenizer.assemble([], 8)).toEqual([2, 3]);
    expect(tokenizer.size).toBeLessThanOrEqual(400);
    expect(buildVocabulary(many, 280).size).toBe(280);
    expect(() => buildVocabulary(texts, 100)).toThrow(/at least/);
  });

  it('knows repeated words whole, in any letter case', () => {
    for (const word of ['red', 'dress', 'JACKET', '红']) expect(tokenizer.words(word)[0].ids, word).toHaveLength(1);
  });

  it('spells rare words by the parts they share', () => {
    const tight = buildVocabulary(many, 280);
    const tails = ['foolproof', 'mothproof'].map((word) => tight.words(word)[0].ids.at(-1));
    expect(tails[0]).toBe(tails[1]);
    expect(tight.words('foolproof')[0].ids.length).toBeLessThan(5);
  });

  it('gives an unseen script ids of its own, never the unknown id', () => {
    const thai = tokenizer.words('ชุดเดรส');
    expect(thai.length).toBeGreaterThan(2);
    expect(thai[0].ids).toEqual(byteIds('ชุ'));
    expect(thai.flatMap((word) => word.ids)).not.toContain(tokenizer.unknown);
    expect(tokenizer.encode('ドレス', 20)).not.toEqual(tokenizer.encode('シャツ', 20));
  });

  it('is the same for the same texts in any order', () => {
    expect(buildVocabulary(texts.toReversed(), 400).save()).toBe(tokenizer.save());
  });

  it('spells every word of any string, in range, and the same after saving', () => {
    const loaded = loadTokenizer(tokenizer.save());
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
      for (const word of tokenizer.words(text)) {
        expect(word.ids.every((id) => id > 4 && id < tokenizer.size)).toBe(true);
        expect(spelled(word.ids)).toBe(word.text);
      }
      const ids = tokenizer.encode(text, limit);
      expect(ids.length).toBeLessThanOrEqual(limit);
      expect([ids[0], ids.at(-1)]).toEqual([2, 3]);
      expect(loaded.encode(text, limit)).toEqual(ids);
    }), { numRuns: 1000 });
  });
});

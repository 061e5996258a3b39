import { readFileSync } from 'node:fs';
import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { tokenizerFromJson } from '../../src/features/publishedTokenizer';
import { loadTokenizer } from '../../src/features/tokenizer';
import { tokenizerFromVocab } from '../../src/features/vocabTxt';

const read = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');
const rows = (folder: string) => (JSON.parse(read(`${folder}/expected.json`)) as { rows: { text: string; ids: number[] }[] }).rows;
const wordpiece = tokenizerFromJson(JSON.parse(read('tokenizer-wordpiece/tokenizer.json')));
const clip = tokenizerFromJson(JSON.parse(read('tokenizer-clip/tokenizer.json')));
const fromVocab = tokenizerFromVocab(read('tokenizer-wordpiece/vocab.txt'));

describe.each([
  ['WordPiece from tokenizer.json', wordpiece, 'tokenizer-wordpiece'],
  ['WordPiece from vocab.txt', fromVocab, 'tokenizer-wordpiece'],
  ['CLIP', clip, 'tokenizer-clip'],
] as const)('%s', (_, tokenizer, folder) => {
  it('gives the reference ids for all 500 strings', () => {
    expect(rows(folder)).toHaveLength(500);
    for (const { text, ids } of rows(folder)) expect({ text, ids: tokenizer.encode(text, 10_000) }).toEqual({ text, ids });
  });

  it('puts the same ids together from words, and cuts without losing the marks', () => {
    for (const { text, ids } of rows(folder)) {
      const cut = tokenizer.assemble(tokenizer.words(text), 8);
      expect(cut).toEqual(ids.length <= 8 ? ids : [...ids.slice(0, 7), ids.at(-1)]);
    }
  });

  it('survives any string, with ids in range, and reads the same after saving', () => {
    const loaded = loadTokenizer(tokenizer.save());
    expect([loaded.size, loaded.pad, loaded.unknown, loaded.mask]).toEqual([tokenizer.size, tokenizer.pad, tokenizer.unknown, tokenizer.mask]);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const ids = tokenizer.encode(text, 32);
      expect(ids.every((id) => Number.isInteger(id) && id >= 0 && id < tokenizer.size)).toBe(true);
      expect(loaded.encode(text, 32)).toEqual(ids);
    }), { numRuns: 200 });
  });
});

describe('published tokenizers', () => {
  it('know their special ids', () => {
    expect([wordpiece.pad, wordpiece.unknown, wordpiece.mask, wordpiece.size]).toEqual([0, 1, 4, 420]);
    expect([fromVocab.pad, fromVocab.unknown, fromVocab.mask, fromVocab.size]).toEqual([0, 1, 4, 420]);
    expect(clip.mask).toBeNull();
  });

  it('show words as a person reads them', () => {
    expect(wordpiece.words('Café [MASK] 红色').map((word) => word.text)).toEqual(['cafe', '[MASK]', '红', '色']);
    expect(clip.words('Café 红色').map((word) => word.text)).toEqual(['café', '红色']);
  });

  it('say what is wrong with a file that is no tokenizer', () => {
    expect(() => tokenizerFromJson([])).toThrow(/tokenizer\.json/);
    expect(() => tokenizerFromVocab('a\nb\n')).toThrow(/\[UNK\]/);
    expect(() => loadTokenizer('{"kind":"other"}')).toThrow(/'catalog' or 'published'/);
    expect(() => wordpiece.assemble([], 1)).toThrow(/at least 2 tokens/);
  });
});

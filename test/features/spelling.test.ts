import * as fc from '../support/properties';
import { describe, expect, it } from 'vitest';
import { completionsOf, nearestWords, slipsBetween } from '../../src/features/spelling';

describe('slips between words', () => {
  it('counts letters lost, added, changed, and neighbors swapped as one', () => {
    const slips = (a: string, b: string) => slipsBetween(a, b, 9);
    expect([slips('shirt', 'shirt'), slips('shrt', 'shirt'), slips('shirtt', 'shirt'), slips('skirt', 'shirt'), slips('shrit', 'shirt')]).toEqual([0, 1, 1, 1, 1]);
    expect([slips('', 'mug'), slips('kitten', 'sitting'), slips('ca', 'abc'), slips('poka', 'polka')]).toEqual([3, 3, 3, 1]);
  });

  it('stops counting beyond what is asked for', () => {
    expect([slipsBetween('kitten', 'sitting', 2), slipsBetween('a', 'abcdef', 2)]).toEqual([3, 3]);
  });

  it('is the same both ways', () => {
    for (const [a, b] of [['sneekers', 'sneakers'], ['bokbag', 'bookbag'], ['tea', 'eat']]) expect(slipsBetween(a, b, 9)).toBe(slipsBetween(b, a, 9));
  });
});

describe('nearest words', () => {
  const known = new Map([['shirt', 20], ['skirt', 90], ['short', 5], ['mug', 50], ['bag', 9], ['rug', 70], ['sneakers', 4], ['鞋', 3]]);

  it('prefers fewer slips, then the same first letter, then the more frequent', () => {
    expect(nearestWords('shiirt', known, 3)).toEqual(['shirt', 'skirt', 'short']);
    expect(nearestWords('mugg', known, 3)).toEqual(['mug']);
    expect(nearestWords('vug', known, 2)).toEqual(['rug', 'mug']);
  });

  it('forgives nothing in very short words, and gives no word back for itself', () => {
    expect([nearestWords('mu', known, 3), nearestWords('靴', known, 3), nearestWords('mug', new Map([['mug', 1]]), 3), nearestWords('x'.repeat(5000), known, 3)]).toEqual([[], [], [], []]);
  });

  it('passes over no word that comparing letter by letter would find', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ä', '鞋'), minLength: 5, maxLength: 8 });
    fc.assert(fc.property(words, fc.uniqueArray(words, { maxLength: 30 }), (word, others) => {
      const found = nearestWords(word, new Map(others.map((other) => [other, 1])), 30);
      expect(found.toSorted()).toEqual(others.filter((other) => [1, 2].includes(slipsBetween(word, other, 2))).sort());
    }));
  });

  it('completes a word that is still being typed', () => {
    expect([completionsOf('s', known, 2), completionsOf('sneakers', known, 2)]).toEqual([['skirt', 'shirt'], []]);
  });
});

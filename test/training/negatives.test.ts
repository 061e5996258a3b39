import { describe, expect, it } from 'vitest';
import { booleanMatrix, either, identity, opposite, transposed, type BooleanMatrix } from '../../src/training/negatives/booleanMatrix';
import { batchCandidates } from '../../src/training/negatives/candidates';
import { clickedProducts, keywordMatches, neighborQueries, sameProducts, sameQueries } from '../../src/training/negatives/falseNegatives';
import { relate, shareMasked } from '../../src/training/relations';
import type * as tf from '@tensorflow/tfjs-core';

const lines = ({ rows, columns, data }: BooleanMatrix) => Array.from({ length: rows }, (_, row) => data.slice(row * columns, (row + 1) * columns).join(''));
const rows = [{ query: 0, product: 10 }, { query: 1, product: 11 }, { query: 0, product: 12 }, { query: 2, product: 10 }];
const clicked = [new Set([10, 12]), new Set([11, 12]), new Set([10])];

describe('boolean matrices', () => {
  it('are built row by row, turned, joined and inverted', () => {
    const upper = booleanMatrix(2, 3, (row, column) => column > row);
    expect(lines(upper)).toEqual(['011', '001']);
    expect(lines(transposed(upper))).toEqual(['00', '10', '11']);
    expect(lines(opposite(upper))).toEqual(['100', '110']);
    expect(lines(either(identity(2), booleanMatrix(2, 2, (row) => row === 1)))).toEqual(['10', '11']);
  });
});

describe('false negatives', () => {
  it('are rows with the same product', () => expect(lines(sameProducts(rows, null))).toEqual(['1001', '0100', '0010', '1001']));

  it('are variants of one design, where the design is known', () => {
    const designs = new Int32Array(13).fill(-1);
    designs[10] = designs[11] = 4;
    expect(lines(sameProducts(rows, designs))).toEqual(['1101', '1101', '0010', '1101']);
  });

  it('are products that were clicked for the query of the row', () => expect(lines(clickedProducts(rows, clicked))).toEqual(['1011', '0110', '1011', '1001']));

  it('are rows of the same query, for queries', () => expect(lines(sameQueries(rows))).toEqual(['1010', '0100', '1010', '0001']));

  it('are products whose title says all of the query', () => {
    const titles = [new Set(['red', 'long', 'dress']), new Set(['blue', 'dress']), new Set(['red', 'boot'])];
    const query = (...words: string[]) => ({ words, keywords: [] });
    expect(lines(keywordMatches([query('red', 'dress'), query('dress'), query('red')], titles))).toEqual(['100', '110', '101']);
  });

  it('are products whose title says a word through the keyword that stands for it, and the other words too', () => {
    const titles = [new Set(['red', 'casual', 'shoe']), new Set(['blue', 'casual', 'shoe']), new Set(['red', 'casual', 'shirt'])];
    const sneakers = { words: ['red', 'sneaker'], keywords: [{ standsFor: 'sneaker', words: ['casual', 'shoe'] }] };
    const scarlet = { words: ['scarlet', 'shirt'], keywords: [{ standsFor: 'scarlet', words: ['red'] }] };
    expect(lines(keywordMatches([sneakers, scarlet, { words: [], keywords: [] }], titles))).toEqual(['100', '001', '000']);
  });
});

describe('neighbor queries', () => {
  it('share a clicked product', () => expect(lines(neighborQueries(rows, clicked))).toEqual(['1111', '1110', '1111', '1011']));
});

describe('relations of a batch', () => {
  const words = rows.map(() => ({ words: ['x'], keywords: [] }));
  const titles = rows.map((_, i) => new Set(i === 1 ? ['x'] : []));
  const all = { maskDuplicates: true, maskClicked: true, maskKeywordMatches: true };
  const none = { maskDuplicates: false, maskClicked: false, maskKeywordMatches: false };
  const inputs = { rows, words, titles };
  const data = { clicked, designs: null };

  it('join the masks that are switched on', () => {
    expect(lines(relate(inputs, data, { ...none, maskDuplicates: true }, false).queryProduct)).toEqual(['1001', '0100', '0010', '1001']);
    expect(lines(relate(inputs, data, { ...none, maskKeywordMatches: true }, false).queryProduct)).toEqual(['0100', '0100', '0100', '0100']);
    expect(lines(relate(inputs, data, all, false).queryProduct)).toEqual(['1111', '0110', '1111', '1101']);
    expect(lines(relate(inputs, data, none, false).queryProduct)).toEqual(['0000', '0000', '0000', '0000']);
  });

  it('say which share of the pairs is masked', () => {
    expect(shareMasked(relate(inputs, data, none, false))).toBe(0);
    expect(shareMasked(relate(inputs, data, all, false))).toBeCloseTo((3 + 1 + 3 + 2) / 12);
  });

  it('become candidates in which every positive is allowed, in both directions', () => {
    const embeddings = { shape: [4, 2] } as tf.Tensor2D;
    const relations = relate(inputs, data, all, true);
    const plain = batchCandidates(embeddings, 'query', 'product', relations);
    expect(lines(plain.positive)).toEqual(lines(identity(4)));
    expect(lines(plain.allowed)).toEqual(['1000', '1101', '0010', '0011']);
    expect(lines(batchCandidates(embeddings, 'product', 'query', relations).allowed)).toEqual(lines(transposed(plain.allowed)));
    expect(lines(batchCandidates(embeddings, 'title', 'image', relations).allowed)).toEqual(['1110', '1111', '1111', '0111']);
    const many = batchCandidates(embeddings, 'query', 'product', relations, true);
    expect(lines(many.positive)).toEqual(['1111', '1110', '1111', '1011']);
    expect(lines(many.allowed)).toEqual(['1111', '1111', '1111', '1011']);
    expect(() => batchCandidates(embeddings, 'title', 'image', relations, true)).toThrow(/no query on one side/);
  });
});

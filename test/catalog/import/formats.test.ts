import { describe, expect, it } from 'vitest';
import { gunzip } from '../../../src/catalog/import/gunzip';
import { resolvePath } from '../../../src/catalog/import/source';
import { findTables } from '../../../src/catalog/import/tables';
import { collectProblems } from '../../../src/catalog/import/problems';
import { gzip } from './tableSource';

describe('unpacking', () => {
  it('stops at its limit, before the memory is full', async () => {
    const packed = await gzip('x'.repeat(3_000_000));
    expect(packed.length).toBeLessThan(10_000);
    expect(await gunzip(packed, 1_000_000)).toEqual({ bytes: new Uint8Array(), torn: false, tooLarge: true });
    expect((await gunzip(packed, 3_000_000)).bytes.length).toBe(3_000_000);
  });
});

describe('paths', () => {
  it.each([
    ['', 'a/b.jpg', 'a/b.jpg'], ['set', 'a.jpg', 'set/a.jpg'], ['set', '../a.jpg', 'a.jpg'], ['set', '../../a.jpg', null], ['', '..', null],
    ['', './/a//./b', 'a/b'], ['', '/a', 'a'], ['', 'a\\b', 'a/b'], ['', 'a/..', ''],
  ])('from %j, %j means %j', (folder, path, expected) => {
    expect(resolvePath(folder, path)).toBe(expected);
  });
});

describe('tables', () => {
  it.each([
    [['products.csv', 'queries.csv', 'labels.csv', 'clicks.csv'], { products: 'products.csv', queries: 'queries.csv', labels: 'labels.csv', clicks: 'clicks.csv' }],
    [['product.csv', 'query.csv', 'label.csv'], { products: 'product.csv', queries: 'query.csv', labels: 'label.csv' }],
    [['corpus_1.json', 'query_labels.jsonl', 'shop-queries.tsv'], { products: 'corpus_1.json', labels: 'query_labels.jsonl', queries: 'shop-queries.tsv' }],
    [['styles.csv', 'images/1.jpg', 'README.md'], { products: 'styles.csv' }],
    [['readme.txt', 'config.json'], {}],
    [['a.csv', 'b.csv'], {}],
  ])('of %j are told apart by name', (paths, expected) => {
    const found = Object.fromEntries(Object.entries(findTables(paths, collectProblems())).filter(([, path]) => path !== undefined));
    expect(found).toEqual(expected);
  });
});

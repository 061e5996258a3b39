import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/types';
import { clickLogQuality, falseNegativeShare, falseNegativesInBatches } from '../../src/evaluation/falseNegatives';
import { gradesOf } from '../../src/evaluation/grades';
import { shop } from '../catalog/synthetic/shopFixture';

const catalog: Catalog = {
  name: 'log', relevantGrade: 1, products: [], queries: [],
  judgments: ['q1', 'q2', 'q3'].flatMap((queryId) => [{ queryId, productId: 'a', grade: 1 }, { queryId, productId: 'c', grade: queryId === 'q2' ? 0 : 1 }]),
  clicks: [
    { queryId: 'q1', productId: 'a', clicks: 3, impressions: 9 }, { queryId: 'q1', productId: 'c', clicks: 0, impressions: 4 },
    { queryId: 'q2', productId: 'c', clicks: 1, impressions: 4 },
  ],
};

describe('false negatives', () => {
  const grades = gradesOf(catalog.judgments);
  const batch = [{ queryId: 'q1', productId: 'a' }, { queryId: 'q2', productId: 'c' }, { queryId: 'q3', productId: 'b' }];

  it('are the negatives of a batch that are relevant in truth', () => {
    expect(falseNegativeShare([batch], grades, 1)).toEqual({ negatives: 6, relevant: 4, share: 4 / 6 });
    expect(falseNegativeShare([batch], grades, 2).relevant).toBe(0);
    expect(falseNegativeShare([batch, batch], grades, 1, (b, row) => b === 0 && row === 1)).toEqual({ negatives: 2, relevant: 1, share: 1 / 2 });
    expect(falseNegativeShare([], grades, 1).share).toBe(0);
  });

  it('are never counted between rows of one product', () => {
    const [{ share, perRow }] = falseNegativesInBatches({ ...catalog, clicks: catalog.clicks.slice(0, 1) }, [8]);
    expect([share, perRow]).toEqual([0, 0]);
  });

  it('are more per row in larger batches of a made shop', () => {
    const [small, large] = falseNegativesInBatches(shop().catalog, [16, 128]);
    expect(small.share).toBeGreaterThan(0);
    expect(large.perRow).toBeGreaterThan(small.perRow * 4);
  });
});

describe('the quality of a click log', () => {
  it('is what it hides and what it gets wrong', () => {
    expect(clickLogQuality(catalog, catalog.clicks)).toEqual({ relevantNeverShown: 1 / 3, relevantNeverClicked: 2 / 3, clicksOnIrrelevant: 1 / 4 });
    expect(clickLogQuality(catalog, catalog.clicks.map(({ queryId, productId, clicks }) => ({ queryId, productId, clicks }))).relevantNeverShown).toBeNull();
  });

  it('does not miss products that were held out', () => {
    const held = { ...catalog, split: { queries: {}, products: { a: 'test', c: 'train' } as const } };
    expect(clickLogQuality(held, catalog.clicks)).toMatchObject({ relevantNeverShown: 0, relevantNeverClicked: 1 });
  });

  it('of a made shop: much was never shown, more never clicked, little clicked in error', () => {
    const { relevantNeverShown, relevantNeverClicked, clicksOnIrrelevant } = clickLogQuality(shop().catalog, shop().catalog.clicks);
    expect(relevantNeverShown).toBeGreaterThan(0.2);
    expect(relevantNeverClicked).toBeGreaterThan(relevantNeverShown ?? 1);
    expect(clicksOnIrrelevant).toBeGreaterThan(0);
    expect(clicksOnIrrelevant).toBeLessThan(0.15);
  });
});

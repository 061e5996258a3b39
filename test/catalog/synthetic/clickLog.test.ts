import { describe, expect, it } from 'vitest';
import { shopConfig } from '../../../src/catalog/synthetic/config';
import { mean, nano, shop } from './shopFixture';

describe('the click log', () => {
  it('knows training queries and training products only', () => {
    for (const { catalog } of [shop(), nano()]) {
      expect(catalog.clicks.length).toBeGreaterThan(500);
      for (const { queryId, productId } of catalog.clicks) {
        expect(catalog.split!.queries[queryId]).toBe('train');
        expect(catalog.split!.products[productId]).toBe('train');
      }
    }
  });

  it('has one row for every pair that was shown, with clicks, impressions and position', () => {
    const { clicks } = shop().catalog;
    expect(clicks.some((row) => row.clicks === 0)).toBe(true);
    expect(new Set(clicks.map(({ queryId, productId }) => `${queryId} ${productId}`)).size).toBe(clicks.length);
    for (const row of clicks) {
      expect(row.clicks).toBeGreaterThanOrEqual(0);
      expect(row.impressions).toBeGreaterThanOrEqual(Math.max(1, row.clicks));
      expect(row.position).toBeGreaterThanOrEqual(1);
      expect(row.position).toBeLessThanOrEqual(shopConfig.clicks.page);
    }
  });

  it('clicks better grades more often, and higher positions more often', () => {
    const exposures = [...shop().log.values()].flat();
    const rate = (some: typeof exposures) => some.reduce((sum, { clicks }) => sum + clicks, 0) / some.reduce((sum, { impressions }) => sum + impressions, 0);
    const byGrade = [0, 1, 2, 3].map((grade) => rate(exposures.filter((exposure) => exposure.grade === grade)));
    for (let grade = 1; grade <= 3; grade++) expect(byGrade[grade]).toBeGreaterThan(byGrade[grade - 1]);
    const exact = exposures.filter(({ grade }) => grade === 3);
    const high = exact.filter(({ positions, impressions }) => positions / impressions < 4);
    const low = exact.filter(({ positions, impressions }) => positions / impressions > 7);
    expect(rate(high)).toBeGreaterThan(rate(low) * 1.5);
  });

  it('shows what shares words with the query more than what is relevant and does not: exposure bias', () => {
    const { catalog, log } = shop();
    const shown = new Set([...log].flatMap(([queryId, exposures]) => exposures.map(({ productId }) => `${queryId} ${productId}`)));
    const thin = new Set(catalog.products.filter(({ truth }) => truth!.regime === 'thinTitle').map(({ id }) => id));
    const relevant = catalog.judgments.filter(({ queryId, productId, grade }) => grade === 3 && log.has(queryId) && catalog.split!.products[productId] === 'train');
    const share = (some: typeof relevant) => mean(some.map(({ queryId, productId }) => Number(shown.has(`${queryId} ${productId}`))));
    expect(share(relevant.filter(({ productId }) => thin.has(productId)))).toBeLessThan(share(relevant.filter(({ productId }) => !thin.has(productId))) * 0.8);
  });

  it('reaches almost every training query', () => {
    const { catalog, queries } = shop();
    const clicked = new Set(catalog.clicks.filter(({ clicks }) => clicks > 0).map(({ queryId }) => queryId));
    expect(clicked.size / queries.filter(({ part }) => part === 'train').length).toBeGreaterThan(0.85);
  });
});

import { describe, expect, it } from 'vitest';
import { attributes, tellsTruth } from '../../../src/catalog/synthetic/attributes';
import { attributeValues } from '../../../src/catalog/synthetic/modalTruth';
import { mean, shop } from './shopFixture';

const weights = (...regimes: string[]) => shop().catalog.products.filter(({ truth }) => regimes.includes(truth!.regime)).map(({ truth }) => truth!.imageWeight!);

describe('the planted right answer', () => {
  it('is information over information, recomputed here from what each side says', () => {
    const { catalog, products, queries } = shop();
    const value = attributeValues(products, queries);
    products.forEach((product, i) => {
      const { titleInformation, imageInformation, imageWeight, design } = catalog.products[i].truth!;
      let title = 0;
      let image = 0;
      for (const attribute of attributes) {
        if (tellsTruth(product.titleSays, product.latent, attribute)) title += value[attribute];
        if (tellsTruth(product.imageShows, product.latent, attribute)) image += value[attribute];
      }
      expect(titleInformation).toBeCloseTo(title, 9);
      expect(imageInformation).toBeCloseTo(image, 9);
      expect(design).toBe(product.latent.design);
      if (imageWeight !== null) expect(imageWeight).toBeCloseTo(title + image === 0 ? 0.5 : image / (title + image), 9);
    });
  });

  it('values what is asked often and tells much', () => {
    const value = attributeValues(shop().products, shop().queries);
    for (const attribute of attributes) expect(value[attribute]).toBeGreaterThan(0);
    expect(value.type).toBeGreaterThan(value.color);
    expect(value.color).toBeGreaterThan(value.shape);
  });

  it('orders thin and stuffed titles above balanced above lifestyle or uninformative above placeholders', () => {
    const thin = weights('thinTitle', 'stuffedTitle');
    const balanced = weights('balanced');
    const empty = weights('placeholder', 'uninformative');
    expect(Math.min(...thin)).toBeGreaterThan(Math.max(...balanced));
    expect(Math.min(...balanced)).toBeGreaterThan(Math.max(...empty));
    expect(mean(weights('lifestyle'))).toBeLessThan(mean(balanced));
    expect(new Set(weights('placeholder'))).toEqual(new Set([0]));
  });

  it('is not claimed where the sides conflict', () => {
    for (const { truth } of shop().catalog.products) expect(truth!.imageWeight === null).toBe(truth!.regime === 'wrongColor' || truth!.regime === 'wrongItem');
  });

  it('varies inside the balanced regime, too', () => {
    expect(new Set(weights('balanced').map((weight) => weight.toFixed(3))).size).toBeGreaterThan(10);
  });
});

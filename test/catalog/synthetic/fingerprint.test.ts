import { describe, expect, it } from 'vitest';
import { bundledCatalogs, bundledCounts, isBundled, openBundled } from '../../../src/catalog/bundled';
import { catalogFingerprint } from '../../../src/catalog/fingerprint';
import { shopNanoConfig } from '../../../src/catalog/synthetic/config';
import { generateShop } from '../../../src/catalog/synthetic/shop';
import { drawnNano, drawnShop } from './shopFixture';

// The frozen catalogs. A changed number here means other data: runs and reports made before cannot be compared with those made after.
const frozen = {
  shop: { content: 'f958497eb9b8a40f', pictures: 'e691fa2731218738' },
  'shop-nano': { content: 'd4c3e7f63ed89efc', pictures: '4c6659587ae327b6' },
};

describe('the bundled catalogs', () => {
  it('are frozen', () => {
    expect(catalogFingerprint(drawnShop().catalog, { pictures: false })).toBe(frozen.shop.content);
    expect(catalogFingerprint(drawnNano().catalog, { pictures: false })).toBe(frozen['shop-nano'].content);
  });

  it('are frozen with their pictures', () => {
    expect(catalogFingerprint(drawnShop().catalog)).toBe(frozen.shop.pictures);
    expect(catalogFingerprint(drawnNano().catalog)).toBe(frozen['shop-nano'].pictures);
  });

  it('are told of without being made', () => {
    expect({ shop: bundledCounts.shop.fingerprint, 'shop-nano': bundledCounts['shop-nano'].fingerprint }).toEqual({ shop: frozen.shop.pictures, 'shop-nano': frozen['shop-nano'].pictures });
  });

  it('are made again byte for byte, and differ by seed', () => {
    expect(generateShop(shopNanoConfig)).toEqual(drawnNano().catalog);
    expect(catalogFingerprint(generateShop({ ...shopNanoConfig, seed: 2 }), { pictures: false })).not.toBe(frozen['shop-nano'].content);
  });

  it('open by name with pictures that can be read', async () => {
    expect(bundledCatalogs).toEqual(['shop', 'shop-nano']);
    const { catalog, readImage } = openBundled('shop-nano');
    const bytes = await readImage(catalog.products[0].image!);
    expect(new TextDecoder().decode(bytes!)).toMatch(/^<svg [^]*<\/svg>$/);
    expect(await readImage('nowhere.png')).toBeNull();
    expect(isBundled('toString')).toBe(false);
    expect(() => openBundled('grocery')).toThrow("No bundled catalog is named 'grocery'. Bundled are: shop, shop-nano.");
  });
});

describe('a fingerprint', () => {
  it('changes with every part of a catalog and not with its name or the order of keys', () => {
    const { catalog } = drawnNano();
    const print = catalogFingerprint(catalog, { pictures: false });
    const [first, ...rest] = catalog.products;
    const changed = [
      { ...catalog, products: [{ ...first, title: `${first.title} ` }, ...rest] },
      { ...catalog, queries: catalog.queries.slice(1) },
      { ...catalog, judgments: catalog.judgments.slice(1) },
      { ...catalog, clicks: catalog.clicks.slice(1) },
      { ...catalog, split: { ...catalog.split!, products: { ...catalog.split!.products, [first.id]: 'test' as const, [rest[0].id]: 'test' as const, [rest[1].id]: 'test' as const } } },
      { ...catalog, relevantGrade: 1 },
    ];
    expect(new Set([print, ...changed.map((other) => catalogFingerprint(other, { pictures: false }))]).size).toBe(changed.length + 1);
    const { id, title, ...others } = first;
    expect(catalogFingerprint({ ...catalog, name: 'other', products: [{ ...others, title, id }, ...rest] }, { pictures: false })).toBe(print);
    const { image, ...bare } = first;
    expect(catalogFingerprint({ ...catalog, products: [{ ...bare, image: `${image} ` }, ...rest] }, { pictures: false })).toBe(print);
    expect(catalogFingerprint({ ...catalog, products: [{ ...bare, image: `${image} ` }, ...rest] })).not.toBe(catalogFingerprint(catalog));
  });
});

import { describe, expect, it } from 'vitest';
import { soundAlikeTitles } from '../../../src/catalog/synthetic/concepts';
import { lookAlikes } from '../../../src/catalog/synthetic/latent';
import { countBy, shop } from './shopFixture';

describe('hard negatives', () => {
  it('differ from their anchor in exactly the named attribute', () => {
    const latents = new Map(shop().products.map(({ latent }) => [latent.id, latent]));
    for (const { anchor, negative, attribute, kind } of shop().catalog.hardNegatives!) {
      const [a, b] = [latents.get(anchor)!, latents.get(negative)!];
      const compared = (['type', 'color', 'pattern', 'material', 'shape', 'brand', 'line', 'use'] as const).filter((name) => name !== 'shape' || kind === 'sibling');
      expect(compared.filter((name) => a[name] !== b[name])).toEqual([attribute]);
    }
  });

  it('exist for every attribute and every kind', () => {
    const counts = countBy(shop().catalog.hardNegatives!, ({ kind, attribute }) => `${kind} ${attribute}`);
    for (const attribute of ['color', 'pattern', 'material', 'shape', 'brand', 'use']) expect(counts.get(`sibling ${attribute}`), attribute).toBeGreaterThan(30);
    expect(counts.get('lookAlike type')).toBeGreaterThan(30);
    expect(counts.get('soundAlike type')).toBeGreaterThan(10);
  });

  it('sound alike only where the title of the accessory names the main item', () => {
    const products = new Map(shop().products.map((product) => [product.latent.id, product]));
    for (const { anchor, negative, kind } of shop().catalog.hardNegatives!) {
      const [a, b] = [products.get(anchor)!, products.get(negative)!];
      if (kind === 'soundAlike') expect(b.title.toLowerCase()).toContain(soundAlikeTitles[b.latent.type]!.title);
      if (kind === 'lookAlike') expect(lookAlikes.some((pair) => pair.includes(a.latent.type) && pair.includes(b.latent.type))).toBe(true);
    }
  });
});

import { groupBy } from '../../math/groups';
import { random } from '../../math/random';
import type { ShopConfig } from './config';
import type { LatentProduct } from './latent';

export type ProductPart = 'train' | 'test';

/** Whole designs go to test, type by type, until the test share of the type is full: variants never stand on both sides. */
export function splitProducts(products: readonly LatentProduct[], config: ShopConfig): Map<string, ProductPart> {
  const parts = new Map<string, ProductPart>();
  for (const [type, ofType] of groupBy(products, (product) => product.type)) {
    const wanted = Math.round(ofType.length * config.products.testShare);
    const designs = random(config.seed, `split of ${type}`).shuffle([...groupBy(ofType, (product) => product.design).values()]);
    let held = 0;
    for (const variants of designs) {
      const part = held + variants.length <= wanted ? 'test' : 'train';
      if (part === 'test') held += variants.length;
      for (const { id } of variants) parts.set(id, part);
    }
  }
  return parts;
}

// What the counterfactual check puts in the place of a picture and of a title.
import type { Catalog } from '../catalog/types';
import type { FeatureConfig } from '../features/config';
import type { EncodedProducts } from '../features/types';
import { hash32 } from '../math/hash';
import type { Replacements } from '../retrieval/productIndex';

/**
 * The catalog's own placeholder where it is known (its regime), else the picture that most products share, else a flat gray card;
 * and for the title the product's brand, where it has one, with a code number, as in a thin title.
 */
export function replacementsOf(catalog: Pick<Catalog, 'products'>, products: EncodedProducts, { imageHeight, imageWidth }: FeatureConfig): Replacements {
  const known = catalog.products.find(({ id, truth }) => truth?.regime === 'placeholder' && products.hasImage[products.ids.indexOf(id)] === 1);
  const shared = [...products.sharedImages].sort((a, b) => b.length - a.length)[0]?.[0];
  const source = products.ids.indexOf(known?.id ?? shared ?? '');
  const size = imageHeight * imageWidth * 3;
  const brands = new Map(catalog.products.map(({ id, attributes }) => [id, attributes.brand]));
  return {
    placeholder: source >= 0 ? products.pixels.subarray(source * size, (source + 1) * size) : new Uint8Array(size).fill(225),
    code: (id) => {
      const brand = brands.get(id);
      const number = 100 + (hash32(id) % 900);
      return `${typeof brand === 'string' ? brand : 'Item'} ${number}-${'ABCDEFGH'[hash32(id, 1) % 8]}`;
    },
  };
}

// The products over which modal weights are judged, each with its weight and what is known of it.
import type { Catalog, Regime } from '../catalog/types';
import type { ProductIndex } from '../retrieval/indexData';

export interface WeighedProduct {
  id: string;
  category: string;
  /** Null where the catalog does not know. */
  regime: Regime | null;
  /** The model's weight of the picture, in [0, 1]. */
  imageWeight: number;
  /** The planted right answer; null where no claim is made. */
  oracle: number | null;
  /** Lengths of what the gate reads. */
  titleNorm: number;
  imageNorm: number;
}

export interface WeighedProducts {
  products: WeighedProduct[];
  /** Left out because a side is missing: their weight is 0 or 1 by construction. */
  masked: number;
  /** Left out because no claim is made about wrong colors and wrong items. */
  conflicts: number;
}

const conflicting: readonly (Regime | null)[] = ['wrongColor', 'wrongItem'];

/** `imageWeight`: of each product of the index, in its order. Products that the catalog lacks are left out. */
export function weighedProducts(catalog: Pick<Catalog, 'products'>, index: ProductIndex, imageWeight: Float32Array): WeighedProducts {
  const places = new Map(index.ids.map((id, i) => [id, i]));
  const known = catalog.products.flatMap((product) => {
    const i = places.get(product.id);
    return i === undefined ? [] : [{ product, i }];
  });
  const whole = known.filter(({ i }) => index.hasTitle[i] && index.hasImage[i]);
  const claimed = whole.filter(({ product }) => !conflicting.includes(product.truth?.regime ?? null));
  return {
    products: claimed.map(({ product, i }) => ({
      id: product.id, category: product.category, regime: product.truth?.regime ?? null, imageWeight: imageWeight[i],
      oracle: product.truth?.imageWeight ?? null, titleNorm: index.titleNorm[i], imageNorm: index.imageNorm[i],
    })),
    masked: known.length - whole.length,
    conflicts: whole.length - claimed.length,
  };
}

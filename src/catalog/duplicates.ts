// Products that are the same in one respect: their title, their picture, or the generated design that they vary.
import { groupBy } from '../math/groups';
import { titleKey } from './titleKey';
import type { Product } from './types';

export const sameness = ['title', 'picture', 'design'] as const;
export type Sameness = (typeof sameness)[number];

const keys: Record<Sameness, (product: Product) => string | null> = {
  title: ({ title }) => titleKey(title) || null,
  picture: ({ image }) => image,
  design: ({ truth }) => truth?.design ?? null,
};

/** Groups of two and more, the largest first, products in the catalog's order. Pictures are the same when `image` is: the same file, or the same data. */
export function duplicates(products: readonly Product[], by: Sameness): Product[][] {
  const known = products.filter((product) => keys[by](product) !== null);
  return [...groupBy(known, keys[by]).values()].filter((members) => members.length > 1).sort((a, b) => b.length - a.length);
}

// The catalog cut by what is known of its products: for the contact sheet.
import { duplicates, sameness } from '../../catalog/duplicates';
import { regimes, type Product, type Regime } from '../../catalog/types';
import { groupBy } from '../../math/groups';
import { binOf } from '../../math/histogram';
import type { Slice } from '../api';

export const weightSteps = 20;
const mostCategories = 300;

/** A slice with its products in the order in which they are shown. */
export interface Cut {
  slice: Slice;
  products: readonly Product[];
}

/** @param imageWeight by product id, null where nothing is learned */
export function cutCatalog(products: readonly Product[], split: { products: Record<string, string> }, imageWeight: ReadonlyMap<string, number> | null): Cut[] {
  const cuts = [
    cut('all', '', products),
    ...['train', 'test'].map((part) => cut('part', part, products.filter(({ id }) => split.products[id] === part))),
    ...regimes.map((regime) => cutByRegime(regime, products.filter(({ truth }) => truth?.regime === regime), imageWeight)),
    cut('missing', 'title', products.filter(({ title }) => !title)),
    cut('missing', 'image', products.filter(({ image }) => image === null)),
    ...sameness.map((by) => cut('duplicates', by, duplicates(products, by).flat(), 'group')),
    ...(imageWeight ? cutByWeight(products, imageWeight) : []),
    ...cutByCategory(products),
  ];
  return cuts.filter(({ slice }) => slice.products > 0 || slice.kind === 'all');
}

function cut(kind: Slice['kind'], value: string, products: readonly Product[], order: Slice['order'] = 'catalog'): Cut {
  return { slice: { id: kind === 'all' ? 'all' : `${kind}:${value}`, kind, value, products: products.length, order }, products };
}

/** Products whose learned weight is furthest from the planted one first; those of which one is not known last. */
function cutByRegime(regime: Regime, products: readonly Product[], imageWeight: ReadonlyMap<string, number> | null): Cut {
  const distance = ({ id, truth }: Product) => {
    const [planted, learned] = [truth?.imageWeight ?? null, imageWeight?.get(id)];
    return planted === null || learned === undefined ? -1 : Math.abs(learned - planted);
  };
  const known = products.some((product) => distance(product) >= 0);
  return known ? cut('regime', regime, sortedBy(products, (product) => -distance(product)), 'disagreement') : cut('regime', regime, products);
}

function cutByWeight(products: readonly Product[], imageWeight: ReadonlyMap<string, number>): Cut[] {
  const weighed = sortedBy(products.filter(({ id }) => imageWeight.has(id)), ({ id }) => imageWeight.get(id) ?? 0);
  const groups = groupBy(weighed, ({ id }) => binOf(imageWeight.get(id) ?? 0, weightSteps));
  return Array.from({ length: weightSteps }, (_, bin) => cut('imageWeight', weightRange(bin), groups.get(bin) ?? [], 'imageWeight'));
}

/** In percent. */
export function weightRange(bin: number): string {
  const width = 100 / weightSteps;
  return `${bin * width}-${(bin + 1) * width}`;
}

function cutByCategory(products: readonly Product[]): Cut[] {
  const groups = groupBy(products.filter(({ category }) => category), ({ category }) => category);
  return [...groups].map(([category, members]) => cut('category', category, members)).sort((a, b) => b.products.length - a.products.length).slice(0, mostCategories);
}

function sortedBy<T>(items: readonly T[], key: (item: T) => number): T[] {
  return items.map((item) => ({ item, key: key(item) })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}

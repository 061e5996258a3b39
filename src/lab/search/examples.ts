import type { Catalog } from '../../catalog/types';
import type { Example } from '../api';

const shop: Example[] = [
  { query: 'sneakers', point: 'synonym' },
  { query: 'polka dot mug', point: 'onlyPicture' },
  { query: 'kavo backpack', point: 'codedTitle' },
  { query: 'beige lamp', point: 'missingPhoto' },
  { query: 'zzyzx', point: 'nothing' },
];

/** Queries that each make a point, for the generated catalogs; the most asked ones of any other. */
export function examplesFor(catalogId: string, catalog: Catalog): Example[] {
  if (catalogId === 'shop' || catalogId === 'shop-nano') return shop;
  const asked = catalog.queries.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).slice(0, 5);
  if (asked.length > 0) return asked.map(({ text }) => ({ query: text, point: 'frequent' }));
  return [...new Set(catalog.products.map(({ category }) => category).filter(Boolean))].slice(0, 5).map((query) => ({ query, point: 'category' }));
}

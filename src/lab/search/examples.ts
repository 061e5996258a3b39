import type { Catalog } from '../../catalog/types';
import type { Example } from '../api';

const shop: Example[] = [
  { query: 'sneakers', point: 'synonym' },
  { query: 'polka dot mug', point: 'onlyPicture' },
  { query: 'kavo backpack', point: 'codedTitle' },
  { query: 'beige lamp', point: 'missingPhoto' },
  { query: 'zzyzx', point: 'nothing' },
];

/** Queries that each make a point, for the generated catalogs, where they are known before the catalog is made; null for any other. */
export function bundledExamples(catalogId: string): Example[] | null {
  return catalogId === 'shop' || catalogId === 'shop-nano' ? shop : null;
}

/** The bundled examples; the most asked queries of any other catalog. */
export function examplesFor(catalogId: string, catalog: Catalog): Example[] {
  const bundled = bundledExamples(catalogId);
  if (bundled) return bundled;
  const asked = catalog.queries.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).slice(0, 5);
  if (asked.length > 0) return asked.map(({ text }) => ({ query: text, point: 'frequent' }));
  return [...new Set(catalog.products.map(({ category }) => category).filter(Boolean))].slice(0, 5).map((query) => ({ query, point: 'category' }));
}

import type { Catalog } from '../../catalog/types';
import type { Example } from '../api';

/** Chosen among the shops' queries where the shipped models make the point; test/lab/search/examples.test.ts proves that they still do. */
const shops: Record<string, Example[]> = {
  shop: [
    { query: 'sneakers', point: 'synonym' },
    { query: 'high back chair', point: 'onlyPicture' },
    { query: 'fashion accessories', point: 'codedTitle' },
    { query: 'card holder', point: 'missingPhoto' },
    { query: 'chainsaw', point: 'nothing' },
  ],
  'shop-nano': [
    { query: 'sneakers', point: 'synonym' },
    { query: 'low top sneakers', point: 'onlyPicture' },
    { query: 'brindel coffee mugs', point: 'codedTitle' },
    { query: 'backpack', point: 'missingPhoto' },
    { query: 'chainsaw', point: 'nothing' },
  ],
};
const mostExamples = 5;

/** Those of a generated catalog, known without opening it; null for any other. */
export function bundledExamples(catalogId: string): Example[] | null {
  return Object.hasOwn(shops, catalogId) ? shops[catalogId] : null;
}

/** Queries that each make a point, for the generated catalogs; the most asked ones of any other, or else its categories. */
export function examplesFor(catalogId: string, catalog: Catalog): Example[] {
  const bundled = bundledExamples(catalogId);
  if (bundled) return bundled;
  const asked = [...new Set(catalog.queries.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).map(({ text }) => text.trim()).filter(Boolean))];
  if (asked.length > 0) return asked.slice(0, mostExamples).map((query) => ({ query, point: 'frequent' }));
  const categories = new Map<string, number>();
  for (const { category } of catalog.products) if (category.trim()) categories.set(category.trim(), (categories.get(category.trim()) ?? 0) + 1);
  return [...categories].sort((a, b) => b[1] - a[1]).slice(0, mostExamples).map(([query]) => ({ query, point: 'category' }));
}

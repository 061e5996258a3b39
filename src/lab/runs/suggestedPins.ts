import type { OpenedCatalog } from '../search/openedCatalog';

const count = 3;

/** Held-out queries of the shops that `nano` gets wrong at first and right in the end: a coded title or a picture, a synonym, a plain one. */
const shops: Record<string, readonly string[]> = {
  shop: ['sneakers', 'fashion accessories', 'high back chair'],
  'shop-nano': ['sneakers', 'low top sneakers', 'brindel coffee mugs'],
};

/** Of any other catalog judged queries, those that are asked most; else queries; else its largest categories. */
export function suggestedPins({ info, catalog, scale }: OpenedCatalog): string[] {
  if (Object.hasOwn(shops, info.id)) return [...shops[info.id]];
  const judged = new Set(catalog.judgments.filter(({ grade }) => grade >= scale.relevant).map(({ queryId }) => queryId));
  const frequent = catalog.queries.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const asked = [...frequent.filter(({ id }) => judged.has(id)), ...frequent.filter(({ id }) => !judged.has(id))].map(({ text }) => text.trim());
  const categories = new Map<string, number>();
  for (const { category } of catalog.products) categories.set(category.trim(), (categories.get(category.trim()) ?? 0) + 1);
  const words = [...categories].sort((a, b) => b[1] - a[1]).map(([category]) => category);
  return [...new Set([...asked, ...words])].filter(Boolean).slice(0, count);
}

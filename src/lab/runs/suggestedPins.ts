import type { OpenedCatalog } from '../search/openedCatalog';

const count = 3;

/**
 * Held-out queries of the shops: one plain, one by a word that no title has, one that the picture decides.
 * nDCG@10 of make, nano, mean of seeds 1 to 3, at steps 0, 25, 50, 100, 250: lamp .00 .77 1.00 1.00 1.00; earmuffs .23 .05 .18 .70 1.00; short sleeve shirt .06 .03 .59 .68 .71.
 */
const shops: Record<string, readonly string[]> = {
  shop: ['headphones', 'rucksack', 'square carpet'],
  'shop-nano': ['lamp', 'earmuffs', 'short sleeve shirt'],
};

/** Those of a generated catalog, known without opening it; null for any other. */
export function bundledPins(catalogId: string): readonly string[] | null {
  return Object.hasOwn(shops, catalogId) ? shops[catalogId] : null;
}

/** Of any other catalog judged queries, those that are asked most; else queries; else its largest categories. */
export function suggestedPins({ info, catalog, scale }: OpenedCatalog): string[] {
  const known = bundledPins(info.id);
  if (known) return [...known];
  const judged = new Set(catalog.judgments.filter(({ grade }) => grade >= scale.relevant).map(({ queryId }) => queryId));
  const frequent = catalog.queries.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const asked = [...frequent.filter(({ id }) => judged.has(id)), ...frequent.filter(({ id }) => !judged.has(id))].map(({ text }) => text.trim());
  const categories = new Map<string, number>();
  for (const { category } of catalog.products) categories.set(category.trim(), (categories.get(category.trim()) ?? 0) + 1);
  const words = [...categories].sort((a, b) => b[1] - a[1]).map(([category]) => category);
  return [...new Set([...asked, ...words])].filter(Boolean).slice(0, count);
}

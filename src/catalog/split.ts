// Which queries and which products training may see: whole queries and whole products are held out (design: data.md 4.4).
import { groupBy } from '../math/groups';
import { hash32 } from '../math/hash';
import { titleKey } from './titleKey';
import type { Catalog, Part, Product, Query, Split } from './types';

export interface SplitShares {
  queries: { validation: number; test: number };
  products: { test: number };
}

/**
 * Catalogs with fewer queries than this keep them all for training: held-out parts of a few dozen queries would measure nothing, and
 * training would miss their words. Their tables are those of the cell "seen query x new product".
 */
export const fewestQueriesToHoldOut = 300;

/** Where more of the products than this share their title, titles name classes of products, and products of one title are no duplicates. */
const mostSharedTitles = 0.5;

/**
 * A split by hash: the same catalog and seed give the same parts. What the catalog carries wins. Products are held out in equal shares
 * of every category, near-duplicates (one design, or one title) together; queries of one text are never in two parts.
 * @param shares in [0, 1], of the queries and products that carry no split
 */
export function splitCatalog(catalog: Catalog, seed: number, shares: SplitShares): Split {
  const carriedProducts = new Map(Object.entries(catalog.split?.products ?? {}));
  const free = catalog.products.filter(({ id }) => !carriedProducts.has(id));
  const held = heldOutProducts(free, nearDuplicateKey(catalog.products), seed, shares.products.test);
  return {
    queries: Object.fromEntries(queryParts(catalog, seed, shares.queries)),
    products: Object.fromEntries(catalog.products.map(({ id }) => [id, carriedProducts.get(id) ?? (held.has(id) ? 'test' : 'train')])),
  };
}

/** Goes through the categories and takes from each, in the order of hashes, what the share of all products so far asks for. */
function heldOutProducts(products: Product[], keyOf: (product: Product) => string, seed: number, share: number): Set<string> {
  const groups = [...groupBy(products, keyOf).entries()].map(([key, members]) => ({ members, category: members[0].category, order: hash32(key, seed) }));
  const held = new Set<string>();
  let seen = 0;
  for (const [, inCategory] of [...groupBy(groups, ({ category }) => category)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    seen += inCategory.reduce((sum, { members }) => sum + members.length, 0);
    for (const { members } of inCategory.sort((a, b) => a.order - b.order)) {
      if (held.size + members.length / 2 > share * seen) break;
      for (const { id } of members) held.add(id);
    }
  }
  return held;
}

/** The parts of all queries, by id. */
function queryParts({ queries, split }: Catalog, seed: number, shares: SplitShares['queries']): [id: string, part: Part][] {
  const carried = (query: Query): Part | undefined => (Object.hasOwn(split?.queries ?? {}, query.id) ? split!.queries[query.id] : query.split);
  const texts = [...groupBy(queries, ({ text }) => titleKey(text))].map(([text, members]) => ({ text, part: members.map(carried).find(Boolean) }));
  const free = texts.filter(({ part }) => part === undefined).map(({ text }) => text).sort((a, b) => hash32(a, seed) - hash32(b, seed) || (a < b ? -1 : 1));
  const holdOut = free.length === texts.length ? queries.length >= fewestQueriesToHoldOut : true;
  const validation = holdOut ? Math.round(free.length * shares.validation) : 0;
  const test = holdOut ? Math.round(free.length * shares.test) : 0;
  const parts = new Map(texts.flatMap(({ text, part }): [string, Part][] => (part ? [[text, part]] : [])));
  free.forEach((text, i) => parts.set(text, i < validation ? 'validation' : i < validation + test ? 'test' : 'train'));
  return queries.map((query) => [query.id, carried(query) ?? parts.get(titleKey(query.text))!]);
}

/** What products that are nearly the same have in common: the design where it is known, else the title where titles name products. */
export function nearDuplicateKey(products: Product[]): (product: Product) => string {
  const byTitle = !titlesNameClasses(products);
  return ({ id, title, truth }) => {
    if (truth?.design) return `design ${truth.design}`;
    return byTitle && title ? `title ${titleKey(title)}` : `id ${id}`;
  };
}

/** Whether most products share their title with another: then it names a class of products, not one. */
export function titlesNameClasses(products: readonly Product[]): boolean {
  const groups = groupBy(products, ({ title }) => titleKey(title)).values();
  const sharing = [...groups].reduce((sum, { length }) => sum + (length > 1 ? length : 0), 0);
  return sharing > mostSharedTitles * products.length;
}

export interface SplitReport {
  queries: Record<Part, number>;
  products: Record<'train' | 'test', number>;
  /** Whether any query is kept from training. */
  queriesHeldOut: boolean;
  /** Groups of two or more near-duplicates, and how many of them lie in both parts. */
  nearDuplicates: { groups: number; products: number; apart: number };
  notes: string[];
}

/** What the split of a run says about itself, to be kept in the run and printed. */
export function describeSplit(catalog: Catalog, split: Split): SplitReport {
  const queries = { train: 0, validation: 0, test: 0 };
  for (const { id } of catalog.queries) queries[split.queries[id]]++;
  const products = { train: 0, test: 0 };
  for (const { id } of catalog.products) products[split.products[id]]++;
  const groups = [...groupBy(catalog.products, nearDuplicateKey(catalog.products)).values()].filter((members) => members.length > 1);
  const apart = groups.filter((members) => new Set(members.map(({ id }) => split.products[id])).size > 1).length;
  const queriesHeldOut = queries.validation + queries.test > 0;
  const sameTitle = catalog.products.length - new Set(catalog.products.map(({ title }) => titleKey(title))).size;
  return {
    queries, products, queriesHeldOut,
    nearDuplicates: { groups: groups.length, products: groups.reduce((sum, members) => sum + members.length, 0), apart },
    notes: [
      `${products.train} products to train on and ${products.test} held out; ${queries.train} queries to train on, ${queries.validation} for validation, ${queries.test} held out.`,
      ...(catalog.queries.length && !queriesHeldOut ? [`With fewer than ${fewestQueriesToHoldOut} queries none is held out: read the cell "seen query x new product".`] : []),
      ...(groups.length ? [`${groups.length} groups of near-duplicates were kept together${apart ? `, except ${apart} that the catalog's own split parts` : ''}.`] : []),
      ...(!groups.length && sameTitle > 0 ? ['More than half of the products share their title: titles name classes here, so products of one title were split like others.'] : []),
    ],
  };
}

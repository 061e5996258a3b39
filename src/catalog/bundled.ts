import { decodeDataUri } from './dataUri';
import { shopConfig, shopNanoConfig } from './synthetic/config';
import { generateShop } from './synthetic/shop';
import type { Catalog, OpenCatalog } from './types';

const generators = { shop: () => generateShop(shopConfig), 'shop-nano': () => generateShop(shopNanoConfig) } satisfies Record<string, () => Catalog>;
export type BundledName = keyof typeof generators;

/** The catalogs that come with the playground; they are made when they are opened. */
export const bundledCatalogs = Object.keys(generators) as BundledName[];

/** What is in them, told without making them; `fingerprint` as `catalogFingerprint` gives it. A test makes them and compares. */
export const bundledCounts: Record<BundledName, { name: string; products: number; queries: number; judgments: number; fingerprint: string }> = {
  shop: { name: 'shop', products: 2400, queries: 1400, judgments: 145_227, fingerprint: 'e691fa2731218738' },
  'shop-nano': { name: 'shop-nano', products: 320, queries: 240, judgments: 9244, fingerprint: '4c6659587ae327b6' },
};

export function isBundled(name: string): name is BundledName {
  return Object.hasOwn(generators, name);
}

/** Makes a bundled catalog. Its pictures stand in the products as data URIs, so there is no file to read. */
export function openBundled(name: string): OpenCatalog {
  if (!isBundled(name)) throw new Error(`No bundled catalog is named '${name}'. Bundled are: ${bundledCatalogs.join(', ')}.`);
  return { catalog: generators[name](), readImage: (path) => Promise.resolve(decodeDataUri(path)) };
}

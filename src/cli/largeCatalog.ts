// A catalog of any size for measuring: the made shop with more products, as the zip that people import.
import { decodeDataUri } from '../catalog/dataUri';
import { exportCatalog } from '../catalog/export';
import { shopConfig } from '../catalog/synthetic/config';
import { makeShop } from '../catalog/synthetic/shop';
import type { Catalog } from '../catalog/types';

/** Titles and pictures alone; what training and judging need is left out. */
export async function largeCatalogZip(count: number): Promise<Uint8Array<ArrayBuffer>> {
  const { catalog: made } = makeShop({ ...shopConfig, name: `shop of ${count}`, products: { ...shopConfig.products, count } });
  const drawings = new Map(made.products.map(({ id, image }) => [`pictures/${id}.svg`, image ?? '']));
  const catalog: Catalog = {
    name: made.name, relevantGrade: made.relevantGrade, queries: [], judgments: [], clicks: [],
    products: made.products.map(({ id, title, category }) => ({ id, title, category, attributes: {}, image: `pictures/${id}.svg` })),
  };
  return exportCatalog({ catalog, readImage: (path) => Promise.resolve(decodeDataUri(drawings.get(path) ?? '')) });
}

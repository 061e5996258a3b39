// Our own format: one zip of JSON lines and pictures that the importer reads back (design: data.md 2.1).
import { zipSync, type Zippable } from 'fflate';
import { hardNegativesFile, settingsFile } from './import/settings';
import type { OpenCatalog } from './types';

/** The same catalog gives the same bytes. */
const madeAt = new Date(2000, 0, 1);

/** A catalog with its pictures and its split as a zip. Pictures that cannot be read are left out; URLs and data: URIs stay in the rows. */
export async function exportCatalog({ catalog, readImage }: OpenCatalog): Promise<Uint8Array<ArrayBuffer>> {
  const { name, products, queries, judgments, clicks, split, hardNegatives, relevantGrade, labelsComplete } = catalog;
  const texts = new Map(queries.map(({ id, text }) => [id, text]));
  const files: Zippable = {
    [settingsFile]: encode(JSON.stringify({ name, relevantGrade, labelsComplete })),
    'products.jsonl': lines(products.map(({ id, ...product }) => ({ product_id: id, ...product, split: split?.products[id] }))),
  };
  if (queries.length) files['queries.jsonl'] = lines(queries.map(({ id, text, ...query }) => ({ query_id: id, query: text, ...query, split: split?.queries[id] ?? query.split })));
  if (judgments.length) files['labels.jsonl'] = lines(judgments.map(({ queryId, productId, ...judgment }) => ({ query_id: queryId, product_id: productId, ...judgment })));
  if (clicks.length) {
    files['clicks.jsonl'] = lines(clicks.map(({ queryId, productId, ...click }) => ({ query: texts.get(queryId), query_id: queryId, product_id: productId, ...click })));
  }
  if (hardNegatives?.length) files[hardNegativesFile] = lines(hardNegatives);
  for (const path of new Set(products.map(({ image }) => image))) {
    const bytes = path === null || path.startsWith('data:') ? null : await readImage(path);
    if (bytes) files[path!] = [bytes, { level: 0 }];
  }
  return zipSync(files, { mtime: madeAt });
}

function lines(rows: object[]): Uint8Array {
  return encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openBundled } from '../../src/catalog/bundled';
import { exportCatalog } from '../../src/catalog/export';
import { catalogFingerprint } from '../../src/catalog/fingerprint';
import type { Catalog, OpenCatalog } from '../../src/catalog/types';
import { imported } from './import/tableSource';

const catalog: Catalog = {
  name: 'My shop', relevantGrade: 2, labelsComplete: true,
  products: [
    { id: '007', title: 'Red dress', image: 'images/007.jpg', category: 'Dresses', description: 'Long', attributes: { color: 'red', size: 38, tags: ['a', 'b'], code: '0042', year: '2011' } },
    { id: '008', title: '', image: 'data:image/svg+xml,%3Csvg/%3E', category: 'Shirts', attributes: {}, truth: { regime: 'thinTitle', titleInformation: 0.5, imageInformation: 2, imageWeight: 0.8, design: 'd1' } },
    { id: '009', title: 'Größe "5", 你好', image: null, category: '', attributes: {} },
    { id: '010', title: 'Far', image: 'https://shop.example/a.jpg', category: '', attributes: {}, truth: { regime: 'wrongItem', titleInformation: 1, imageInformation: 1, imageWeight: null, design: 'd2' } },
  ],
  queries: [{ id: 'q1', text: 'red dress', type: 'color', weight: 3, deciding: 'image', split: 'train' }, { id: 'q2', text: 'shirt', split: 'test' }],
  judgments: [{ queryId: 'q1', productId: '007', grade: 3, label: 'Exact', source: 'human' }, { queryId: 'q2', productId: '008', grade: 0 }],
  clicks: [{ queryId: 'q1', productId: '007', clicks: 4, impressions: 20, position: 1.5 }],
  hardNegatives: [{ anchor: '007', negative: '008', attribute: 'color', kind: 'sibling' }],
  split: { queries: { q1: 'train', q2: 'test' }, products: { '007': 'train', '008': 'test', '009': 'train', '010': 'train' } },
};
const open: OpenCatalog = { catalog, readImage: async (path) => (path === 'images/007.jpg' ? Uint8Array.of(1, 2, 3) : null) };

it('a catalog comes back whole from its own export', async () => {
  const { catalog: again, open: reopened, report } = await imported({ 'export.zip': await exportCatalog(open) });
  expect(again).toEqual(catalog);
  expect(await reopened.readImage('images/007.jpg')).toEqual(Uint8Array.of(1, 2, 3));
  expect(new TextDecoder().decode((await reopened.readImage(catalog.products[1].image!))!)).toBe('<svg/>');
  expect(report.problems.map(({ kind }) => kind).sort()).toEqual(['imageUrl', 'missingImage', 'missingTitle']);
});

it('the same catalog gives the same bytes, in tables that anyone can read', async () => {
  const bytes = await exportCatalog(open);
  expect(await exportCatalog(open)).toEqual(bytes);
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(['clicks.jsonl', 'hardNegatives.jsonl', 'images/007.jpg', 'labels.jsonl', 'products.jsonl', 'queries.jsonl', 'settings.json']);
  expect(JSON.parse(new TextDecoder().decode(files['clicks.jsonl']))).toEqual({ query: 'red dress', query_id: 'q1', product_id: '007', clicks: 4, impressions: 20, position: 1.5 });
});

it('a catalog of products alone has no empty tables', async () => {
  const bytes = await exportCatalog({ ...open, catalog: { name: 'x', relevantGrade: 1, products: catalog.products.slice(0, 1), queries: [], judgments: [], clicks: [] } });
  expect(Object.keys(unzipSync(bytes)).sort()).toEqual(['images/007.jpg', 'products.jsonl', 'settings.json']);
});

it('a generated catalog comes back with the same fingerprint and nothing to report', async () => {
  const made = openBundled('shop-nano');
  const { catalog: again, report } = await imported({ 'export.zip': await exportCatalog(made) });
  expect(catalogFingerprint(again)).toBe(catalogFingerprint(made.catalog));
  expect(again.labelsComplete).toBe(true);
  expect(again.hardNegatives).toEqual(made.catalog.hardNegatives);
  expect(report.problems).toEqual([]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { bundledCatalogs, bundledCounts, openBundled } from '../../../src/catalog/bundled';
import { imageSize } from '../../../src/features/imageFormat';
import type { Progress } from '../../../src/lab/api';
import type { ImportPlatform } from '../../../src/lab/import/importPlatform';
import type { ImportLab } from '../../../src/lab/importLab';
import type { Files } from '../../../src/storage/files';
import { memoryFiles } from '../../../src/storage/memoryFiles';
import { jpeg, picked, smallShopFiles, zipped, type Contents } from '../../support/pickedFiles';
import { testImportLab, testImportPlatform, testLab } from '../../support/testLab';

const silent = () => undefined;
let files: Files;
let platform: ImportPlatform;
let lab: ImportLab;

beforeEach(() => {
  files = memoryFiles();
  platform = testImportPlatform(files);
  lab = testImportLab(platform);
});

async function imported(contents: Contents, name = 'my shop') {
  await lab.inspect(name, picked(contents), silent);
  return lab.keep({}, silent);
}

describe('a first look', () => {
  it('at a folder tells tables, columns, the guess and the first rows', async () => {
    const preview = await lab.inspect('my shop', picked(await smallShopFiles()), silent);
    expect(preview).toMatchObject({ name: 'my shop', files: 7, pictures: 4, refusal: null });
    expect(preview.bytes).toBeGreaterThan(1000);
    const [products] = preview.tables;
    expect(products).toMatchObject({ table: 'products', path: 'products.csv', columns: ['product_id', 'title', 'image', 'category'], guess: { id: 'product_id', title: 'title', image: 'image', category: 'category' } });
    expect(products.sample[1]).toEqual(['2', 'Red apples', 'b.jpg', 'Fruit']);
    expect(products.fields[0]).toEqual({ field: 'title', needed: true, orAnyOf: [] });
    expect(preview.tables.map(({ table }) => table)).toEqual(['products', 'queries', 'labels']);
  });

  it('at what holds nothing says in one sentence what was looked for', async () => {
    const preview = await lab.inspect('notes', picked({ 'notes/a.txt': 'x' }), silent);
    expect(preview.refusal).toMatch(/^'notes' has no products: expected products\.jsonl .* or pictures, found a\.txt\.$/);
  });

  it('reads no more of a long table than its head', async () => {
    const long = new File([`id,title\n${'1,Dress\n'.repeat(400_000)}`], 'products.csv');
    let read = 0;
    const slice = long.slice.bind(long);
    long.slice = (start, end) => { read += (end ?? long.size) - (start ?? 0); return slice(start, end); };
    long.arrayBuffer = () => Promise.reject(new Error('the whole file was read'));
    expect((await lab.inspect('long', [{ path: 'products.csv', file: long }], silent)).tables[0].sample).toHaveLength(6);
    expect(read).toBeLessThanOrEqual(2 ** 20);
  });
});

describe('a kept catalog', () => {
  it('is searched by words and by MAKE, again by a lab that is opened later', async () => {
    const { catalog, report, encoded, encodingFailure } = await imported(await smallShopFiles());
    expect([encoded, encodingFailure]).toEqual([true, null]);
    expect(catalog).toMatchObject({ kind: 'own', name: 'my shop', products: 4, queries: 2, judgments: 3 });
    expect(catalog.bytes).toBeGreaterThan(20_000);
    expect(report.problems).toMatchObject([{ kind: 'brokenImage', count: 1 }]);
    expect(report.statistics).toMatchObject({ products: 4, withoutImage: 1 });

    const search = testLab(files);
    expect((await search.catalogs()).map(({ id }) => id)).toEqual([...bundledCatalogs, catalog.id]);
    const status = await search.open(catalog.id, null, silent);
    expect(status.rankers.find(({ id }) => id === 'make')).toMatchObject({ state: 'ready' });
    const words = await search.search({ query: 'milk', ranker: 'bm25', limit: 10 });
    expect(new Map(words.results.map(({ productId, grade }) => [productId, grade]))).toEqual(new Map([['1', 3], ['3', 3]]));
    const make = await search.search({ query: 'milk', ranker: 'make', limit: 10 });
    expect(make.results).toHaveLength(4);
    expect(make.results.find(({ productId }) => productId === '4')).toMatchObject({ hasImage: false, weights: { title: 1, image: 0 } });
  }, 120_000);

  it('shows small pictures as they were and large ones reduced; broken ones are none', async () => {
    const contents = await smallShopFiles();
    const { catalog } = await imported(contents);
    const search = testLab(files);
    await search.open(catalog.id, null, silent);
    expect(new Uint8Array(await (await search.picture('1'))!.arrayBuffer())).toEqual(contents['my shop/images/a.jpg']);
    const reduced = new Uint8Array(await (await search.picture('2'))!.arrayBuffer());
    expect(imageSize(reduced, 'jpeg')).toEqual({ width: 384, height: 384 });
    expect(await search.picture('4')).toBeNull();
  }, 120_000);

  it('out of a zip is the same catalog as out of the folder, and takes its place', async () => {
    const contents = await smallShopFiles('');
    const first = await imported(contents);
    const again = await imported({ 'my shop.zip': zipped(contents) }, 'my shop.zip');
    expect(again.catalog.id).toBe(first.catalog.id);
    expect(again.catalog.name).toBe('my shop');
    const search = testLab(files);
    expect((await search.catalogs()).filter(({ kind }) => kind === 'own')).toHaveLength(1);
    const folders = new Set((await files.list('catalogs')).map((path) => path.split('/').slice(0, 3).join('/')));
    expect(folders.size).toBe(2);
    const other = await imported({ ...contents, 'images/a.jpg': await jpeg(65) });
    expect(other.catalog.id).not.toBe(first.catalog.id);
  }, 120_000);

  it('of photos alone is titled by their names, with their folder as category', async () => {
    const { catalog, report } = await imported({ 'photos/fruit/red apple (2).jpg': await jpeg(40), 'photos/fruit/IMG_2041.jpg': await jpeg(40, 5), 'photos/dairy/oat-milk.jpg': await jpeg(40, 99) }, 'photos');
    expect(report.notes[0]).toMatch(/no table: 3 pictures became products, titled by their file names, of which 1 say nothing/);
    const search = testLab(files);
    await search.open(catalog.id, null, silent);
    const { results } = await search.search({ query: 'apple', ranker: 'make', limit: 3 });
    expect(results.map(({ title }) => title).sort()).toEqual(['', 'oat milk', 'red apple']);
    expect((await search.describe()).categories).toBe(2);
  }, 120_000);

  it('is hidden when removed, back when restored, and gone when the trash is emptied', async () => {
    const { catalog } = await imported(await smallShopFiles());
    const search = testLab(files);
    const own = async () => (await search.catalogs()).filter(({ kind }) => kind === 'own').length;
    await search.remove(catalog.id);
    expect(await own()).toBe(0);
    await expect(search.open(catalog.id, null, silent)).rejects.toThrow(/keeps no catalog/);
    await search.restore(catalog.id);
    expect(await own()).toBe(1);
    await search.remove(catalog.id);
    await search.emptyTrash();
    expect(await files.list('catalogs')).toEqual([]);
    await expect(search.restore(catalog.id)).rejects.toThrow(/any more. Open its files again/);
  }, 120_000);
});

describe('an import that does not come to its end', () => {
  const stopAt = (task: Progress['task']) => (progress: Progress) => { if (progress.task === task) void lab.stop(); };

  it.each(['tables', 'pictures', 'saving'] as const)('because it was stopped at %s leaves nothing', async (task) => {
    await lab.inspect('my shop', picked(await smallShopFiles()), silent);
    await expect(lab.keep({}, stopAt(task))).rejects.toMatchObject({ name: 'AbortError' });
    expect(await files.list('catalogs')).toEqual([]);
    expect((await lab.keep({}, silent)).encoded).toBe(true);
  }, 120_000);

  it('because it was stopped while encoding is kept, and encoded when it is next asked for', async () => {
    await lab.inspect('my shop', picked(await smallShopFiles()), silent);
    const outcome = await lab.keep({}, ({ task, done, total }) => { if (task === 'saving' && done === total) void lab.stop(); });
    expect(outcome).toMatchObject({ encoded: false, encodingFailure: '' });
    const search = testLab(files);
    const status = await search.open(outcome.catalog.id, null, silent);
    expect([status.bestRanker, status.rankers[0].state]).toEqual(['bm25', 'notEncoded']);
    const told: Progress[] = [];
    const rankers = await search.encode('make', (progress) => told.push(progress));
    expect(rankers[0].state).toBe('ready');
    expect(told.at(-1)).toMatchObject({ task: 'vectors', done: 4, total: 4 });
    expect((await search.search({ query: 'milk', ranker: 'make', limit: 9 })).results).toHaveLength(4);
    await search.encode('titleOnly', silent);
    const later = (await testLab(files).open(outcome.catalog.id, null, silent)).rankers;
    expect(Object.fromEntries(later.map(({ id, state }) => [id, state]))).toMatchObject({ make: 'ready', titleOnly: 'onDemand', imageOnly: 'notEncoded' });
  }, 120_000);

  it('because the disk is full says so, leaves nothing, and does not touch what was kept before', async () => {
    const contents = await smallShopFiles();
    const { catalog } = await imported(contents);
    const before = await files.list('catalogs');
    for (const full of ['pictures-0.pack', 'catalog.json', 'info.json']) {
      const write: Files['write'] = (path, bytes) => (path.endsWith(full) ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : files.write(path, bytes));
      const short = testImportLab({ ...platform, files: { ...files, write } });
      await short.inspect('my shop', picked(contents), silent);
      await expect(short.keep({}, silent)).rejects.toThrow(/storage filled up.*Remove a catalog/);
      expect(await files.list('catalogs')).toEqual(before);
    }
    const search = testLab(files);
    await search.open(catalog.id, null, silent);
    expect((await search.search({ query: 'milk', ranker: 'make', limit: 9 })).results).toHaveLength(4);
  }, 120_000);

  it('because it cannot fit is refused beforehand, with what it needs and what is free', async () => {
    const small = testImportLab({ ...platform, freeSpace: async () => 1000 });
    await small.inspect('my shop', picked(await smallShopFiles()), silent);
    await expect(small.keep({}, silent)).rejects.toThrow(/needs about 1 MB .* and 1 MB are free\. Remove/);
    expect(await files.list('')).toEqual([]);
  });

  it('because the tab died leaves what nobody sees and the next start takes away', async () => {
    const { catalog } = await imported(await smallShopFiles());
    const whole = await files.list('catalogs');
    await files.write('catalogs/own-dead/at-1/pictures-0.pack', new Uint8Array(3));
    await files.write(`catalogs/${catalog.id}/at-2/catalog.json`, new Uint8Array(3));
    const search = testLab(files);
    expect((await search.catalogs()).filter(({ kind }) => kind === 'own')).toHaveLength(1);
    await search.emptyTrash();
    expect(await files.list('catalogs')).toEqual(whole);
  }, 120_000);

  it('is refused while another page is at one', async () => {
    const second = testImportLab({ ...platform, alone: async () => null });
    await second.inspect('my shop', picked(await smallShopFiles()), silent);
    await expect(second.keep({}, silent)).rejects.toThrow(/Another tab/);
    await expect(testImportLab(platform).keep({}, silent)).rejects.toThrow(/Pick them first/);
  });
});

it('what is told of the bundled catalogs is true', () => {
  for (const name of bundledCatalogs) {
    const { catalog } = openBundled(name);
    expect(bundledCounts[name]).toMatchObject({ name: catalog.name, products: catalog.products.length, queries: catalog.queries.length, judgments: catalog.judgments.length });
  }
});

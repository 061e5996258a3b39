import { assert, asyncProperty, constantFrom, nat, string, uint8Array, array, tuple } from '../../support/properties';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../../src/catalog/import/formatReport';
import { importCatalog } from '../../../src/catalog/import/importCatalog';
import { wholeFile } from '../../../src/catalog/import/source';
import { unpackEntry, zipEntries } from '../../../src/catalog/import/zip';
import { gzip, imported, tableSource } from './tableSource';

const csv = 'product_id,title,image,color\n001,"Red, striped dress",images/a.jpg,red\n002,"5"" nail",b.jpg,gray\n003,Größe,c.jpg,blue\n';
const jsonl = '{"product_id":"1","title":"Dress","image":"a.jpg","attributes":{"color":"red"}}\n{"product_id":"2","title":"Shirt"}\n';
const others = {
  'queries.csv': 'query_id,query\nq1,red dress\nq2,nail\n', 'labels.csv': 'query_id,product_id,label\nq1,001,E\nq2,002,C\n', 'clicks.jsonl': '{"query":"red dress","product_id":"001"}\n',
};

/** Whatever the bytes: a catalog whose parts fit together and a report, or one sentence that says what is missing. */
async function survives(files: Record<string, string | Uint8Array>): Promise<void> {
  try {
    const { catalog: { catalog, readImage }, report } = await importCatalog(tableSource(files));
    const ids = new Set(catalog.products.map(({ id }) => id));
    const queries = new Set(catalog.queries.map(({ id }) => id));
    expect(ids.size).toBe(catalog.products.length);
    expect(ids.size).toBeGreaterThan(0);
    expect(queries.size).toBe(catalog.queries.length);
    for (const { queryId, productId } of [...catalog.judgments, ...catalog.clicks]) expect(ids.has(productId) && queries.has(queryId)).toBe(true);
    for (const { grade } of catalog.judgments) expect(grade).toBeGreaterThanOrEqual(0);
    for (const { title, image } of catalog.products) {
      expect(title || image).toBeTruthy();
      if (image) await readImage(image);
    }
    for (const { cure, what, count } of report.problems) expect(cure && what && count > 0).toBe(true);
    expect(formatReport(report)).toContain("Catalog 'inline'");
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith("'inline' has no product")) throw error;
  }
}

const runs = { numRuns: 150, seed: 7 };

describe('hostile input', () => {
  it('of random bytes in any table never throws past the report', async () => {
    const name = constantFrom('products.csv', 'products.tsv', 'products.jsonl', 'products.json', 'products.csv.gz', 'catalog.zip');
    await assert(asyncProperty(name, uint8Array({ maxLength: 300 }), (path, bytes) => survives({ [path]: bytes })), runs);
    await assert(asyncProperty(constantFrom('queries.csv', 'labels.json', 'clicks.jsonl', 'labels.csv'), uint8Array({ maxLength: 300 }), (path, bytes) =>
      survives({ 'products.csv': csv, ...others, [path]: bytes })), runs);
  });

  it('of random text with delimiters, quotes and line breaks never throws past the report', async () => {
    const piece = constantFrom(',', '"', '""', '\n', '\r\n', '\t', ';', '#####', 'id', 'title', '\0', '{', '}', '[', '"id":', '__proto__', '../', 'é', '\ud800');
    await assert(asyncProperty(array(piece, { maxLength: 40 }), string({ maxLength: 10 }), (pieces, text) => survives({ 'products.csv': `id,title\n${pieces.join('')}${text}\nx,kept` })), runs);
  });

  it('of tables cut anywhere keeps what is whole', async () => {
    for (let length = 0; length < csv.length; length += 3) await survives({ 'products.csv': csv.slice(0, length), ...others });
    for (let length = 0; length < jsonl.length; length += 3) await survives({ 'products.jsonl': jsonl.slice(0, length), ...others });
    const packed = await gzip(csv.repeat(50));
    for (let length = 0; length < packed.length; length += 7) await survives({ 'products.csv.gz': packed.subarray(0, length) });
    const zip = zipSync({ 'products.csv': strToU8(csv), 'images/a.jpg': strToU8('picture') });
    for (let length = 0; length < zip.length; length += 7) await survives({ 'all.zip': zip.subarray(0, length) });
  });

  it('of mutated bytes never throws past the report', async () => {
    const zip = zipSync({ 'products.csv': strToU8(csv), 'images/a.jpg': strToU8('picture') });
    const files = [{ path: 'products.csv', bytes: strToU8(csv) }, { path: 'products.jsonl', bytes: strToU8(jsonl) }, { path: 'all.zip', bytes: zip }, { path: 'products.csv.gz', bytes: await gzip(csv) }];
    await assert(asyncProperty(constantFrom(...files), array(tuple(nat(), nat(255)), { minLength: 1, maxLength: 4 }), async ({ path, bytes }, changes) => {
      const mutated = bytes.slice();
      for (const [at, value] of changes) mutated[at % mutated.length] = value;
      await survives({ [path]: mutated, ...others });
    }), { ...runs, numRuns: 400 });
  });

  it('loses a torn line of JSON and nothing else', async () => {
    const { catalog, report } = await imported({ 'products.jsonl': '{"id":"1","title":"A"}\n{"id":"2","ti\n[1]\n{"id":"3","title":"C"}\n{"id":"4","title":"D"' });
    expect(catalog.products.map(({ id }) => id)).toEqual(['1', '3']);
    expect(report.problems.find(({ kind }) => kind === 'tornLine')).toMatchObject({ lines: [2, 3, 5], count: 3, example: '{"id":"2","ti' });
  });

  it('loses the torn last line of a delimited table', async () => {
    const { catalog, report } = await imported({ 'products.csv': 'id,title,color\n1,Dress,red\n2,Bl' });
    expect(catalog.products.map(({ id }) => id)).toEqual(['1']);
    expect(report.problems.find(({ kind }) => kind === 'tornLine')).toMatchObject({ lines: [3] });
  });

  it('reads the whole rows of a torn JSON array', async () => {
    const { catalog } = await imported({ 'products.json': '[\n  {"id":"1","title":"A"},\n  {"id":"2","title":"B"},\n  {"id":"3","ti' });
    expect(catalog.products.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('keeps what came before the tear of a packed table', async () => {
    const rows = Array.from({ length: 20000 }, (_, i) => `${i},Dress number ${(i * 7919) % 104729}\n`).join('');
    const packed = await gzip(`id,title\n${rows}`);
    const { catalog, problems } = await imported({ 'products.csv.gz': packed.subarray(0, packed.length >> 1) });
    expect(catalog.products.length).toBeGreaterThan(1000);
    expect(problems.tornArchive).toBe(1);
  });

  it('cannot reach prototypes', async () => {
    const { catalog, report } = await imported({
      'products.jsonl': '{"id":"1","title":"A","__proto__":{"polluted":true},"attributes":{"__proto__":"x","constructor":"y"}}\n{"id":"__proto__","title":"B"}',
      'queries.jsonl': '{"query_id":"__proto__","query":"x"}\n{"query_id":"q","query":"__proto__"}', 'labels.json': '{"__proto__":{"1":3},"q":{"1":2}}',
    });
    expect(catalog.products.map(({ id }) => id)).toEqual(['1']);
    expect(catalog.products[0].attributes).toEqual({ constructor: 'y' });
    expect(catalog.queries.map(({ id }) => id)).toEqual(['q']);
    expect(report.problems.filter(({ kind }) => kind === 'reservedName').map(({ path, count }) => [path, count])).toEqual([['products.jsonl', 3], ['queries.jsonl', 1]]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('has its null bytes and control characters replaced, and reported', async () => {
    const { catalog, problems } = await imported({ 'products.csv': 'id,title\n1,Red\0dress\n2,\u0007Bell\n' });
    expect(catalog.products.map(({ title }) => title)).toEqual(['Red dress', 'Bell']);
    expect(problems.controlCharacters).toBe(2);
  });

  it('of a huge line is cut or refused, and the next line is read', async () => {
    const { catalog, problems } = await imported({ 'products.csv': `id,title\n1,${'long '.repeat(100_000)}\n2,Shirt\n`, 'queries.jsonl': `{"query_id":"q","query":"${'x'.repeat(2 ** 24)}"}\n{"query_id":"r","query":"shirt"}` });
    expect(catalog.products.map(({ title }) => title.length)).toEqual([4000, 5]);
    expect(problems.longText).toBe(1);
    expect(problems.hugeLine).toBe(1);
    expect(catalog.queries.map(({ id }) => id)).toEqual(['r']);
  });

  it('of a line of nothing but quotes does not hang', async () => {
    const { catalog } = await imported({ 'products.csv': `id,title\n1,${'"'.repeat(300_001)}x${'"a'.repeat(200_000)}\n2,Shirt\n` });
    expect(catalog.products.map(({ id }) => id)).toContain('2');
  });

  it('of a folder or file that cannot be read is reported by name', async () => {
    const source = tableSource({ 'products.csv/inside.txt': 'x', 'items.csv': 'id,title\n1,Dress\n', 'labels.csv': 'never seen' });
    const read = async (path: string) => {
      if (path === 'labels.csv') throw new Error('EISDIR: illegal operation on a directory');
      return source.read(path);
    };
    const { catalog, report } = await importCatalog({ ...source, read });
    expect(catalog.catalog.products).toHaveLength(1);
    expect(report.problems.find(({ kind }) => kind === 'unreadableFile')).toMatchObject({ path: 'labels.csv', example: 'Error: EISDIR: illegal operation on a directory' });
  });

  it('without products is refused in one sentence', async () => {
    const refused = (files: Record<string, string>) => importCatalog(tableSource(files)).then(() => 'read', (error: Error) => error.message);
    expect(await refused({})).toMatch(/^'inline' has no products: expected products\.jsonl .* found nothing\.$/);
    expect(await refused({ 'notes.txt': 'x', 'a.bin': 'x' })).toMatch(/found a\.bin, notes\.txt\.$/);
    expect(await refused({ 'products.csv': '' })).toMatch(/has no product that can be read: 'products\.csv' needs rows/);
    expect(await refused({ 'products.csv': 'id,title\n1\n' })).toMatch(/line 2: row with too few fields/);
  });
});

describe('a hostile zip', () => {
  it('reaches nothing outside, and says which entry tried', async () => {
    const { catalog, report, open } = await imported({
      'all.zip': zipSync({ 'products.csv': strToU8('id,title,image\n1,Dress,a.jpg\n'), '../a.jpg': strToU8('outside'), '/etc/b.jpg': strToU8('outside'), 'x/../../c.jpg': strToU8('outside') }),
    });
    expect(report.problems.find(({ kind }) => kind === 'archivePath')).toMatchObject({ count: 3, example: '../a.jpg' });
    expect(catalog.products[0].image).toBeNull();
    expect(await open.readImage('../a.jpg')).toBeNull();
  });

  it('is not unpacked beyond what it claims, and not believed when it claims too much', async () => {
    const bomb = zipSync({ 'products.csv': new Uint8Array(5_000_000).fill(65) });
    const file = wholeFile(bomb);
    const { entries: [entry] } = (await zipEntries(file))!;
    expect((await unpackEntry(file, entry)).length).toBe(5_000_000);
    expect((await unpackEntry(file, { ...entry, size: 1000 })).length).toBeLessThanOrEqual(1000);
    await expect(unpackEntry(file, { ...entry, size: 500_000_000 })).rejects.toThrow(/claims to unpack/);
    await expect(unpackEntry(file, { ...entry, encrypted: true })).rejects.toThrow(/password/);
    await expect(unpackEntry(file, { ...entry, method: 12 })).rejects.toThrow(/deflate/);
  });

  it('of gigabytes by its own word is left closed', async () => {
    const zip = zipSync({ 'products.csv': strToU8('id,title\n1,Dress\n'), 'big.bin': new Uint8Array(100) });
    const view = new DataView(zip.buffer);
    for (let at = 0; at < zip.length - 46; at++) {
      const isDirectory = view.getUint32(at, true) === 0x02014b50 && new TextDecoder().decode(zip.subarray(at + 46, at + 53)) === 'big.bin';
      if (isDirectory) view.setUint32(at + 24, 0xfffffff0, true);
    }
    const { catalog, problems } = await imported({ 'all.zip': zip });
    expect(catalog.products).toHaveLength(1);
    expect(problems.tooLarge).toBe(1);
  });

  it('has its pictures read one by one from its own folder, without what systems leave behind', async () => {
    const zip = zipSync({ 'shop/products.csv': strToU8('id,title,image\n1,Dress,images/a.jpg\n'), 'shop/images/a.jpg': strToU8('picture'), '__MACOSX/shop/._products.csv': strToU8('x') });
    const { open, catalog, report } = await imported({ 'in/all.zip': zip });
    expect(catalog.products[0].image).toBe('in/shop/images/a.jpg');
    expect(new TextDecoder().decode((await open.readImage('in/shop/images/a.jpg'))!)).toBe('picture');
    expect(report.problems).toEqual([]);
  });
});

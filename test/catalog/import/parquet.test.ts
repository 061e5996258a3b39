import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { imported, tableSource } from './tableSource';
import { importCatalog } from '../../../src/catalog/import/importCatalog';
import { wholeFile, type ImportSource } from '../../../src/catalog/import/source';

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData'];
const parquet = (columnData: Columns, rowGroupSize?: number) => new Uint8Array(parquetWriteBuffer({ columnData, ...(rowGroupSize && { rowGroupSize }) }));

const jpeg = (n: number) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, n, 1, 2, 3]);
const products: Columns = [
  { name: 'product_id', data: ['001', '002', '003'], type: 'STRING' },
  { name: 'title', data: ['Red dress', 'Größe 42', '赤いドレス'], type: 'STRING' },
  { name: 'price', data: [1.5, 2, 3], type: 'DOUBLE' },
];

describe('a Parquet table', () => {
  it('is read like any other: ids as text, unknown columns as attributes', async () => {
    const { catalog, report } = await imported({ 'products.parquet': parquet(products) });
    expect(catalog.products.map(({ id, title, attributes }) => [id, title, attributes.price])).toEqual([['001', 'Red dress', 1.5], ['002', 'Größe 42', 2], ['003', '赤いドレス', 3]]);
    expect(report.tables[0]).toMatchObject({ format: 'parquet', read: 3, kept: 3, columns: { id: 'product_id', title: 'title' } });
  });

  it('keeps ids of 64 bits exact', async () => {
    const { catalog } = await imported({ 'products.parquet': parquet([{ name: 'product_id', data: [9007199254740993n, 12n], type: 'INT64' }, { name: 'title', data: ['a', 'b'], type: 'STRING' }]) });
    expect(catalog.products.map(({ id }) => id)).toEqual(['9007199254740993', '12']);
  });

  it('may hold queries and labels as well, as ESCI does', async () => {
    const { catalog } = await imported({
      'set_products.parquet': parquet(products),
      'set_queries_examples.parquet': parquet([
        { name: 'query', data: ['dress', 'dress'], type: 'STRING' }, { name: 'product_id', data: ['001', '003'], type: 'STRING' }, { name: 'esci_label', data: ['E', 'I'], type: 'STRING' },
      ]),
    });
    expect(catalog.judgments.map(({ productId, grade }) => [productId, grade])).toEqual([['001', 3], ['003', 0]]);
  });

  it('brings its pictures along, as bytes or as Hugging Face writes them, one row group at a time', async () => {
    const plain = parquet([...products, { name: 'image', data: [jpeg(1), jpeg(2), jpeg(3)], type: 'BYTE_ARRAY' }], 2);
    const { open, catalog } = await imported({ 'products.parquet': plain });
    expect(await Promise.all(catalog.products.map(({ image }) => open.readImage(image!)))).toEqual([jpeg(1), jpeg(2), jpeg(3)]);
    const schema = [
      { name: 'root', num_children: 3 }, { name: 'item_ID', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' }, { name: 'text', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' }, { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' }, { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ] as never;
    const nested = new Uint8Array(parquetWriteBuffer({ schema, columnData: [
      { name: 'item_ID', data: ['a', 'b'] }, { name: 'text', data: ['A', 'B'] }, { name: 'image', data: [{ bytes: jpeg(7), path: 'a.jpg' }, { bytes: jpeg(8), path: 'b.jpg' }] },
    ] }));
    const hugging = await imported({ 'data.parquet': nested });
    expect(await Promise.all(hugging.catalog.products.map(({ image }) => hugging.open.readImage(image!)))).toEqual([jpeg(7), jpeg(8)]);
    expect(hugging.catalog.products.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  it('reads pictures when they are asked for and not before', async () => {
    const pictures = Array.from({ length: 3 }, () => new Uint8Array(200_000).fill(0xff));
    const bytes = parquet([...products, { name: 'image', data: pictures, type: 'BYTE_ARRAY', codec: 'UNCOMPRESSED' }], 1);
    let read = 0;
    const inner = tableSource({ 'products.parquet': bytes });
    const file = wholeFile(bytes);
    const source: ImportSource = { ...inner, open: async () => ({ size: file.size, slice: (start, end) => { read += end - start; return file.slice(start, end); } }) };
    const { catalog } = await importCatalog(source);
    const before = read;
    await catalog.readImage(catalog.catalog.products[2].image!);
    expect(read - before).toBeLessThan(bytes.length / 2);
  });

  it('that is torn or something else is refused by name, with the cure', async () => {
    const whole = parquet(products);
    for (const bytes of [whole.subarray(0, whole.length - 5), whole.subarray(9), new TextEncoder().encode('PAR1'), new Uint8Array(0), new TextEncoder().encode('id,title\n1,Dress\nPAR1')])
      expect(await imported({ 'products.parquet': bytes }).catch(String)).toMatch(/products\.parquet.*Parquet file.*cannot be read.*Write it again/);
  });

  it('loses a damaged row group and keeps the others', async () => {
    const whole = parquet(products.map((column) => ({ ...column, codec: 'SNAPPY' as const })), 1);
    whole.fill(0xff, 5, 30);
    const { catalog, problems } = await imported({ 'products.parquet': whole });
    expect(catalog.products.map(({ id }) => id)).toEqual(['002', '003']);
    expect(problems.brokenParquet).toBe(1);
  });
});

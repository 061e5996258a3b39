import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gzip, imported } from './tableSource';

const titles = ({ catalog }: Awaited<ReturnType<typeof imported>>) => catalog.products.map(({ id, title }) => `${id} ${title}`);
const expected = ['007 Red, striped dress', '008 Blue shirt'];

describe('a table of products', () => {
  it.each([
    ['commas', 'products.csv', 'product_id,title\n007,"Red, striped dress"\n008,Blue shirt\n'],
    ['tabs in a .csv file', 'products.csv', 'product_id\ttitle\n007\tRed, striped dress\n008\tBlue shirt\n'],
    ['tabs in a .tsv file, Windows line ends', 'products.tsv', 'product_id\ttitle\r\n007\tRed, striped dress\r\n008\tBlue shirt\r\n'],
    ['semicolons', 'products.csv', 'id;name\n007;Red, striped dress\n008;Blue shirt'],
    ['five hashes', 'products.txt', 'id#####title\n007#####Red, striped dress\n008#####Blue shirt\n'],
    ['JSON lines', 'products.jsonl', '{"product_id":"007","title":"Red, striped dress"}\n\n{"product_id":"008","title":"Blue shirt"}\n'],
    ['JSON lines in a .json file', 'products.json', '{"product_id":"007","title":"Red, striped dress"}\n{"product_id":"008","title":"Blue shirt"}\n'],
    ['a JSON array', 'items.json', '[{"item_ID":"007","item_name":"Red, striped dress"},{"item_ID":"008","item_name":"Blue shirt"}]'],
    ['a JSON object keyed by id', 'corpus_1.json', '{"007":{"title":"Red, striped dress"},"008":{"title":"Blue shirt"}}'],
    ['a JSON object that wraps an array', 'products.json', '{"products":[{"id":"007","title":"Red, striped dress"},{"id":"008","title":"Blue shirt"}]}'],
    ['lines that end in a lone return', 'products.csv', 'product_id,title\r007,"Red, striped dress"\r008,Blue shirt\r'],
    ['a byte order mark', 'products.csv', '\ufeffproduct_id,title\n007,"Red, striped dress"\n008,Blue shirt\n'],
    ['a name that only contains the word', 'shop-products_2024.csv', 'product_id,title\n007,"Red, striped dress"\n008,Blue shirt\n'],
    ['the only table there is', 'train.csv', 'posting_id,title\n007,"Red, striped dress"\n008,Blue shirt\n'],
    ['a table in a folder', 'data/deep/products.csv', 'product_id,title\n007,"Red, striped dress"\n008,Blue shirt\n'],
  ])('is read with %s', async (_, path, text) => {
    expect(titles(await imported({ [path]: text }))).toEqual(expected);
    expect(titles(await imported({ [`${path}.gz`]: await gzip(text) }))).toEqual(expected);
    expect(titles(await imported({ 'all.zip': zipSync({ [path]: strToU8(text) }) }))).toEqual(expected);
  });

  it.each([
    ['UTF-16 with a mark', 'utf-16le', Uint8Array.from([0xff, 0xfe, ...utf16('id,title\n1,Grün schuh\n')])],
    ['UTF-16 without one', 'utf-16le', Uint8Array.from(utf16('id,title\n1,Grün schuh\n'))],
    ['big-endian UTF-16', 'utf-16be', Uint8Array.from([0xfe, 0xff, ...swapped(utf16('id,title\n1,Grün schuh\n'))])],
    ['Latin-1', 'windows-1252', Uint8Array.from('id,title\n1,Grün schuh\n', (letter) => letter.charCodeAt(0))],
  ])('is read as %s and says so', async (_, encoding, bytes) => {
    const { catalog, report, problems } = await imported({ 'products.csv': bytes });
    expect(catalog.products[0].title).toBe('Grün schuh');
    expect(report.tables[0].encoding).toBe(encoding);
    expect(problems.encoding).toBe(1);
  });

  it('stays UTF-8 when only its end is cut inside a letter', async () => {
    const whole = new TextEncoder().encode('id,title\n1,Grün\n2,Schuhgröße\n3,Weiß');
    const { catalog, report } = await imported({ 'products.csv': whole.subarray(0, whole.length - 1) });
    expect(catalog.products.slice(0, 2).map(({ title }) => title)).toEqual(['Grün', 'Schuhgröße']);
    expect(report.tables[0].encoding).toBe('utf-8 with broken letters');
  });

  it('keeps quoted line breaks, doubled quotes and the line numbers after them', async () => {
    const { catalog, report } = await imported({ 'products.csv': 'id,title\n1,"5"" nail,\nsteel"\n,no id\n2,Hammer\n' });
    expect(catalog.products.map(({ title }) => title)).toEqual(['5" nail, steel', 'Hammer']);
    expect(report.problems.find(({ kind }) => kind === 'missingId')).toMatchObject({ lines: [4] });
  });

  it('leaves blank lines out and counts them, with and without quotes in the file', async () => {
    for (const title of ['Hammer', '"Hammer"']) {
      const { catalog, report } = await imported({ 'products.csv': `\nid,title\n\n1,Nail\n , \n\n,no id\n2,${title}\n3,Saw\n\n,nor here` });
      expect(catalog.products.map((product) => product.title)).toEqual(['Nail', 'Hammer', 'Saw']);
      expect(report.problems.find(({ kind }) => kind === 'missingId')).toMatchObject({ lines: [7, 11] });
    }
  });

  it('joins surplus fields to a title in the last column, as Kaggle\'s styles.csv needs it', async () => {
    const { catalog, report } = await imported({ 'styles.csv': 'id,articleType,year,productDisplayName\n1,Shirts,2011.0,Puma shirt, blue, men\n2,Shoes,2012,Shoe\n' });
    expect(catalog.products[0]).toMatchObject({ title: 'Puma shirt, blue, men', category: 'Shirts', attributes: { year: 2011 } });
    expect(report.problems).toMatchObject([{ kind: 'surplusJoined', lines: [2], count: 1, dropped: false }, { kind: 'missingImage', count: 2 }]);
  });

  it('drops a row whose surplus could belong anywhere, keeps one with too few fields, forgives empty surplus', async () => {
    const { catalog, report } = await imported({ 'products.csv': 'id,title,color\n1,Dress, red,blue\n2,Shirt\n3,Shoe,black,,\n' });
    expect(catalog.products.map(({ id }) => id)).toEqual(['2', '3']);
    expect(report.problems.slice(0, 2)).toMatchObject([{ kind: 'surplusFields', lines: [2] }, { kind: 'missingFields', lines: [3] }]);
  });

  it('keeps the rows after a quote that never closes', async () => {
    const { catalog, report } = await imported({ 'products.csv': 'id,title\n1,"Torn dress\n2,"Red, shirt"\n3,Shoe\n4,"Cap"\n' });
    expect(catalog.products.map(({ title }) => title)).toEqual(['Red, shirt', 'Shoe', 'Cap']);
    expect(report.problems.find(({ kind }) => kind === 'tornLine')).toMatchObject({ lines: [2], example: '1,"Torn dress' });
  });

  it('names the format it cannot read and the line that converts it', async () => {
    const error = await imported({ 'products.xlsx': 'PK' }).catch(String);
    expect(error).toMatch(/no products.*read_excel\('products\.xlsx'\)/);
  });

  it('reads the best of several tables and reports the others', async () => {
    const { catalog, report } = await imported({ 'old/products.csv': 'id,title\n9,Old\n', 'products.csv': 'id,title\n1,New\n' });
    expect(catalog.products.map(({ title }) => title)).toEqual(['New']);
    expect(report.problems[0]).toMatchObject({ kind: 'ignoredTable', path: 'old/products.csv' });
  });
});

function utf16(text: string): number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
}

function swapped(bytes: number[]): number[] {
  return bytes.map((_, i) => bytes[i ^ 1]);
}

// Inputs that try to crash, hang or fool an import. The same every time; `picked` files by path.
import { gzipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { random } from '../../src/math/random';
import { hostilePictures } from './hostilePictures';
import { jpeg, zipped, type Contents } from './pickedFiles';

export interface HostileInput {
  name: string;
  files: Contents;
}

const csv = 'product_id,title,image\n001,"Red, striped dress",a.jpg\n002,"5"" nail",b.jpg\n003,Größe,c.jpg\n';
const jsonl = '{"product_id":"1","title":"Dress","image":"a.jpg"}\n{"product_id":"2","title":"Shirt"}\n';
const endings = ['csv', 'tsv', 'tab', 'txt', 'jsonl', 'ndjson', 'json', 'parquet', 'zip', 'csv.gz', 'jsonl.gz', 'json.gz', 'jpg', 'png', 'webp', 'gif', 'svg', 'heic', 'xlsx', 'pkl', 'h5', 'tar', 'rar', '7z', 'zst', 'qrels'];
const bytes = (text: string) => new TextEncoder().encode(text);

export async function hostileInputs(): Promise<HostileInput[]> {
  return [...ofAnyEnding(), ...torn(await wholeFiles()), ...mutated(await wholeFiles()), ...archives(), ...texts(), ...tables(), ...encodings(), ...references(), ...pictures(await hostilePictures())];
}

function ofAnyEnding(): HostileInput[] {
  const noise = random(1, 'hostile noise');
  return endings.flatMap((ending) => [
    { name: `noise.${ending}`, files: { [`products.${ending}`]: Uint8Array.from({ length: 700 }, () => noise.integer(256)) } },
    { name: `empty.${ending}`, files: { [`products.${ending}`]: '' } },
    { name: `nul.${ending}`, files: { [`products.${ending}`]: new Uint8Array(64) } },
  ]);
}

async function wholeFiles(): Promise<Contents> {
  const columns = [{ name: 'product_id', data: ['1', '2', '3'] }, { name: 'title', data: ['Dress', 'Shirt', 'Shoe'] }];
  return {
    'products.csv': csv, 'products.jsonl': jsonl, 'products.json': JSON.stringify(jsonl.trim().split('\n').map((line) => JSON.parse(line) as unknown)),
    'products.csv.gz': Uint8Array.from(gzipSync(bytes(csv.repeat(20)), { mtime: 0 })), 'shop.zip': zipped({ 'products.csv': csv, 'a.jpg': await jpeg(8) }), 'products.parquet': new Uint8Array(parquetWriteBuffer({ columnData: columns })),
  };
}

function torn(whole: Contents): HostileInput[] {
  return Object.entries(whole).flatMap(([path, content]) => [0.1, 0.4, 0.7, 0.9, 0.99].map((share) => {
    const all = typeof content === 'string' ? bytes(content) : content;
    return { name: `${path} torn at ${share}`, files: { [path]: all.slice(0, Math.floor(all.length * share)) } };
  }));
}

function mutated(whole: Contents): HostileInput[] {
  const pick = random(2, 'hostile bytes');
  return ['shop.zip', 'products.parquet', 'products.csv.gz'].flatMap((path) => Array.from({ length: 8 }, (_, i) => {
    const changed = (whole[path] as Uint8Array<ArrayBuffer>).slice();
    for (let k = 0; k <= i; k++) changed[pick.integer(changed.length)] = pick.integer(256);
    return { name: `${path} with ${i + 1} bytes changed`, files: { [path]: changed } };
  }));
}

function archives(): HostileInput[] {
  const paths = ['../products.csv', '..\\products.csv', '/etc/products.csv', 'C:\\products.csv', './././products.csv', 'a/../../products.csv', `${'deep/'.repeat(300)}products.csv`, 'products.csv\0.jpg', 'con/products.csv',
    '\u202egpj.vsc.stcudorp', '~/products.csv', 'products.csv/', `${'x'.repeat(5000)}.csv`, '%2e%2e/products.csv'];
  const inner = zipped({ 'products.csv': csv });
  const edit = (change: (view: DataView, directory: number, end: number) => void) => {
    const zip = zipped({ 'products.csv': csv, 'b.csv': csv });
    const view = new DataView(zip.buffer);
    const end = zip.length - 22;
    change(view, view.getUint32(end + 16, true), end);
    return zip;
  };
  const edited: Record<string, Uint8Array<ArrayBuffer>> = {
    encrypted: edit((view, directory) => view.setUint16(directory + 8, 1, true)), 'of an unknown method': edit((view, directory) => view.setUint16(directory + 10, 99, true)),
    'claiming gigabytes': edit((view, directory) => view.setUint32(directory + 24, 0xfffffff0, true)), 'claiming 64 bits': edit((view, directory) => view.setUint32(directory + 24, 0xffffffff, true)),
    'pointing outside': edit((view, directory) => view.setUint32(directory + 42, 0x7fffffff, true)), 'pointing at its directory': edit((view, directory) => view.setUint32(directory + 42, directory, true)),
    'with a directory outside': edit((view, _, end) => view.setUint32(end + 16, 0xfffffff0, true)), 'with a directory in itself': edit((view, _, end) => view.setUint32(end + 16, end, true)),
    'claiming 65535 entries': edit((view, _, end) => view.setUint16(end + 10, 65535, true)), 'with a name longer than itself': edit((view, directory) => view.setUint16(directory + 28, 65535, true)),
    'without end': edit((view, _, end) => view.setUint32(end, 0, true)), 'claiming to be packed to nothing': edit((view, directory) => view.setUint32(directory + 20, 0, true)),
  };
  const both = zipped({ 'products.csv': csv, 'PRODUCTS.CSV': 'id,title\n9,Other\n', 'a/products.csv': csv });
  return [
    ...paths.map((path) => ({ name: `zip entry ${JSON.stringify(path.slice(0, 30))}`, files: { 'shop.zip': zipped({ [path]: csv }) } })),
    ...Object.entries(edited).map(([what, zip]) => ({ name: `zip ${what}`, files: { 'shop.zip': zip } })),
    { name: 'zip in zip in zip', files: { 'shop.zip': zipped({ 'inner.zip': zipped({ 'inner.zip': inner }) }) } },
    { name: 'zip bomb of zeros', files: { 'shop.zip': zipped({ 'products.csv': new Uint8Array(30_000_000) }) } },
    { name: 'zip bomb of quotes', files: { 'shop.zip': zipped({ 'products.csv': bytes(`id,title\n${'"'.repeat(3_000_000)}`) }) } },
    { name: 'gzip bomb of lines', files: { 'products.csv.gz': Uint8Array.from(gzipSync(new Uint8Array(20_000_000).fill(10), { mtime: 0 })) } },
    { name: 'zip with one name in two cases', files: { 'shop.zip': both } },
    { name: 'zip of a link', files: { 'shop.zip': zipped({ 'products.csv': '/etc/passwd', 'a.jpg': '../../etc/shadow' }) } },
    { name: 'a hundred zips', files: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}.zip`, inner])) },
  ];
}

/** Titles that a page must show as letters. */
export const hostileTitles = [
  '<script>window.hacked = true</script>', '<img src=x onerror="window.hacked = true">', '"><svg onload=window.hacked=true>', "javascript:window.hacked=true//", '{{constructor.constructor("window.hacked=true")()}}',
  '${window.hacked=true}', '=cmd|\'/c calc\'!A1', '+1+1', '@SUM(A1:A9)', '-2+3', '\u202eDress gnihtoN', 'a\u0301'.repeat(500), '\ud800 lone', 'x\0y', '\u001b[31mred', '\u200b\u200d\ufeff', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '.'.repeat(3000),
  'W'.repeat(4500), '</style><style>*{display:none}', '<!--', ']]>', '%s%n%d', '../../../etc/passwd', '__proto__', 'constructor', 'null', 'NaN', '𝔇𝔯𝔢𝔰𝔰 שמלה فستان',
];

function texts(): HostileInput[] {
  const quoted = (title: string) => `"${title.replaceAll('"', '""')}"`;
  return [
    ...hostileTitles.map((title) => ({ name: `title ${JSON.stringify(title.slice(0, 40))}`, files: { 'products.jsonl': JSON.stringify({ product_id: title.slice(0, 50), title, category: title, description: title, [title.slice(0, 50)]: title, image: title.slice(0, 50) }) } })),
    { name: 'all titles in one table', files: { 'products.csv': `id,title\n${hostileTitles.map((title, i) => `${i},${quoted(title)}`).join('\n')}\n`, 'queries.csv': `query_id,query\n${hostileTitles.map((title, i) => `${i},${quoted(title)}`).join('\n')}\n` } },
    { name: 'a name of a catalog', files: { 'products.csv': csv, 'settings.json': JSON.stringify({ name: hostileTitles[0].repeat(10_000), relevantGrade: 'x' }) } },
  ];
}

function tables(): HostileInput[] {
  const nest = (open: string, close: string, depth: number, inner = '1') => open.repeat(depth) + inner + close.repeat(depth);
  const wide = Array.from({ length: 100_000 }, (_, i) => `c${i}`);
  const contents: Record<string, Contents> = {
    'a cell of a megabyte': { 'products.csv': `id,title\n1,${'word '.repeat(200_000)}\n2,Dress\n` }, 'a row of twenty megabytes': { 'products.jsonl': `{"id":"1","title":"${'x'.repeat(20_000_000)}"}\n${jsonl}` },
    'a hundred thousand columns': { 'products.csv': `${['id', 'title', ...wide].join()}\n1,Dress${',x'.repeat(100_000)}\n` }, 'a hundred thousand keys': { 'products.jsonl': JSON.stringify({ ...Object.fromEntries(wide.map((key) => [key, 1])), id: '1', title: 'Dress' }) },
    'arrays in arrays': { 'products.json': nest('[', ']', 100_000) }, 'objects in objects': { 'products.json': nest('{"a":', '}', 50_000) }, 'a title in arrays': { 'products.jsonl': `{"id":"1","title":${nest('[', ']', 20_000, '"Dress"')}}` },
    'a title in objects': { 'products.jsonl': `{"id":"1","title":${nest('{"value":', '}', 20_000, '"Dress"')}}` }, 'an attribute in arrays': { 'products.jsonl': `{"id":"1","title":"Dress","a":${nest('[', ']', 20_000)}}` },
    'prototypes as keys': { 'products.jsonl': '{"id":"1","title":"A","__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"toString":"y","hasOwnProperty":"z"}' },
    'prototypes as ids': { 'products.jsonl': ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'].map((id) => JSON.stringify({ id, title: id })).join('\n'), 'labels.json': '{"__proto__":{"constructor":3},"toString":{"valueOf":2}}' },
    'prototypes as columns': { 'products.csv': '__proto__,constructor,id,title\na,b,1,Dress\n' }, 'one id ten thousand times': { 'products.csv': `id,title\n${'1,Dress\n'.repeat(10_000)}` },
    'only a header': { 'products.csv': 'id,title\n' }, 'only delimiters': { 'products.csv': ','.repeat(100_000) }, 'only line breaks': { 'products.csv': '\n'.repeat(1_000_000) }, 'only quotes': { 'products.csv': '"'.repeat(99_999) },
    'quotes that never close': { 'products.csv': `id,title\n${'1,"open\n'.repeat(3000)}` }, 'only spaces': { 'products.csv': ' '.repeat(100_000) }, 'only carriage returns': { 'products.csv': csv.replaceAll('\n', '\r') },
    'columns without names': { 'products.csv': ',,\n1,Dress,x\n' }, 'one column name ten times': { 'products.csv': 'title,title,title,title,title\na,b,c,d,e\n' }, 'no products': { 'queries.csv': 'query_id,query\n1,dress\n', 'labels.csv': 'query_id,product_id,label\n1,1,E\n' },
    'huge numbers': { 'products.jsonl': '{"id":12345678901234567890,"title":"Dress","price":1e400,"size":-0}\n{"id":1e-7,"title":"Shirt"}' },
    'grades that are none': { 'products.csv': csv, 'labels.csv': 'query,product_id,grade\na,001,-5\nb,001,NaN\nc,001,Infinity\nd,001,1e999\ne,001,\nf,001,3\n' },
    'clicks that are none': { 'products.csv': csv, 'clicks.csv': 'query,product_id,clicks,impressions\na,001,-1,2\nb,001,x,y\nc,001,1e308,1e308\nd,001,1e308,1e308\n' },
    'splits that are none': { 'products.csv': 'id,title,split\n1,Dress,holdout\n2,Shirt,__proto__\n' }, 'an array of mixed things': { 'products.json': '[1,"a",null,[],{},{"id":"1","title":"Dress"},true]' },
    'a JSON text': { 'products.json': '"just text"' }, 'a JSON null': { 'products.json': 'null' }, 'rows of null': { 'products.jsonl': 'null\n'.repeat(1000) }, 'every table the same': { 'products.csv': csv, 'queries.csv': csv, 'labels.csv': csv, 'clicks.csv': csv },
    'a thousand tables': Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}/products.csv`, csv])), 'ten thousand files': Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}.bin`, ''])),
  };
  return Object.entries(contents).map(([name, files]) => ({ name, files }));
}

function encodings(): HostileInput[] {
  const text = 'id,title\n1,Größe 42 赤い\n2,Dress\n';
  const wide = (little: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little);
    return new Uint8Array(view.buffer);
  };
  const after = (mark: number[], content: Uint8Array) => Uint8Array.from([...mark, ...content]);
  const contents: Record<string, Uint8Array<ArrayBuffer>> = {
    'utf-16le': wide(true), 'utf-16be': wide(false), 'utf-16le with mark': after([0xff, 0xfe], wide(true)), 'utf-16be with mark': after([0xfe, 0xff], wide(false)), 'utf-8 with mark': after([0xef, 0xbb, 0xbf], bytes(text)), 'only a mark': Uint8Array.of(0xff, 0xfe),
    'utf-16 with an odd byte': after([0xff, 0xfe], wide(true)).slice(0, -1), 'latin-1': Uint8Array.from(text.slice(0, 20), (letter) => letter.charCodeAt(0)), 'cut in a letter': bytes(text).slice(0, 13), 'utf-7': bytes('id,title\n1,Gr+APYA3w-e\n'), 'nul between letters': bytes(text.replaceAll('', '\0').slice(0, 60)),
  };
  return Object.entries(contents).map(([name, content]) => ({ name: `encoding ${name}`, files: { 'products.csv': content } }));
}

/** Rows that point at each other, at themselves, or outside. */
function references(): HostileInput[] {
  const images = ['/etc/passwd', '../../secret.jpg', 'file:///etc/passwd', 'http://127.0.0.1/a.jpg', '//evil.example/a.jpg', 'javascript:alert(1)', 'blob:null/1', 'C:\\a.jpg', 'parquet:0:0', '#0', '__proto__', 'data:', 'data:image/png;base64,!!!!',
    'data:text/html,<script>window.hacked=true</script>', `data:image/png;base64,${'A'.repeat(200_000)}`, 'products.jsonl', '.', '', 'a\0.jpg', 'x'.repeat(100_000)];
  return [
    ...images.map((image) => ({ name: `picture at ${JSON.stringify(image.slice(0, 40))}`, files: { 'products.jsonl': JSON.stringify({ id: '1', title: 'Dress', image }) } })),
    { name: 'labels that name each other', files: { 'products.csv': 'id,title,image\nq1,Dress,q2\nq2,q1,q1\n', 'queries.csv': 'query_id,query\nq1,q2\nq2,q1\n', 'labels.csv': 'query_id,product_id,label\nq1,q2,E\nq2,q1,E\nq1,q1,I\nq3,q4,E\n' } },
    { name: 'columns that are templates', files: { 'products.csv': 'id,title,{id}\n1,{title},{id}\n2,{id:999999999},x\n' } },
    { name: 'columns that are paths', files: { 'products.csv': 'id,title,a.b,a[0],a[x=y].z\n1,Dress,1,2,3\n' } },
  ];
}

function pictures(found: Record<string, string | Uint8Array<ArrayBuffer>>): HostileInput[] {
  return Object.entries(found).map(([name, content]) => ({ name: `picture ${name}`, files: { 'products.csv': 'id,title,image\n1,Dress,a.svg\n2,Shirt,b.svg\n', 'a.svg': content, 'b.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>' } }));
}

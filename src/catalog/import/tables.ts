// Finds the tables of a catalog among its files and reads their rows.
import { largestFile } from './archives';
import { isTitleColumn, knownColumns, type TableName } from './columns';
import { parseDelimited } from './delimited';
import { gunzip } from './gunzip';
import { parseJson, parseJsonLines } from './json';
import type { ParquetTable } from './parquet';
import type { Problems } from './problems';
import type { RowTable } from './rows';
import { fileName, openParts, type ImportSource } from './source';
import { decodeText } from './text';
import { isTrecJudgments, parseTrecJudgments } from './trec';

/** Names a table's file may have, best first; `shop-products.csv` counts as products too. */
const fileNames: Record<TableName, string[]> = {
  products: ['products', 'product', 'items', 'item', 'catalog', 'catalogue', 'styles', 'articles', 'listings', 'corpus'],
  queries: ['queries', 'query', 'topics', 'searches'],
  labels: ['labels', 'label', 'qrels', 'judgments', 'judgements', 'ratings', 'relevance', 'examples'],
  clicks: ['clicks', 'click', 'clicklog', 'events'],
};
const tableNames: TableName[] = ['products', 'queries', 'labels', 'clicks'];

const headLength = 2 ** 20;

const readable = /\.(csv|tsv|tab|txt|jsonl|ndjson|json|trec|qrels|parquet)(\.gz)?$/i;

/** Formats seen in public sets that are not read, with the line that converts them. */
const conversions: Record<string, string> = {
  xlsx: `python -c "import pandas as p; p.read_excel('FILE').to_csv('STEM.csv', index=False)"`,
  pkl: `python -c "import pandas as p; p.read_pickle('FILE').to_csv('STEM.csv', index=False)"`,
  h5: `python -c "import pandas as p; p.read_hdf('FILE').to_csv('STEM.csv', index=False)"`,
  zst: 'zstd -d FILE',
  bz2: 'bunzip2 FILE',
  xz: 'unxz FILE',
  tar: 'tar xf FILE',
  tgz: 'tar xzf FILE',
  rar: 'unrar x FILE',
  '7z': '7z x FILE',
};

const unsupportedPictures = /\.(heic|heif|tiff?|avif|bmp|psd|raw|cr2|nef|dng|jxl)$/i;

export interface FoundTable extends RowTable {
  path: string;
  format: string;
  encoding: string;
  /** Reads the pictures that stand in the table itself. */
  readPicture?: ParquetTable['readPicture'];
}

/** The file of each table: the best name wins, then the shallowest, then the alphabet; the others are reported. */
export function findTables(paths: string[], problems: Problems): Partial<Record<TableName, string>> {
  reportUnsupported(paths, problems);
  const files = paths.filter((path) => readable.test(path));
  const found: Partial<Record<TableName, string>> = {};
  for (const table of tableNames) {
    const ranked = files.map((path) => ({ path, rank: nameRank(path, table) })).filter(({ rank }) => rank !== null)
      .sort((a, b) => a.rank! - b.rank! || a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1));
    found[table] = ranked[0]?.path;
    for (const { path, rank } of ranked.slice(1)) if (rank! < 100) problems.add('ignoredTable', path, null, `'${ranked[0].path}' was read`);
  }
  const others = files.filter((path) => !Object.values(found).includes(path) && !/\.(txt|json)$/i.test(path));
  if (!found.products && others.length === 1) found.products = others[0];
  return found;
}

/**
 * The rows of a table's file; null, with a report, where nothing of it can be read.
 * @param head the first rows only, from the first megabyte
 */
export async function readTable(source: ImportSource, table: TableName, path: string, problems: Problems, { head = false } = {}): Promise<FoundTable | null> {
  if (/\.parquet$/i.test(path)) return openParquet(source, path, problems, head);
  const bytes = head ? await readHead(source, path, problems) : await readBytes(source, path, problems);
  if (!bytes) return null;
  const { text, encoding } = decodeText(bytes);
  if (encoding !== 'utf-8') problems.add('encoding', path, null, encoding);
  const format = formatOf(path, text);
  return { path, format, encoding, ...parseRows(text, format, table, path, problems) };
}

async function openParquet(source: ImportSource, path: string, problems: Problems, head: boolean): Promise<FoundTable | null> {
  const file = await openParts(source, path).catch(() => null);
  if (!file) problems.add('unreadableFile', path, null, 'no such file');
  const { readParquet } = await import('./parquet');
  const table = file && (await readParquet(file, path, problems, { head }));
  return table && { path, format: 'parquet', encoding: 'utf-8', ...table };
}

function parseRows(text: string, format: string, table: TableName, path: string, problems: Problems): RowTable {
  if (format === 'jsonl') return parseJsonLines(text, path, problems);
  if (format === 'json') return parseJson(text, path, knownColumns(table), table === 'labels' || table === 'clicks', problems);
  if (table === 'labels' && isTrecJudgments(text)) return parseTrecJudgments(text, path, problems);
  return parseDelimited(text, path, knownColumns(table), (column) => table === 'products' && isTitleColumn(column), problems);
}

/** The whole lines in a table's first megabyte; all of it where it is JSON, which has no lines. */
async function readHead(source: ImportSource, path: string, problems: Problems): Promise<Uint8Array | null> {
  if (/\.json(\.gz)?$/i.test(path)) return readBytes(source, path, problems);
  try {
    const file = await openParts(source, path);
    const start = await file?.slice(0, Math.min(headLength, file.size));
    if (!file || !start) throw new Error('no such file');
    const isPacked = start[0] === 0x1f && start[1] === 0x8b;
    const head = isPacked ? (await gunzip(start, headLength, { cut: true })).bytes : start;
    const end = isPacked || file.size > headLength ? head.lastIndexOf(0x0a) + 1 : 0;
    return end > 0 ? head.subarray(0, end) : head;
  } catch (error) {
    problems.add('unreadableFile', path, null, String(error));
    return null;
  }
}

async function readBytes(source: ImportSource, path: string, problems: Problems): Promise<Uint8Array | null> {
  let bytes: Uint8Array | null = null;
  let failure = 'no such file';
  try {
    bytes = await source.read(path);
  } catch (error) {
    failure = String(error);
  }
  if (!bytes) problems.add('unreadableFile', path, null, failure);
  else if (bytes.length > largestFile) problems.add('tooLarge', path, null, `${bytes.length} bytes`);
  else if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  else {
    const unpacked = await gunzip(bytes, largestFile);
    if (unpacked.torn) problems.add('tornArchive', path, null);
    if (!unpacked.tooLarge) return unpacked.bytes;
    problems.add('tooLarge', path, null, `more than ${largestFile} bytes once unpacked`);
  }
  return null;
}

/** By ending; what is named .txt or .csv and starts like JSON is JSON. */
function formatOf(path: string, text: string): 'jsonl' | 'json' | 'delimited' {
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(path)) return 'jsonl';
  if (/\.json(\.gz)?$/i.test(path)) return 'json';
  return /^\s*\{"/.test(text) ? 'jsonl' : 'delimited';
}

/** The place of a file's name among a table's names; names that only contain one come later, null = none of them. */
function nameRank(path: string, table: TableName): number | null {
  const stem = fileName(path).replace(readable, '').toLowerCase();
  const exact = fileNames[table].indexOf(stem.replaceAll(/[\s_-]+/g, ''));
  if (exact >= 0) return exact;
  const words = stem.split(/[^\p{L}]+/u);
  const owner = tableNames.filter((name) => words.some((word) => fileNames[name].includes(word)));
  const last = owner.sort((a, b) => lastWord(words, b) - lastWord(words, a))[0];
  return last === table ? 100 + fileNames[table].findIndex((name) => words.includes(name)) : null;
}

/** In `product_labels` the last word says what the table is. */
function lastWord(words: string[], table: TableName): number {
  return words.findLastIndex((word) => fileNames[table].includes(word));
}

function reportUnsupported(paths: string[], problems: Problems): void {
  for (const path of paths) {
    const [, ending = ''] = /\.([^./]+)$/.exec(path) ?? [];
    const line = Object.hasOwn(conversions, ending.toLowerCase()) ? conversions[ending.toLowerCase()] : null;
    const stem = fileName(path).replace(/\.[^.]+$/, '');
    if (unsupportedPictures.test(path)) problems.add('unsupportedPicture', path, null, `.${ending}`);
    if (line) problems.add('unsupportedFormat', path, null, `.${ending}`, `Convert it first: ${line.replace('FILE', path).replace('STEM', stem)}`);
  }
}

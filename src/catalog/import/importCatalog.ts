// Three tables and a heap of pictures become a catalog; whatever is wrong with them becomes a report (design: data.md section 2).
import { decodeDataUri } from '../dataUri';
import type { Catalog, OpenCatalog, Part, Split } from '../types';
import { openArchives, type OpenedSource } from './archives';
import { readClicks } from './clicks';
import { fieldOf, guessColumns, missingColumns, type ColumnMapping, type TableName } from './columns';
import { readLabels } from './labels';
import { photoTable } from './photos';
import { findPictures, placeInTable } from './pictures';
import { collectProblems, type ImportProblem, type Problems } from './problems';
import { readProducts } from './products';
import { queryBook, readQueries } from './queries';
import type { ImportReport, TableReport } from './report';
import { readSettings } from './settings';
import { fileName, folderOf, type ImportSource } from './source';
import { catalogStatistics, isUrl } from './statistics';
import { findTables, readTable, type FoundTable } from './tables';
import { idOf, textOf } from './values';

/**
 * Reads a catalog from a folder or zip: products, and where present queries, labels and clicks. Rows that cannot be read are left out
 * and reported with their line and the cure. Throws only where there is no product at all, in one sentence that says what was looked for.
 */
export async function importCatalog(source: ImportSource, options: ImportOptions = {}): Promise<ImportedCatalog> {
  const { mapping, signal, onTable } = options;
  const problems = collectProblems();
  const opened = await openArchives(source, problems);
  const paths = await opened.list();
  const found = findTables(paths, problems);
  const photos = found.products === undefined ? photoTable(paths) : null;
  const tables: TableReport[] = [];
  let opens = 0;
  const open = <T extends TableName>(table: T) => {
    signal?.throwIfAborted();
    onTable?.(opens++, 4);
    return openTable(opened, table, table === 'products' && photos ? photos : found[table], mapping, problems);
  };
  const close = (table: TableName, from: OpenedTable<TableName>, kept: number) => void tables.push(reportTable(table, from, kept));

  const productTable = await open('products');
  if (!productTable) throw noProducts(source.name, paths, found.products, problems.list());
  const picture = findPictures(paths, productTable.rows.path, await readLookup(opened, paths));
  const { products, splits } = readProducts(productTable.rows, productTable.columns, picture, problems);
  if (!products.size) throw noProducts(source.name, paths, found.products, problems.list());
  close('products', productTable, products.size);

  const book = queryBook();
  const [queryTable, labelTable, clickTable] = [await open('queries'), await open('labels'), await open('clicks')];
  if (queryTable) {
    readQueries(queryTable.rows, queryTable.columns, book, problems);
    close('queries', queryTable, book.all().length);
  }
  const labels = labelTable && readLabels(labelTable.rows, labelTable.columns, products, book, problems);
  if (labelTable) close('labels', labelTable, labels!.judgments.length);
  const clicks = clickTable ? readClicks(clickTable.rows, clickTable.columns, products, book, problems) : [];
  if (clickTable) close('clicks', clickTable, clicks.length);

  const settings = await readSettings(opened, folderOf(productTable.rows.path), products);
  const relevantGrade = settings.relevantGrade ?? labels?.convention.relevantGrade ?? 1;
  const catalog: Catalog = {
    name: settings.name ?? source.name, products: [...products.values()], queries: book.all(), judgments: labels?.judgments ?? [], clicks, relevantGrade,
    ...splitOfTables(splits, book.all()), ...(settings.hardNegatives.length && { hardNegatives: settings.hardNegatives }),
    ...(settings.labelsComplete && { labelsComplete: true }),
  };
  const notes = [...(photos ? [photoNote(catalog)] : []), ...takenDecisions(labels?.convention.name ?? null, relevantGrade, book.made(), catalog)];
  const report = { source: source.name, tables, problems: problems.list(), notes, statistics: catalogStatistics(catalog) };
  return { catalog: { catalog, readImage: imageReader(opened, paths, productTable.rows) }, report, source: opened };
}

export interface ImportOptions {
  mapping?: ColumnMapping;
  /** Aborting rejects with the signal's reason, between two tables. */
  signal?: AbortSignal;
  /** Called before each table with the number of tables that are done. */
  onTable?: (done: number, total: number) => void;
}

export interface ImportedCatalog {
  catalog: OpenCatalog;
  report: ImportReport;
  /** Where it came from, its zips opened. */
  source: OpenedSource;
}

interface OpenedTable<T extends TableName> {
  rows: FoundTable;
  columns: ReturnType<typeof guessColumns<T>>;
}

async function openTable<T extends TableName>(
  source: ImportSource, table: T, from: string | FoundTable | undefined, mapping: ColumnMapping | undefined, problems: Problems,
): Promise<OpenedTable<T> | null> {
  const rows = typeof from === 'string' ? await readTable(source, table, from, problems) : (from ?? null);
  if (!rows) return null;
  const columns = guessColumns(table, rows.columns, rows.rows, mapping?.[table]);
  const missing = missingColumns(table, columns);
  if (missing.length) problems.add('missingColumn', rows.path, null, `${missing.join(' and ')}; there are ${rows.columns.slice(0, 12).join(', ') || 'none'}`);
  return { rows: missing.length && table !== 'products' ? { ...rows, rows: [] } : rows, columns };
}

function reportTable(table: TableName, { rows, columns }: OpenedTable<TableName>, kept: number): TableReport {
  const { path, format, encoding, delimiter, read } = rows;
  const mapped = new Set<string>(Object.values(columns));
  const otherColumns = rows.columns.filter((column) => !mapped.has(column));
  return { table, path, format, encoding, ...(delimiter && { delimiter }), columns: { ...columns }, otherColumns, read, kept };
}

/** Why there is no product, in one sentence with the first trouble and its cure. */
export function noProducts(name: string, paths: string[], path: string | undefined, problems: ImportProblem[]): Error {
  const first = problems.find((problem) => problem.path === path || problem.kind === 'unsupportedFormat') ?? problems[0];
  const trouble = first ? ` ${first.path}${first.lines.length ? `, line ${first.lines[0]}` : ''}: ${first.what}${first.example && ` (${first.example})`}. ${first.cure}` : '';
  if (path) return new Error(`'${name}' has no product that can be read: '${path}' needs rows with an id and a title or a picture.${trouble}`);
  const there = paths.length ? `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}` : 'nothing';
  return new Error(`'${name}' has no products: expected products.jsonl (or .json, .csv, .tsv, also .gz or in a .zip) with an id and a title, or pictures, found ${there}.${trouble}`);
}

/** Picture ids to paths, as Amazon Berkeley Objects has them in images.csv. */
async function readLookup(source: ImportSource, paths: string[]): Promise<Map<string, string>> {
  const path = paths.find((candidate) => /^images\.(csv|tsv|jsonl)(\.gz)?$/i.test(fileName(candidate)));
  const table = path === undefined ? null : await readTable(source, 'products', path, collectProblems());
  return new Map(table?.rows.map((row) => [idOf(fieldOf(row, 'image_id')), textOf(fieldOf(row, 'path'))]));
}

/** The reader of a catalog's pictures: data in the row, files of the source, nothing else; null for what is not there. */
function imageReader(source: ImportSource, paths: string[], { readPicture }: FoundTable): OpenCatalog['readImage'] {
  const files = new Set(paths);
  return async (path) => {
    if (path.startsWith('data:')) return decodeDataUri(path);
    if (placeInTable.test(path)) return (await readPicture?.(path)) ?? null;
    if (isUrl(path) || !files.has(path)) return null;
    const bytes = await source.read(path).catch(() => null);
    return bytes && new Uint8Array(bytes);
  };
}

function splitOfTables(splits: Map<string, Part>, queries: Catalog['queries']): { split?: Split } {
  const ofQueries = queries.flatMap(({ id, split }): [string, Part][] => (split ? [[id, split]] : []));
  if (!splits.size && !ofQueries.length) return {};
  const products = [...splits].map(([id, part]): [string, 'train' | 'test'] => [id, part === 'train' ? 'train' : 'test']);
  return { split: { queries: Object.fromEntries(ofQueries), products: Object.fromEntries(products) } };
}

function photoNote({ products }: Catalog): string {
  const silent = products.filter(({ title }) => !title).length;
  return `There is no table: ${products.length} pictures became products, titled by their file names${silent ? `, of which ${silent} say nothing` : ''}; their folder is the category.`;
}

function takenDecisions(convention: string | null, relevantGrade: number, made: number, catalog: Catalog): string[] {
  return [
    ...(convention ? [`Labels were read as ${convention}; relevant is grade ${relevantGrade} and above. A pair without a label is not judged: metrics count it as not relevant, judged@10 tells how many there are.`] : []),
    ...(made ? [`${made} queries were taken from the texts in labels and clicks.`] : []),
    ...(catalog.queries.length ? [] : ['There are no queries: the catalog can be searched, and trained on queries made from its attributes.']),
    ...(catalog.split ? ['The catalog carries a split, which is kept.'] : []),
  ];
}

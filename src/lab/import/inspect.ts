// A first look: which tables there are, what their columns probably are, and whether anything can be imported.
import { openArchives } from '../../catalog/import/archives';
import { fieldsOf, guessColumns, type TableName } from '../../catalog/import/columns';
import { noProducts } from '../../catalog/import/importCatalog';
import { isPicture } from '../../catalog/import/pictures';
import { photoTable } from '../../catalog/import/photos';
import { collectProblems } from '../../catalog/import/problems';
import type { Row } from '../../catalog/import/rows';
import type { ImportSource } from '../../catalog/import/source';
import { findTables, readTable, type FoundTable } from '../../catalog/import/tables';
import type { Progress } from '../api';
import type { ImportPreview, TablePreview } from '../importApi';

const sampleRows = 6;
const longestCell = 120;
/** Tables may have more; nobody looks through them. */
const mostColumns = 300;

/** What `importCatalog` would find. Reads the heads of tables only. */
export async function inspectSource(source: ImportSource, onProgress: (progress: Progress) => void): Promise<Omit<ImportPreview, 'files' | 'bytes'>> {
  const problems = collectProblems();
  onProgress({ task: 'unpacking', done: 0, total: 1 });
  const opened = await openArchives(source, problems);
  const paths = await opened.list();
  const found = (Object.entries(findTables(paths, problems)) as [TableName, string | undefined][]).filter((entry): entry is [TableName, string] => entry[1] !== undefined);
  const photos = found.some(([table]) => table === 'products') ? null : photoTable(paths);
  const tables: TablePreview[] = photos ? [previewOf('products', photos)] : [];
  for (const [i, [table, path]] of found.entries()) {
    onProgress({ task: 'tables', done: i, total: found.length });
    const head = await readTable(opened, table, path, problems, { head: true });
    if (head) tables.push(previewOf(table, head));
  }
  onProgress({ task: 'tables', done: found.length, total: found.length });
  const products = tables.find(({ table }) => table === 'products');
  const productPath = found.find(([table]) => table === 'products')?.[1];
  const refusal = products && products.sample.length > 0 ? null : noProducts(source.name, paths, productPath, problems.list()).message;
  return { name: source.name, pictures: paths.filter(isPicture).length, tables, refusal };
}

function previewOf(table: TableName, { path, columns, rows }: FoundTable): TablePreview {
  const shown = columns.slice(0, mostColumns);
  const guess = guessColumns(table, columns, rows) as Record<string, string>;
  return { table, path, columns: shown, guess, fields: fieldsOf(table), sample: rows.slice(0, sampleRows).map((row) => shown.map((column) => cellText(row, column))) };
}

function cellText({ cells }: Row, column: string): string {
  const value = Object.hasOwn(cells, column) ? cells[column] : '';
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}

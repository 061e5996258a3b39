import { columnKey } from './columns';
import type { Problems } from './problems';
import { isRecord, keyColumn, longestRow, mostColumns, valueColumn, type Row, type RowTable } from './rows';

/** One JSON object a line. A line that cannot be read is reported and costs only itself. */
export function parseJsonLines(text: string, path: string, problems: Problems): RowTable {
  const rows: Row[] = [];
  let read = 0;
  text.split('\n').forEach((raw, i) => {
    const line = raw.trim();
    if (!line) return;
    read++;
    const deep = isDeep(line);
    const value = line.length > longestRow || deep ? undefined : parseOrUndefined(line);
    if (isRecord(value)) rows.push({ line: i + 1, cells: value });
    else if (deep) problems.add('tornLine', path, i + 1, tooDeep, flatten);
    else problems.add(line.length > longestRow ? 'hugeLine' : 'tornLine', path, i + 1, line.slice(0, 200));
  });
  return { columns: columnsOf(rows), rows, read };
}

/**
 * A JSON array of objects, an object keyed by id, one that wraps such an array, or a single row (whose columns are `known`). `pairs` reads
 * {query: {product: grade}} and {query: [product, ...]} as one row a pair. A torn file, or JSON lines in a .json file, is read line by line.
 */
export function parseJson(text: string, path: string, known: Set<string>, pairs: boolean, problems: Problems): RowTable {
  const value = isDeep(text) ? undefined : parseOrUndefined(text);
  if (value === undefined) return parseJsonLines(withoutBrackets(text), path, problems);
  const entries = pairs ? pairEntries(value) : null;
  const cells = entries ?? rowEntries(value, known);
  const rows: Row[] = [];
  cells.forEach((entry, i) => {
    if (isRecord(entry)) rows.push({ line: i + 1, cells: entry });
    else problems.add('tornLine', path, i + 1, JSON.stringify(entry));
  });
  return { columns: columnsOf(rows), rows, read: cells.length };
}

const deepest = 100;
const tooDeep = `values nested more than ${deepest} deep`;
const flatten = 'Write nested values as text or as columns of their own.';

/** Whether brackets outside of texts are nested deeper than what is read: whoever follows such a value runs out of stack. */
function isDeep(json: string): boolean {
  let [depth, inText] = [0, false];
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === 0x22) inText = !inText;
    else if (inText) i += code === 0x5c ? 1 : 0;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

function rowEntries(value: unknown, known: Set<string>): unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [];
  if (Object.keys(value).filter((name) => known.has(columnKey(name))).length > 1) return [value];
  const inner = Object.values(value);
  if (inner.length === 1 && Array.isArray(inner[0]) && inner[0].every(isRecord)) return inner[0];
  return Object.entries(value).map(([key, entry]) => (isRecord(entry) ? { [keyColumn]: key, ...entry } : { [keyColumn]: key, [valueColumn]: entry }));
}

/** Nested judgments; null where the file is something else. */
function pairEntries(value: unknown): unknown[] | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value);
  const isGraded = entries.every(([, inner]) => isRecord(inner) && Object.values(inner).every((grade) => typeof grade === 'number'));
  const isListed = entries.every(([, inner]) => Array.isArray(inner) && inner.every((id) => typeof id === 'string' || typeof id === 'number'));
  if (!entries.length || !(isGraded || isListed)) return null;
  return entries.flatMap(([query, inner]) => (Array.isArray(inner) ? inner.map((id): [unknown, unknown] => [id, 1]) : Object.entries(inner as object))
    .map(([product, grade]) => ({ [keyColumn]: query, product_id: product, grade })));
}

/** The lines of a pretty array without what holds them together, so that each object on a line of its own can be read. */
function withoutBrackets(text: string): string {
  return text.split('\n').map((line) => line.trim().replace(/^\[/, '').replace(/,?\]?$/, '')).join('\n');
}

function columnsOf(rows: Row[]): string[] {
  return [...new Set(rows.slice(0, 200).flatMap(({ cells }) => Object.keys(cells).slice(0, mostColumns)))];
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

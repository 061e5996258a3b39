// Delimited text: the delimiter is guessed from the content, never from the file name (WANDS has tabs in .csv files).
import Papa from 'papaparse';
import { columnKey } from './columns';
import type { Problems } from './problems';
import { longestRow, mostColumns, type Row, type RowTable } from './rows';

const delimiters = [',', '\t', ';', '#####', '|'];

interface Fields {
  line: number;
  fields: string[];
}

/**
 * The rows of a delimited text whose first line names the columns. Rows with too many or too few fields are reported; where the last
 * column is the title, surplus fields are joined to it. A quote that never closes costs its own line, not the rest of the file.
 * @param known column names that speak for a delimiter @param isTitle whether a column is the title
 */
export function parseDelimited(text: string, path: string, known: Set<string>, isTitle: (column: string) => boolean, problems: Problems): RowTable {
  const normal = text.replace(/\r\n?/g, '\n');
  const delimiter = guessDelimiter(normal, known);
  const [header, ...body] = splitRows(normal, delimiter, path, problems);
  if (!header) return { columns: [], rows: [], read: 0, delimiter };
  const columns = header.fields.slice(0, mostColumns).map((name, i) => name.trim() || `column ${i + 1}`);
  if (header.fields.length > mostColumns) problems.add('surplusColumns', path, header.line, `${header.fields.length} columns`);
  const lastLine = normal.endsWith('\n') ? null : body.at(-1)?.line;
  const titleIsLast = columns.length > 1 && isTitle(columns.at(-1)!);
  const rows = body.flatMap(({ line, fields }): Row[] => {
    const fitted = fitRow(fields, header.fields.length, delimiter, titleIsLast, line === lastLine);
    if (fitted.problem) problems.add(fitted.problem, path, line, fields.join(delimiter).slice(0, 200));
    return fitted.fields ? [{ line, cells: Object.fromEntries(columns.map((column, i) => [column, fitted.fields![i] ?? ''])) }] : [];
  });
  return { columns: [...new Set(columns)], rows, read: body.length, delimiter };
}

interface Fitted {
  fields: string[] | null;
  problem?: 'hugeLine' | 'tornLine' | 'missingFields' | 'surplusJoined' | 'surplusFields';
}

function fitRow(fields: string[], count: number, delimiter: string, titleIsLast: boolean, unfinished: boolean): Fitted {
  if (fields.reduce((length, field) => length + field.length, 0) > longestRow) return { fields: null, problem: 'hugeLine' };
  if (fields.length === count) return { fields };
  if (fields.length < count) return unfinished ? { fields: null, problem: 'tornLine' } : { fields, problem: 'missingFields' };
  if (fields.slice(count).every((field) => field.trim() === '')) return { fields };
  if (titleIsLast || count === 1) return { fields: [...fields.slice(0, count - 1), fields.slice(count - 1).join(delimiter)], problem: 'surplusJoined' };
  return { fields: null, problem: 'surplusFields' };
}

/** Every row with the line it starts in; blank lines left out. A row whose quotes went wrong is read again, line by line. */
function splitRows(text: string, delimiter: string, path: string, problems: Problems): Fields[] {
  if (!text.includes('"')) return splitLines(text, delimiter);
  const { data, errors } = parse(text, delimiter);
  const wrongQuotes = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  const lines = wrongQuotes.size ? text.split('\n') : [];
  const rows: Fields[] = [];
  let line = 1;
  data.forEach((fields, i) => {
    const height = 1 + fields.reduce((newlines, field) => newlines + countNewlines(field), 0);
    if (!wrongQuotes.has(i)) rows.push({ line, fields });
    else {
      problems.add('strayQuote', path, line, lines[line - 1]);
      rows.push(...lines.slice(line - 1, line - 1 + height).flatMap((single, k) => readAlone(single, line + k, delimiter, path, problems)));
    }
    line += height;
  });
  return rows.filter(isFilled);
}

const isFilled = ({ fields }: Fields) => fields.some((field) => field.trim() !== '');

/** Rows without any quote: one a line. Millions of blank lines cost no memory. */
function splitLines(text: string, delimiter: string): Fields[] {
  const rows: Fields[] = [];
  for (let start = 0, line = 1; start <= text.length; line++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end > start) {
      const row = { line, fields: text.slice(start, end).split(delimiter) };
      if (isFilled(row)) rows.push(row);
    }
    start = end + 1;
  }
  return rows;
}

/** A single line: quoted where its quotes close, else torn. */
function readAlone(single: string, line: number, delimiter: string, path: string, problems: Problems): Fields[] {
  if (!single.includes('"')) return [{ line, fields: single.split(delimiter) }];
  const { data, errors } = parse(single, delimiter);
  if (!errors.some(({ code }) => code === 'MissingQuotes')) return data.map((fields) => ({ line, fields }));
  problems.add('tornLine', path, line, single);
  return [];
}

function guessDelimiter(text: string, known: Set<string>): string {
  const sample = text.slice(0, endOfLines(text, 20));
  const scored = delimiters.map((delimiter, order) => {
    const [header = [], ...rows] = parse(sample, delimiter).data.filter((fields) => fields.length > 1 || fields[0] !== '');
    const names = header.filter((name) => known.has(columnKey(name))).length;
    const even = rows.filter((fields) => fields.length === header.length).length / Math.max(1, rows.length);
    return { delimiter, split: header.length > 1, names, even, order };
  });
  const [best] = scored.filter(({ split }) => split).sort((a, b) => b.names - a.names || b.even - a.even || a.order - b.order);
  return best?.delimiter ?? ',';
}

/** Where the first `count` lines end, at most the first 64 KiB. */
function endOfLines(text: string, count: number): number {
  let end = -1;
  for (let i = 0; i < count; i++) {
    const next = text.indexOf('\n', end + 1);
    if (next < 0) return Math.min(text.length, 65536);
    end = next;
  }
  return Math.min(end, 65536);
}

function parse(text: string, delimiter: string) {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n' });
}

function countNewlines(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++;
  return count;
}

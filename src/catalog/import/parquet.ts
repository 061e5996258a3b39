// Parquet by hyparquet, loaded when a .parquet file is met. Rows are read group by group; pictures inside the table one group at a time, when they are asked for.
import { parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer, type FileMetaData, type SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Problems } from './problems';
import { isRecord, type Row, type RowTable } from './rows';
import type { PartFile } from './source';

/** What is unpacked at a time, in bytes, and all rows that are read. */
const largestPart = 512 * 2 ** 20;
const mostRows = 5_000_000;
const headRows = 50;

export interface ParquetTable extends RowTable {
  /** The bytes behind a cell that stands for a picture (`parquet:<column>:<row>`); null = there is none. */
  readPicture(place: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** Null, with a report, where nothing of it can be read; a row group that cannot be read costs its own rows. */
export async function readParquet(file: PartFile, path: string, problems: Problems, { head = false } = {}): Promise<ParquetTable | null> {
  const buffer = asyncBuffer(file);
  try {
    const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
    const read = (columns: string[], rowStart: number, rowEnd: number) =>
      parquetReadObjects({ file: buffer, metadata, columns, rowStart, rowEnd, utf8: false, geoparquet: false, compressors: boundedCompressors }) as Promise<Record<string, unknown>[]>;
    const groups = groupsOf(metadata);
    const fields = parquetSchema(metadata).children.map(({ element, children }) => ({ name: element.name, binary: binaryKind({ element, children }) }));
    const first = await read(fields.filter(({ binary }) => binary === 'perhaps').map(({ name }) => name), 0, Math.min(headRows, groups[0]?.end ?? 0)).catch(() => []);
    const pictures = fields.filter(({ name, binary }) => binary === 'struct' || (binary === 'perhaps' && !first.every((row) => isText(row[name])))).map(({ name }) => name);
    const texts = fields.map(({ name }) => name).filter((name) => !pictures.includes(name));
    const rows: Row[] = [];
    for (const { start, end } of head ? groups.slice(0, 1).map((group) => ({ ...group, end: Math.min(group.end, headRows) })) : groups) {
      try {
        const values = texts.length > 0 ? await read(texts, start, end) : Array.from({ length: end - start }, () => ({}));
        values.forEach((value, i) => rows.push(rowOf(value, texts, pictures, start + i)));
      } catch (error) {
        problems.add('brokenParquet', path, start + 1, `rows ${start + 1} to ${end}: ${messageOf(error)}`);
      }
    }
    return { columns: fields.map(({ name }) => name), rows, read: groups.at(-1)?.end ?? 0, readPicture: pictureReader(pictures, groups, read) };
  } catch (error) {
    problems.add('brokenParquet', path, null, messageOf(error));
    return null;
  }
}

interface Group {
  start: number;
  end: number;
}

/** Throws where the file claims more than is ever read. */
function groupsOf(metadata: FileMetaData): Group[] {
  let start = 0;
  return metadata.row_groups.map(({ num_rows: count, columns }) => {
    const end = start + Number(count);
    if (!(end >= start && end <= mostRows)) throw new Error(`it claims ${end} rows, at most ${mostRows} are read`);
    for (const { meta_data: data } of columns) {
      if (data && Number(data.total_uncompressed_size) > largestPart) throw new Error(`a column claims ${data.total_uncompressed_size} bytes in one row group, at most ${largestPart} are unpacked`);
      if (data && Number(data.num_values) > mostRows * 4) throw new Error(`a column claims ${data.num_values} values in one row group`);
    }
    const group = { start, end };
    start = end;
    return group;
  });
}

/** 'struct': pictures as Hugging Face writes them, {bytes, path}. 'perhaps': bytes of which the file does not say that they are text. */
function binaryKind({ element, children }: Pick<SchemaTree, 'element' | 'children'>): 'struct' | 'perhaps' | null {
  if (children.some((child) => child.element.name === 'bytes' && child.element.type === 'BYTE_ARRAY')) return 'struct';
  return element.type === 'BYTE_ARRAY' && !element.converted_type && !element.logical_type ? 'perhaps' : null;
}

function rowOf(value: Record<string, unknown>, texts: string[], pictures: string[], row: number): Row {
  const cells = [...texts.map((name): [string, unknown] => [name, cellOf(value[name])]), ...pictures.map((name, column): [string, unknown] => [name, `parquet:${column}:${row}`])];
  return { line: row + 1, cells: Object.fromEntries(cells) };
}

/** As JSON would have it: numbers of 64 bits that are too long become text, dates too, bytes are read as text. */
function cellOf(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().replace('T00:00:00.000Z', '');
  if (ArrayBuffer.isView(value)) return value instanceof Uint8Array ? new TextDecoder().decode(value) : Array.from(value as unknown as ArrayLike<unknown>, cellOf);
  if (Array.isArray(value)) return value.map(cellOf);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cellOf(inner)])) : value;
}

/** Reads the row group of a picture and holds it until another one is asked for. */
function pictureReader(columns: string[], groups: Group[], read: (columns: string[], start: number, end: number) => Promise<Record<string, unknown>[]>): ParquetTable['readPicture'] {
  let held: { key: string; values: Promise<Record<string, unknown>[]> } | null = null;
  return async (place) => {
    const [, column, row] = /^parquet:(\d+):(\d+)$/.exec(place)?.map(Number) ?? [];
    const group = groups.find(({ start, end }) => row >= start && row < end);
    const name = columns[column];
    if (!group || name === undefined) return null;
    const key = `${column} ${group.start}`;
    if (held?.key !== key) held = { key, values: read([name], group.start, group.end) };
    const value = (await held.values)[row - group.start]?.[name];
    const picture = Array.isArray(value) ? value[0] : value;
    const bytes = isRecord(picture) && !(picture instanceof Uint8Array) ? picture.bytes : picture;
    return bytes instanceof Uint8Array ? bytes.slice() : null;
  };
}

function isText(value: unknown): boolean {
  if (!(value instanceof Uint8Array)) return true;
  try {
    // oxlint-disable-next-line no-control-regex -- control characters tell bytes from text
    return !/[\0-\x08]/.test(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch {
    return false;
  }
}

const boundedCompressors = Object.fromEntries(Object.entries(compressors).map(([codec, unpack]) => [codec, (input: Uint8Array, length: number) => {
  if (length > largestPart) throw new Error(`a page claims ${length} bytes, at most ${largestPart} are unpacked`);
  return unpack(input, length);
}]));

function asyncBuffer(file: PartFile): AsyncBuffer {
  return {
    byteLength: file.size,
    slice: async (start, end = file.size) => {
      const from = start < 0 ? Math.max(0, file.size + start) : start;
      return (await file.slice(from, Math.min(end, file.size))).slice().buffer;
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

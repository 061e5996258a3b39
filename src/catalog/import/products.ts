import { regimes, type ModalTruth, type Part, type Product } from '../types';
import { columnKey, fieldOf, type FieldOf } from './columns';
import type { FoundPicture } from './pictures';
import type { Problems } from './problems';
import { isRecord, keyColumn, type Row } from './rows';
import { cleanText, hasControlCharacters, idOf, longestText, numberOf, textOf } from './values';
import { splitOf } from './splits';
import type { FoundTable } from './tables';

type Columns = { [F in FieldOf<'products'>]?: string };

/** The products of a table, the first of each id; unknown columns become attributes. `splits` holds what a split column says. */
export function readProducts(table: FoundTable, columns: Columns, picture: (written: string, id: string) => FoundPicture, problems: Problems) {
  const products = new Map<string, Product>();
  const splits = new Map<string, Part>();
  if (!columns.id) problems.add('madeIds', table.path, null);
  for (const row of table.rows) {
    const id = columns.id ? rowId(fieldOf(row, columns.id), table.path, row.line, problems) : `p${row.line}`;
    if (products.has(id)) problems.add('duplicateId', table.path, row.line, id);
    const product = !id || products.has(id) ? null : readProduct(id, row, columns, picture, table, problems);
    const split = product && splitOf(fieldOf(row, columns.split), table.path, row.line, problems);
    if (product) products.set(id, product);
    if (split) splits.set(id, split);
  }
  return { products, splits };
}

function readProduct(
  id: string, row: Row, columns: Columns, picture: (written: string, id: string) => FoundPicture, { path, format }: FoundTable, problems: Problems,
): Product | null {
  const title = rowText(fieldOf(row, columns.title), path, row.line, problems);
  const { image, kind } = picture(textOf(fieldOf(row, columns.image)).trim(), id);
  if (!title && !image) {
    problems.add('emptyProduct', path, row.line, id);
    return null;
  }
  if (!title) problems.add('missingTitle', path, row.line, id);
  if (kind === 'missing' || kind === 'none') problems.add('missingImage', path, row.line, textOf(fieldOf(row, columns.image)) || id);
  if (kind === 'url') problems.add('imageUrl', path, row.line, image!);
  if (kind === 'outside') problems.add('imageLeavesFolder', path, row.line, textOf(fieldOf(row, columns.image)));
  const description = cleanText(textOf(fieldOf(row, columns.description))).slice(0, longestText);
  const truth = readTruth(fieldOf(row, columns.truth));
  return {
    id, title, image, category: cleanText(textOf(fieldOf(row, columns.category))).slice(0, longestText), ...(description && { description }),
    attributes: readAttributes(row, columns, format === 'delimited', path, problems), ...(truth && { truth }),
  };
}

/** The id in a cell; '' with a report where there is none. */
export function rowId(value: unknown, path: string, line: number, problems: Problems): string {
  const id = idOf(value);
  if (!id) problems.add('missingId', path, line);
  if (id === '__proto__') problems.add('reservedName', path, line, id);
  if (typeof value === 'number' && !Number.isSafeInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) problems.add('unsafeNumber', path, line, id);
  return id === '__proto__' ? '' : id;
}

/** The text in a cell, cleaned and cut, with a report of both. */
export function rowText(value: unknown, path: string, line: number, problems: Problems): string {
  const written = textOf(value);
  if (hasControlCharacters(written)) problems.add('controlCharacters', path, line, written);
  const text = cleanText(written);
  if (text.length > longestText) problems.add('longText', path, line, text);
  return text.slice(0, longestText);
}

/** Every column that is no field, and what an `attributes` column holds. */
function readAttributes(row: Row, columns: Columns, untyped: boolean, path: string, problems: Problems): Product['attributes'] {
  const used = new Set<string>([...Object.values(columns), keyColumn]);
  const nested = fieldOf(row, columns.attributes);
  const cells = Object.entries(row.cells).filter(([name]) => !used.has(name));
  const entries = [...cells, ...(isRecord(nested) ? Object.entries(nested) : [])].flatMap(([name, value]): [string, string | number | string[]][] => {
    const attribute = attributeOf(name, value, untyped);
    if (name === '__proto__') problems.add('reservedName', path, row.line, name);
    return attribute === null || name === '__proto__' ? [] : [[name, attribute]];
  });
  return Object.fromEntries(entries);
}

/** Where a table has no types, texts that are plain numbers become numbers, but never those of id columns and never ones with leading zeros. */
function attributeOf(name: string, value: unknown, untyped: boolean): string | number | string[] | null {
  if (typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.map((item) => cleanText(item).slice(0, longestText));
  if (isRecord(value) || Array.isArray(value)) return JSON.stringify(value).slice(0, longestText);
  const text = cleanText(textOf(value)).slice(0, longestText);
  const isNumber = untyped && /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) && !/(id|sku|upc|ean|code|asin)$/.test(columnKey(name));
  return text === '' ? null : isNumber ? Number(text) : text;
}

/** The planted answer of an exported generated catalog; null where it is not one. */
function readTruth(value: unknown): ModalTruth | null {
  if (!isRecord(value)) return null;
  const regime = regimes.find((name) => name === value.regime);
  const [titleInformation, imageInformation] = [numberOf(value.titleInformation), numberOf(value.imageInformation)];
  if (!regime || titleInformation === null || imageInformation === null) return null;
  return { regime, titleInformation, imageInformation, imageWeight: numberOf(value.imageWeight), design: textOf(value.design) };
}

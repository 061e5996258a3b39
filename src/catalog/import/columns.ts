// Which column is what, guessed from the names seen in public data sets (design: data.md 2.3) unless the caller says.
import { isRecord, keyColumn, valueColumn, type Row } from './rows';
import { textOf } from './values';

export type TableName = 'products' | 'queries' | 'labels' | 'clicks';

const productId = ['product_id', 'item_id', 'article_id', 'posting_id', 'docid', 'doc_id', 'asin', 'parent_asin', 'product_uid', 'sku', 'upc'];
const queryText = ['query', 'query_text', 'search_term', 'user_query', 'text', valueColumn];
const queryId = ['query_id', 'qid', 'search_id'];

/** Per table and field the column names to look for, best first. */
const aliases = {
  products: {
    id: [...productId, 'id', '_id', keyColumn],
    title: ['title', 'product_title', 'product_name', 'productDisplayName', 'prod_name', 'item_name', 'name', 'text', 'caption', valueColumn],
    image: ['image', 'image_path', 'img_path', 'image_local', 'img', 'image_url', 'img_url', 'images', 'main_image_id', 'img_500x500'],
    category: ['category', 'category1', 'category2', 'category3', 'articleType', 'subCategory', 'product_type_name', 'product_type', 'product_class',
      'category hierarchy', 'sub_class_name', 'semantic_category', 'categories', 'node'],
    description: ['description', 'product_description', 'detail_desc', 'short_description', 'desc', 'product_bullet_point', 'bullet_point', 'features'],
    split: ['split'],
    attributes: ['attributes'],
    truth: ['truth'],
  },
  queries: {
    id: [...queryId, 'id', '_id', keyColumn],
    text: queryText,
    type: ['type', 'query_class', 'query_type'],
    weight: ['weight', 'frequency', 'count'],
    split: ['split'],
    deciding: ['deciding'],
  },
  labels: {
    queryId: [...queryId, keyColumn],
    query: queryText,
    productId: [...productId, 'id'],
    grade: ['grade'],
    label: ['label', 'esci_label', 'relevance', 'rating', 'score', 'score_linear', 'median_relevance'],
    position: ['position', 'rank'],
    positives: ['positive_ids', 'positives'],
    negatives: ['negative_ids', 'negatives_ids', 'negatives'],
    source: ['source'],
  },
  clicks: {
    queryId: [...queryId, keyColumn],
    query: queryText,
    productId: [...productId, 'clicked_doc_id', 'event_attributes.object.object_id', 'id'],
    clicks: ['clicks', 'click_count', 'num_clicks', 'clicked', 'count'],
    impressions: ['impressions', 'views', 'shown'],
    position: ['position', 'rank', 'event_attributes.position.ordinal'],
  },
} satisfies { [T in TableName]: Record<string, string[]> };

/** Of each group a table must have one field; without it products are poorer, and the rows of the other tables mean nothing. */
const needed: Record<TableName, string[][]> = {
  products: [['title']],
  queries: [['text']],
  labels: [['query', 'queryId'], ['productId', 'positives', 'negatives']],
  clicks: [['query', 'queryId'], ['productId']],
};

export type FieldOf<T extends TableName> = keyof (typeof aliases)[T] & string;

/**
 * Which column holds a field: a column name, a path such as `a.b`, `a[0]` or `item_name[language_tag=en_US].value`, or a template such as
 * `{product_locale}:{product_id}` or `images/{id:3}/{id}.jpg` (`:3` = its first three characters); '' = none.
 */
export type ColumnMapping = { [T in TableName]?: { [F in FieldOf<T>]?: string } };

/** The column of every field that was found or given; '' gives a field no column. */
export function guessColumns<T extends TableName>(table: T, columns: string[], rows: Row[], given: { [F in FieldOf<T>]?: string } = {}): { [F in FieldOf<T>]?: string } {
  const taken = new Set<string>(Object.values<string | undefined>(given).filter((column) => column !== undefined));
  const byKey = new Map(columns.toReversed().map((column) => [columnKey(column), column]));
  const guessed = Object.entries<string[]>(aliases[table]).map(([field, names]): [string, string | undefined] => {
    const chosen = (given as Record<string, string | undefined>)[field];
    if (chosen !== undefined) return [field, chosen || undefined];
    const found = names.map((name) => byKey.get(columnKey(name)) ?? nestedColumn(name, rows)).find((column) => column !== undefined && !taken.has(column));
    if (found !== undefined) taken.add(found);
    return [field, found];
  });
  return Object.fromEntries(guessed.filter(([, column]) => Boolean(column))) as { [F in FieldOf<T>]?: string };
}

/** Names of the columns that a table would need and lacks, the first name of each. */
export function missingColumns(table: TableName, found: Record<string, string | undefined>): string[] {
  return needed[table].filter((fields) => fields.every((field) => found[field] === undefined)).map(([field]) => (aliases[table] as Record<string, string[]>)[field][0]);
}

export interface FieldInfo {
  field: string;
  /** The table is of no use without it, or without one of `orAnyOf`. */
  needed: boolean;
  orAnyOf: string[];
}

/** The fields a table can have, needed ones first. */
export function fieldsOf(table: TableName): FieldInfo[] {
  const groups = needed[table];
  const fields = Object.keys(aliases[table]).map((field): FieldInfo => {
    const group = groups.find((fields) => fields.includes(field)) ?? [];
    return { field, needed: group.length > 0, orAnyOf: group.filter((other) => other !== field) };
  });
  return fields.sort((a, b) => Number(b.needed) - Number(a.needed));
}

/** All names that a table's columns may have, in the form of `columnKey`. */
export function knownColumns(table: TableName): Set<string> {
  return new Set(Object.values<string[]>(aliases[table]).flat().map(columnKey));
}

export function isTitleColumn(column: string): boolean {
  return aliases.products.title.some((name) => columnKey(name) === columnKey(column));
}

/** Column names are compared without case, spaces, dashes and underscores. */
export function columnKey(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** The value of a field in a row; undefined where the table has no such column or the row no such value. */
export function fieldOf(row: Row, column: string | undefined): unknown {
  if (column === undefined) return undefined;
  if (Object.hasOwn(row.cells, column)) return row.cells[column];
  return column.includes('{') ? fillTemplate(row, column) : followPath(row.cells, column);
}

function fillTemplate(row: Row, template: string): string {
  return template.replaceAll(/\{([^{}:]+)(?::(\d+))?\}/g, (_, column: string, length?: string) => {
    const text = textOf(Object.hasOwn(row.cells, column) ? row.cells[column] : followPath(row.cells, column));
    return length === undefined ? text : text.slice(0, Number(length));
  });
}

function followPath(cells: Record<string, unknown>, path: string): unknown {
  let value: unknown = cells;
  for (const [, name, index, key, wanted] of path.matchAll(/([^.[\]]+)|\[(\d+)\]|\[([^=\]]+)=([^\]]*)\]/g)) {
    if (name !== undefined) value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    else if (!Array.isArray(value)) return undefined;
    else value = index !== undefined ? value[Number(index)] : value.find((item) => isRecord(item) && Object.hasOwn(item, key) && textOf(item[key]) === wanted);
  }
  return value;
}

function nestedColumn(name: string, rows: Row[]): string | undefined {
  return name.includes('.') && rows.slice(0, 20).some(({ cells }) => followPath(cells, name) !== undefined) ? name : undefined;
}

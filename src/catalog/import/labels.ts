import type { Judgment, Product } from '../types';
import { fieldOf, type FieldOf } from './columns';
import { guessConvention, listConvention, numberConvention, positionConvention, type Convention } from './grades';
import type { Problems } from './problems';
import type { QueryBook } from './queries';
import type { FoundTable } from './tables';
import { cleanText, idOf, listOf, numberOf, textOf } from './values';

type Columns = { [F in FieldOf<'labels'>]?: string };

interface WrittenLabel {
  line: number;
  query: [id: unknown, text: unknown];
  productId: string;
  value: unknown;
  label?: string;
  source?: Judgment['source'];
}

/** The judgments of a table, one per pair, and how its labels were read. */
export function readLabels(table: FoundTable, columns: Columns, products: Map<string, Product>, book: QueryBook, problems: Problems) {
  const written = writtenLabels(table, columns);
  const convention = chooseConvention(written, columns);
  const judgments = new Map<string, Judgment>();
  for (const row of written) {
    const judgment = judge(row, convention, products, book, table.path, problems);
    if (!judgment) continue;
    const key = JSON.stringify([judgment.queryId, judgment.productId]);
    const before = judgments.get(key);
    if (before) problems.add('duplicateLabel', table.path, row.line, `${judgment.queryId} ${judgment.productId}`);
    if (!before || judgment.grade > before.grade) judgments.set(key, judgment);
  }
  return { judgments: [...judgments.values()], convention };
}

function judge(row: WrittenLabel, convention: Convention, products: Map<string, Product>, book: QueryBook, path: string, problems: Problems): Judgment | null {
  const grade = convention.grade(row.value);
  const refuse = (kind: 'unknownLabel' | 'unknownProduct' | 'unknownQuery', example: string) => {
    problems.add(kind, path, row.line, example);
    return null;
  };
  if (grade === null) return refuse('unknownLabel', textOf(row.value));
  if (!products.has(row.productId)) return refuse('unknownProduct', row.productId);
  const queryId = book.resolve(...row.query);
  if (queryId === null) return refuse('unknownQuery', idOf(row.query[0]));
  if (grade < 0) problems.add('negativeGrade', path, row.line, String(grade));
  return { queryId, productId: row.productId, grade: Math.max(0, grade), ...(row.label && { label: row.label }), ...(row.source && { source: row.source }) };
}

function chooseConvention(written: WrittenLabel[], columns: Columns): Convention {
  if (columns.positives || columns.negatives) return listConvention;
  const values = written.map(({ value }) => value);
  if (columns.grade) return numberConvention(values.map(numberOf).filter((value) => value !== null), false);
  return columns.label ? guessConvention(values) : columns.position ? positionConvention : listConvention;
}

/** One label a pair; a row with lists of ids becomes one a listed id, a row without any label says that the pair is relevant. */
function writtenLabels(table: FoundTable, columns: Columns): WrittenLabel[] {
  const source = (value: unknown) => (['human', 'derived', 'click'] as const).find((name) => name === value);
  return table.rows.flatMap((row): WrittenLabel[] => {
    const query: WrittenLabel['query'] = [fieldOf(row, columns.queryId), fieldOf(row, columns.query)];
    const pair = (productId: string, value: unknown): WrittenLabel => ({ line: row.line, query, productId, value });
    if (columns.positives || columns.negatives) {
      const listed = (column: string | undefined, grade: number) => listOf(fieldOf(row, column)).map((id) => pair(id, grade));
      return [...listed(columns.positives, 1), ...listed(columns.negatives, 0)];
    }
    const column = columns.grade ?? columns.label ?? columns.position;
    const label = cleanText(textOf(fieldOf(row, columns.label)));
    return [{
      ...pair(idOf(fieldOf(row, columns.productId)), column ? fieldOf(row, column) : 1), ...(label && { label }), source: source(fieldOf(row, columns.source)),
    }];
  });
}

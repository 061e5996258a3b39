// Judgments as TREC writes them: query, iteration, document and grade between spaces, no header.
import type { Problems } from './problems';
import type { Row, RowTable } from './rows';

const judgment = /^\s*(\S+)\s+\S+\s+(\S+)\s+(-?\d+)\s*$/;

export function isTrecJudgments(text: string): boolean {
  return judgment.test(text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')));
}

export function parseTrecJudgments(text: string, path: string, problems: Problems): RowTable {
  const lines = text.split('\n').map((line, i) => ({ line: i + 1, written: line.trim() })).filter(({ written }) => written);
  const rows = lines.flatMap(({ line, written }): Row[] => {
    const [, query_id, product_id, grade] = judgment.exec(written) ?? [];
    if (grade === undefined) problems.add('tornLine', path, line, written);
    return grade === undefined ? [] : [{ line, cells: { query_id, product_id, grade } }];
  });
  return { columns: ['query_id', 'product_id', 'grade'], rows, read: lines.length, delimiter: ' ' };
}

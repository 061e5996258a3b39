import type { ImportProblem } from './problems';
import type { ImportReport } from './report';

/** The report as lines for a terminal: tables, decisions, numbers, then every problem with its lines and its cure. */
export function formatReport({ source, tables, notes, statistics, problems }: ImportReport): string {
  const n = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
  const { judgedPerQuery: judged, splitCells: cells } = statistics;
  const grades = Object.entries(statistics.grades).sort(([a], [b]) => Number(b) - Number(a)).slice(0, 8).map(([grade, count]) => `${grade}: ${count}`);
  return [
    `Catalog '${source}': ${n(statistics.products, 'product')}, ${n(statistics.queries, 'query', 'queries')}, ` +
      `${n(statistics.judgments, 'judgment')}, ${n(statistics.clickedPairs, 'clicked pair')}.`,
    ...tables.map(({ table, path, read, kept, columns, encoding }) =>
      `  ${table} from ${path} (${encoding}): ${n(read, 'row')} read, ${kept} kept; ${Object.entries(columns).map(([field, column]) => `${field} = ${column}`).join(', ')}`),
    ...notes.map((note) => `  ${note}`),
    `  ${n(statistics.withoutTitle, 'product')} without a title, ${statistics.withoutImage} without a picture, ${statistics.imageUrls} with a URL only; ` +
      `${statistics.sharedTitles} share their title, ${statistics.sharedImages} their picture; ${n(statistics.categories, 'category', 'categories')}.`,
    ...(judged ? [`  Judged per query: ${judged.min} to ${judged.max}, median ${judged.median}; ${n(statistics.queriesWithoutRelevant, 'judged query', 'judged queries')} ` +
      `without a relevant product; grades ${grades.join(', ')}.`] : []),
    ...(statistics.queries ? [`  ${(100 * statistics.wordsInNoTitle).toFixed(1)} % of the query words occur in no title.`] : []),
    ...(cells ? [`  Judged pairs: seen query and product ${cells.seenQuerySeenProduct}, new product ${cells.seenQueryNewProduct}, ` +
      `new query ${cells.newQuerySeenProduct}, both new ${cells.newQueryNewProduct}.`] : []),
    ...problems.map(formatProblem),
  ].join('\n');
}

/** `! products.csv, lines 3, 9 and 12 more: row with too few fields ... (example). Cure.` */
export function formatProblem({ path, lines, count, what, example, cure, dropped }: ImportProblem): string {
  const more = count > lines.length && lines.length ? ` and ${count - lines.length} more` : '';
  const where = lines.length ? `, line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${more}` : '';
  return `  ! ${path}${where}: ${what}${example && ` (${example})`}${dropped ? ', left out' : ''}. ${cure}`;
}

// Every query of a catalog with what is known of it, and counts over them.
import type { Catalog, Query, Split } from '../../catalog/types';
import { gradesOf } from '../../evaluation/grades';
import { byFrequency, byType } from '../../evaluation/slices';
import { groupBy } from '../../math/groups';
import type { Band, CatalogDescription, QueryRow } from '../api';
import type { OpenedCatalog } from './openedCatalog';
import type { Session } from './session';
import { mostAsked } from './vocabularyGap';

const bands: readonly Band[] = ['head', 'torso', 'tail'];

const read = new WeakMap<OpenedCatalog, QueryRow[]>();

/** In the catalog's order; read once. */
export function queryRows({ opened, split }: Pick<Session, 'opened' | 'split'>): QueryRow[] {
  const rows = read.get(opened) ?? rowsOf(opened.catalog, split);
  read.set(opened, rows);
  return rows;
}

function rowsOf({ queries, judgments, relevantGrade }: Catalog, split: Split): QueryRow[] {
  const grades = gradesOf(judgments);
  const bandOf = byFrequency(queries);
  return queries.map((query) => {
    const judged = [...(grades.get(query.id)?.values() ?? [])];
    return {
      queryId: query.id, text: query.text, type: byType(query), band: bands.find((band) => band === bandOf(query)) ?? null, part: split.queries[query.id] ?? null,
      judged: judged.length, relevant: judged.filter((grade) => grade >= relevantGrade).length,
    };
  });
}

export function countBands(rows: readonly QueryRow[]): CatalogDescription['byBand'] {
  const known = rows.filter(({ band }) => band !== null);
  if (known.length === 0) return [];
  return bands.map((band) => {
    const queries = known.filter((row) => row.band === band).length;
    return { band, queries, share: queries / known.length };
  });
}

export function countTypes(queries: readonly Query[]): CatalogDescription['byType'] {
  const typed = queries.filter((query) => byType(query) !== null);
  return [...groupBy(typed, (query) => byType(query) ?? '')]
    .map(([type, members]) => ({ type, queries: members.length, example: mostAsked(members).text }))
    .sort((a, b) => b.queries - a.queries);
}

/** Queries by how many products are judged above 0 for them: none, 1, 2 to 3, 4 to 7 and so on. Empty without judgments. */
export function judgmentsPerQuery({ queries, judgments }: Catalog): CatalogDescription['judgmentsPerQuery'] {
  const grades = gradesOf(judgments);
  const bins = queries.map(({ id }) => binOfCount([...(grades.get(id)?.values() ?? [])].filter((grade) => grade > 0).length));
  if (judgments.length === 0 || bins.length === 0) return [];
  const last = bins.reduce((largest, bin) => Math.max(largest, bin), 0);
  const result = Array.from({ length: last + 1 }, (_, bin) => ({ from: bin === 0 ? 0 : 2 ** (bin - 1), to: bin === 0 ? 0 : 2 ** bin - 1, queries: 0 }));
  for (const bin of bins) result[bin].queries++;
  return result;
}

/** 0, 1, 2 to 3, 4 to 7: one more than the power of two below. */
function binOfCount(count: number): number {
  return count === 0 ? 0 : Math.floor(Math.log2(count)) + 1;
}

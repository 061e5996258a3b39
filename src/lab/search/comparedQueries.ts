import type { Part, Query } from '../../catalog/types';
import { newQueries } from '../../evaluation/slices';
import type { Session } from './session';

/** Queries that two rankers are compared on: judged ones that training never saw; where a catalog holds none of them out, all judged ones. */
export function comparedQueries({ opened: { catalog, scale }, split }: Session): { part: Part | 'judged'; queries: Query[] } {
  const judged = new Set(catalog.judgments.map(({ queryId }) => queryId));
  const isJudged = ({ id }: Query) => scale.complete || judged.has(id);
  const held = newQueries(catalog, split).filter(isJudged);
  return held.length > 0 ? { part: 'test', queries: held } : { part: 'judged', queries: catalog.queries.filter(isJudged) };
}

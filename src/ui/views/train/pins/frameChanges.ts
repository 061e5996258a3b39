// What became of each product between two frames.
import type { FrameQuery } from '../../../../lab/runsApi';

export type FrameResult = FrameQuery['results'][number];

/** 'new' = it was not among those that were shown; a number = places gained, below 0 lost; null = there was no frame before. */
export type Move = 'new' | number | null;

/** By product id. */
export function movesBetween(before: FrameQuery | null, now: FrameQuery): Map<string, Move> {
  const ranks = before && new Map(before.results.map(({ productId, rank }) => [productId, rank]));
  return new Map(now.results.map(({ productId, rank }) => {
    const was = ranks?.get(productId);
    return [productId, ranks === null ? null : was === undefined ? 'new' : was - rank];
  }));
}

/** The same query in another frame; a query that was pinned later has none. */
export function sameQuery(frame: { queries: readonly FrameQuery[] } | null, query: string): FrameQuery | null {
  return frame?.queries.find((each) => each.query === query) ?? null;
}

import type { EncodedWord } from './types';

/** Ids of words between start and end marks, cut to `limit` without losing a mark. */
export function assembleWords(words: EncodedWord[], limit: number, start: number[], end: number[]): number[] {
  const room = limit - start.length - end.length;
  if (room < 0) throw new Error(`Expected room for at least ${start.length + end.length} tokens (the start and end marks), got ${limit}. Raise the token limit.`);
  const ids: number[] = [...start];
  for (const word of words) {
    if (ids.length - start.length >= room) break;
    ids.push(...word.ids.slice(0, room - (ids.length - start.length)));
  }
  return [...ids, ...end];
}

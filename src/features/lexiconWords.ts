// What a lexicon knows of single words.
import { countsOf } from './clickCounts';
import type { Lexicon } from './keywords';
import { foldWord } from './words';

/** Training clicks of queries that hold this word (in any number): how far a ranker could learn what it means in a query. */
export function queryWordClicks(lexicon: Lexicon, word: string): number {
  return countsOf(lexicon).queryTerm(foldWord(word))?.clicks ?? 0;
}

/** Whether a word occurs in a clicked title or in a query that clicked. */
export function knowsWord(lexicon: Lexicon, word: string): boolean {
  return countsOf(lexicon).termIndex.has(foldWord(word));
}

// What a lexicon knows of single words.
import { countsOf } from './clickCounts';
import type { Lexicon } from './keywords';
import { termsOf } from './terms';
import type { Keyword } from './types';
import { foldWord } from './words';

/**
 * Keywords of one title by TF-IDF over the clicked titles (for KE-a), best first, without words of `query`. A word that no other
 * clicked title holds (a code, a serial number) is none. `from` is empty; `clicks` are all clicks on titles with that word.
 */
export function titleKeywords(lexicon: Lexicon, title: string, limit: number, query = ''): Keyword[] {
  const counts = countsOf(lexicon);
  const said = new Set(termsOf(query).map((term) => term.key));
  return termsOf(title)
    .filter((term) => !term.key.includes(' ') && !said.has(term.key))
    .map((term) => ({ text: term.text, index: counts.termIndex.get(term.key) ?? -1 }))
    .filter(({ index }) => index >= 0 && counts.termProducts[index] >= 2)
    .map(({ text, index }) => ({
      text, from: [], clicks: counts.termClicks[index], score: Math.log((lexicon.products.length + 1) / counts.termProducts[index]),
    }))
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
    .slice(0, limit);
}

/** Training clicks of queries that hold this word (in any number): how far a ranker could learn what it means in a query. */
export function queryWordClicks(lexicon: Lexicon, word: string): number {
  return countsOf(lexicon).queryTerm(foldWord(word))?.clicks ?? 0;
}

/** Whether a word occurs in a clicked title or in a query that clicked. */
export function knowsWord(lexicon: Lexicon, word: string): boolean {
  return countsOf(lexicon).termIndex.has(foldWord(word));
}

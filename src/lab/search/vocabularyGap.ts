import type { Query } from '../../catalog/types';
import { foldWord, wordsOf } from '../../features/words';
import type { VocabularyGap } from '../api';

const mostWords = 200;

interface Missing {
  spellings: Map<string, number>;
  queries: Query[];
}

/** @param titleTerms the folded words of all titles */
export function vocabularyGap(queries: readonly Query[], titleTerms: ReadonlySet<string>): VocabularyGap {
  const missing = new Map<string, Missing>();
  let [written, absent, queriesWith, queriesOnly] = [0, 0, 0, 0];
  for (const query of queries) {
    const words = wordsOf(query.text);
    const strange = words.filter((word) => !titleTerms.has(foldWord(word)));
    written += words.length;
    absent += strange.length;
    if (strange.length > 0) queriesWith++;
    if (strange.length > 0 && strange.length === words.length) queriesOnly++;
    for (const word of strange) note(missing, word, query);
  }
  const words = [...missing.values()].map(({ spellings, queries }) => ({ word: mostFrequent(spellings), queries: queries.length, example: mostAsked(queries).text }));
  return {
    share: written > 0 ? absent / written : 0, queriesWith, queriesOnly, distinct: words.length,
    words: words.sort((a, b) => b.queries - a.queries || (a.word < b.word ? -1 : 1)).slice(0, mostWords),
  };
}

function note(missing: Map<string, Missing>, word: string, query: Query): void {
  const key = foldWord(word);
  const entry = missing.get(key) ?? { spellings: new Map<string, number>(), queries: [] };
  missing.set(key, entry);
  entry.spellings.set(word, (entry.spellings.get(word) ?? 0) + 1);
  if (entry.queries.at(-1) !== query) entry.queries.push(query);
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The most frequent one; the first where frequencies are equal or not known. */
export function mostAsked(queries: readonly Query[]): Query {
  return queries.reduce((best, next) => ((next.weight ?? 0) > (best.weight ?? 0) ? next : best));
}

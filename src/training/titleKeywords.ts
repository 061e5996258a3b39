// Keywords of a title for the keyword view (KE-a). What counts as a keyword is our choice [P]: attribute words first, then by TF-IDF.
import type { EncodedWord, TitleWord } from '../features/types';

/** The keywords of one title that the query does not already say, best first, at most `limit`. */
export type TitleKeywords = (title: TitleWord[], query: EncodedWord[], limit: number) => EncodedWord[];

/** Inverse document frequencies are taken over `titles`; a word that occurs in a single title (a code, a serial number) is no keyword. */
export function createTitleKeywords(titles: TitleWord[][]): TitleKeywords {
  const documents = new Map<string, number>();
  for (const title of titles) for (const word of new Set(title.map((w) => w.text))) documents.set(word, (documents.get(word) ?? 0) + 1);
  const rarity = (word: TitleWord) => Math.log(titles.length / documents.get(word.text)!);
  const score = (word: TitleWord) => rarity(word) * (word.states.length > 0 ? 2 : 1);

  return (title, query, limit) => {
    const said = new Set(query.map((word) => word.text));
    const candidates = new Map<string, TitleWord>();
    for (const word of title) if (!said.has(word.text) && (documents.get(word.text) ?? 0) > 1) candidates.set(word.text, word);
    return [...candidates.values()].sort((a, b) => score(b) - score(a)).slice(0, limit);
  };
}

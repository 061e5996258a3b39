import { foldWord, searchTerms, wordSpans, type WordSpan } from '../../features/words';
import type { Highlight } from '../api';

/** Finds title words that a typed word matches, and those of an added keyword that stands there whole; neighbors of one kind are joined. */
export function highlighter(query: string, keywords: readonly string[]): (title: string) => Highlight[] {
  const typed = new Set(searchTerms(query, { pairs: false }));
  const phrases = keywords.map((keyword) => searchTerms(keyword, { pairs: false })).filter((words) => words.length > 0);
  return (title) => highlights(title, typed, phrases);
}

function highlights(title: string, typed: ReadonlySet<string>, phrases: readonly string[][]): Highlight[] {
  const spans = wordSpans(title);
  const added = addedPlaces(spans.map(({ text }) => foldWord(text)), phrases);
  const found: Highlight[] = [];
  spans.forEach(({ text, start, end }: WordSpan, i) => {
    const by = typed.has(foldWord(text)) ? 'typed' : added.has(i) ? 'added' : null;
    const last = found.at(-1);
    if (!by) return;
    if (last?.by === by && title.slice(last.end, start).trim() === '') last.end = Math.max(last.end, end);
    else found.push({ start, end, by });
  });
  return found;
}

/** Positions of title words that belong to a keyword. */
function addedPlaces(title: readonly string[], phrases: readonly string[][]): Set<number> {
  const places = new Set<number>();
  for (const words of phrases) {
    title.forEach((_, i) => {
      if (words.every((word, k) => title[i + k] === word)) words.forEach((__, k) => places.add(i + k));
    });
  }
  return places;
}

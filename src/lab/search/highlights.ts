import { foldWord, searchTerms, wordSpans, type WordSpan } from '../../features/words';
import type { Highlight } from '../api';

/** Title words that a typed word matches, and those of an added keyword that stands there whole; neighbors of one kind are joined. */
export function highlights(title: string, query: string, keywords: readonly string[]): Highlight[] {
  const typed = new Set(searchTerms(query, { pairs: false }));
  const spans = wordSpans(title);
  const added = addedPlaces(spans.map(({ text }) => foldWord(text)), keywords);
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
function addedPlaces(title: readonly string[], keywords: readonly string[]): Set<number> {
  const places = new Set<number>();
  for (const keyword of keywords) {
    const words = searchTerms(keyword, { pairs: false });
    title.forEach((_, i) => {
      if (words.length > 0 && words.every((word, k) => title[i + k] === word)) words.forEach((__, k) => places.add(i + k));
    });
  }
  return places;
}

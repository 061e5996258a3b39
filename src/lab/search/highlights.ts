import { foldWord, searchTerms, wordSpans } from '../../features/words';
import type { Highlight } from '../api';

/** Title words that a typed word matches, or that only an added keyword has; overlapping ones are joined. */
export function highlights(title: string, query: string, keywords: readonly string[]): Highlight[] {
  const typed = termSet([query]);
  const added = termSet(keywords);
  const found: Highlight[] = [];
  for (const { text, start, end } of wordSpans(title)) {
    const term = foldWord(text);
    const by = typed.has(term) ? 'typed' : added.has(term) ? 'added' : null;
    const last = found.at(-1);
    if (!by) continue;
    if (last && last.by === by && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end, by });
  }
  return found;
}

function termSet(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => searchTerms(text, { pairs: false })));
}

import { countsOf } from '../../features/clickCounts';
import type { Lexicon } from '../../features/keywords';
import { isContentWord } from '../../features/terms';

const made = new WeakMap<Lexicon, Map<string, number>>();

/** Words of the training clicks as titles spell them, or folded where only queries have them, with how many titles and query terms hold each. */
export function knownWords(lexicon: Lexicon): Map<string, number> {
  const found = made.get(lexicon) ?? gather(lexicon);
  made.set(lexicon, found);
  return found;
}

function gather(lexicon: Lexicon): Map<string, number> {
  const counts = countsOf(lexicon);
  const asked = new Map<number, number>();
  for (const terms of counts.queryTerms) for (const term of terms) asked.set(term, (asked.get(term) ?? 0) + 1);
  const words = new Map<string, number>();
  lexicon.terms.forEach((key, term) => {
    if (key.includes(' ') || !isContentWord(key)) return;
    const text = lexicon.spellings[term] || key;
    words.set(text, (words.get(text) ?? 0) + counts.termProducts[term] + (asked.get(term) ?? 0));
  });
  return words;
}

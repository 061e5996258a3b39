import { countsOf } from '../../features/clickCounts';
import type { Lexicon } from '../../features/keywords';
import { isContentWord } from '../../features/terms';

/** A word that titles do not have counts as known when this many queries hold it: rarer ones are slips. */
const fewestAsked = 3;
const made = new WeakMap<Lexicon, Map<string, number>>();

/** Words of the training clicks as titles spell them, or folded where only queries have them, with how many titles and queries hold each. */
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
    const queries = asked.get(term) ?? 0;
    if (counts.termProducts[term] > 0 || queries >= fewestAsked) words.set(text, (words.get(text) ?? 0) + counts.termProducts[term] + queries);
  });
  return words;
}

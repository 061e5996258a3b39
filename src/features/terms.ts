// Terms of a text: its words and pairs of neighboring words, in the folded form in which clicks are counted.
import { hasSpaces } from './wordPattern';
import { foldWord, wordsOf } from './words';

export interface Term {
  /** Folded words joined by one space. */
  key: string;
  /** As the text spells it. */
  text: string;
}

const functionWords = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'per', 'the', 'to', 'with', 'without']);
const mostWords = 48;

/** English function words and lone ASCII characters carry no product meaning of their own. */
export function isContentWord(word: string): boolean {
  return !functionWords.has(word) && !/^[!-~]$/.test(word);
}

/** Distinct content words and pairs of neighboring content words among the first 48 words of a text. */
export function termsOf(text: string): Term[] {
  const words = wordsOf(text).slice(0, mostWords).map((word) => ({ text: word, key: foldWord(word), content: isContentWord(word) }));
  const terms = new Map<string, Term>();
  const add = (key: string, spelled: string) => void (terms.has(key) || terms.set(key, { key, text: spelled }));
  words.forEach((word, i) => {
    if (!word.content) return;
    add(word.key, word.text);
    const next = words[i + 1];
    if (!next?.content || next.key === word.key) return;
    const space = hasSpaces(word.text) || hasSpaces(next.text) ? ' ' : '';
    add(`${word.key} ${next.key}`, `${word.text}${space}${next.text}`);
  });
  return [...terms.values()];
}

/** The key under which `termsOf` files a spelled term. */
export function termKey(text: string): string {
  return wordsOf(text).map(foldWord).join(' ');
}

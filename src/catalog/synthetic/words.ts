import type { Random } from '../../math/random';

const irregular: Record<string, string> = { scarf: 'scarves' };
const uncountable = /(luggage|carry on|button up)$/;

export function plural(phrase: string): string {
  const at = phrase.lastIndexOf(' ') + 1;
  const word = phrase.slice(at);
  if (uncountable.test(phrase)) return phrase;
  if (irregular[word]) return phrase.slice(0, at) + irregular[word];
  if (/(ss|ch|sh|x)$/.test(word)) return `${phrase}es`;
  if (word.endsWith('y') && !/[aeiou]y$/.test(word)) return `${phrase.slice(0, -1)}ies`;
  return word.endsWith('s') ? phrase : `${phrase}s`;
}

/** The stem under which the made shop's own search counts words as the same. */
export function stem(word: string): string {
  return word.replace(/(?<=ss|ch|sh|x)es$|(?<!s)s$/, '');
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

export function titleCase(text: string): string {
  return text.replace(/(^|\s)([a-z])/g, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}

/** One slip of the fingers inside a word: two letters swapped, one lost, or one doubled. The first letter stays. */
export function misspell(word: string, random: Random): string {
  const at = 1 + random.integer(word.length - 2);
  const slips = [
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
  ];
  const slipped = random.pick(slips);
  return rude.test(slipped) ? slips[2] : slipped;
}

/** A shirt without its r is not shown to anybody. */
const rude = /shit/;

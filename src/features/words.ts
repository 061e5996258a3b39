// Text to words in the form in which they are compared, in any language, the same on every platform.
// Own rules instead of Intl.Segmenter, whose dictionaries differ between browsers [P].
import { hasSpaces, wordPattern } from './wordPattern';

/** A word and where the original text holds it (UTF-16 offsets). */
export interface WordSpan {
  text: string;
  start: number;
  end: number;
}

/**
 * Words in reading order with their place in `text`, for highlighting. Words are compatibility-normalized, case-folded and free of Latin accents;
 * scripts written without spaces give one word per character, emoji one each, punctuation none.
 */
export function wordSpans(text: string): WordSpan[] {
  const spans: WordSpan[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const place = { start: match.index, end: match.index + match[0].length };
    if (plain.test(match[0])) spans.push({ text: match[0].toLowerCase(), ...place });
    else for (const part of compared(match[0]).matchAll(wordPattern)) spans.push({ text: part[0], ...place });
  }
  return spans;
}

/** The words of `wordSpans` without their places. */
export function wordsOf(text: string): string[] {
  return wordSpans(text).map((span) => span.text);
}

/**
 * Terms for lexical search: words with plurals folded together, and for scripts without spaces single characters and pairs of neighbors.
 * `fold: false` keeps words as they are; `pairs: false` leaves the pairs out.
 */
export function searchTerms(text: string, options: { fold?: boolean; pairs?: boolean } = {}): string[] {
  const { fold = true, pairs = true } = options;
  const spans = wordSpans(text);
  return spans.flatMap((span, i) => {
    const term = fold ? foldWord(span.text) : span.text;
    const next = spans[i + 1];
    const paired = pairs && next !== undefined && next.start === span.end && !hasSpaces(span.text) && !hasSpaces(next.text);
    return paired ? [term, span.text + next.text] : [term];
  });
}

const irregular = new Map(Object.entries({
  men: 'man', women: 'woman', children: 'child', feet: 'foot', teeth: 'tooth', mice: 'mouse',
  knives: 'knife', scarves: 'scarf', shelves: 'shelf', leaves: 'leaf', loaves: 'loaf', halves: 'half',
}));

/** One form for "shoe", "shoes" and "shoe's": a light fold of English plurals and possessives. For matching only; other words stay as they are. */
export function foldWord(word: string): string {
  const bare = word.replace(/'s?$/, '') || word;
  const known = irregular.get(bare);
  if (known) return known;
  if (!/^[a-z]{4,}$/.test(bare)) return bare;
  if (/(ss|x|ch|sh|zz)es$/.test(bare)) return bare.slice(0, -2);
  if (/[^aeiou]ies$/.test(bare) && bare.length > 4) return `${bare.slice(0, -3)}y`;
  return /[^suia]s$/.test(bare) ? bare.slice(0, -1) : bare;
}

/** Words that only have to be put in lower case: nearly all of English. */
const plain = /^[a-z0-9]+$/i;

/** NFKC, full case folding, no accents on Latin letters, plain apostrophes, nothing invisible. */
function compared(word: string): string {
  const folded = word.replace(/\u00ad|\u200c|\u200d|\u2060|\ufe0e|\ufe0f/gu, '').replaceAll('’', "'").normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
  return folded.normalize('NFD').replace(/(?<=\p{Script=Latin})[\u0300-\u036f]+/gu, '').normalize('NFC');
}

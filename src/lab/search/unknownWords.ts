import { completionsOf, nearestWords } from '../../features/spelling';
import { foldWord, wordSpans } from '../../features/words';
import type { UnknownWord } from '../api';
import type { OpenModel } from '../rankers';
import { knownWords } from './knownWords';

const mostSuggestions = 3;
/** A pasted text can hold thousands of them; nobody reads more. */
const mostMarked = 40;

/** Where the query holds words that the model never met, and which known ones are spelled nearly so. */
export function unknownWords(query: string, unknown: readonly string[], model: OpenModel, titleTerms: ReadonlySet<string>): UnknownWord[] {
  const known = knownWords(model.checkpoint.context.lexicon);
  const strange = new Set(unknown);
  const suggested = new Map<string, Pick<UnknownWord, 'suggestions' | 'completions'>>();
  return wordSpans(query).filter(({ text }) => strange.has(text)).slice(0, mostMarked).map(({ text, start, end }) => {
    const found = suggested.get(text) ?? { suggestions: nearestWords(text, known, mostSuggestions), completions: completionsOf(text, known, mostSuggestions) };
    suggested.set(text, found);
    return { word: query.slice(start, end), start, end, ...found, inNoTitle: !titleTerms.has(foldWord(text)) };
  });
}

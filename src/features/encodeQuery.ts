// A typed query as the query encoder reads it, and the way back from its tokens to words.
import type { KeywordConfig } from './config';
import { keywordsFor, type ClickedPair, type Lexicon } from './keywords';
import { knowsWord } from './lexiconWords';
import { isContentWord } from './terms';
import type { EncodedQuery, EncodedWord, QueryRow, Tokenizer } from './types';

/**
 * Words, keywords and unknown words of a query. Without a lexicon there are no keywords, and a word counts as known when the vocabulary
 * has it whole. `leaveOut` mines the keywords as if that training pair had never been clicked.
 */
export function encodeQuery(text: string, tokenizer: Tokenizer, lexicon: Lexicon | null, config: KeywordConfig, leaveOut?: ClickedPair): EncodedQuery {
  const words = tokenizer.words(text);
  const keywords = lexicon ? keywordsFor(lexicon, text, config, leaveOut) : [];
  const known = (word: EncodedWord) => !isContentWord(word.text) || (lexicon !== null && knowsWord(lexicon, word.text)) || isWhole(word, tokenizer);
  return {
    words,
    keywords: keywords.map((keyword) => ({ ...keyword, words: tokenizer.words(keyword.text) })),
    unknownWords: [...new Set(words.filter((word) => !known(word)).map((word) => word.text))],
  };
}

function isWhole(word: EncodedWord, tokenizer: Tokenizer): boolean {
  return word.ids.length === 1 && word.ids[0] !== tokenizer.unknown;
}

/** What the tokens `start` (inclusive) to `end` (exclusive) of a query row stand for. */
export interface TokenSpan {
  /** A typed word, or a whole keyword. */
  text: string;
  added: boolean;
  start: number;
  end: number;
}

export interface RowOptions {
  /** False reads the query as typed. */
  keywords: boolean;
}

/** The row of at most `limit` ids: typed words first, then each keyword that still fits whole. Marks and typed tokens have type 0, keywords 1. */
export function queryRow(query: EncodedQuery, tokenizer: Tokenizer, limit: number, options: RowOptions = { keywords: true }): QueryRow {
  const { words, spans } = layOut(query, tokenizer, limit, options);
  const ids = tokenizer.assemble(words, limit);
  const types = ids.map(() => 0);
  for (const span of spans) if (span.added) types.fill(1, span.start, span.end);
  return { ids, types };
}

/**
 * The spans of the row that `queryRow` makes of the same arguments, in order and without gaps; words that were cut off have none. Start and end
 * marks belong to no span: what is left of an attention after summing it per span is theirs, to be shown as such or divided out.
 */
export function tokenSpans(query: EncodedQuery, tokenizer: Tokenizer, limit: number, options: RowOptions = { keywords: true }): TokenSpan[] {
  return layOut(query, tokenizer, limit, options).spans;
}

function layOut(query: EncodedQuery, tokenizer: Tokenizer, limit: number, options: RowOptions): { words: EncodedWord[]; spans: TokenSpan[] } {
  // An id that no vocabulary has shows how many marks stand in front of the words.
  const marked = tokenizer.assemble([{ text: '', ids: [-1] }], Number.MAX_SAFE_INTEGER);
  const first = marked.indexOf(-1);
  const last = limit - (marked.length - 1 - first);
  const words: EncodedWord[] = [];
  const spans: TokenSpan[] = [];
  let start = first;
  const add = (text: string, parts: EncodedWord[], added: boolean) => {
    const full = start + parts.reduce((sum, word) => sum + word.ids.length, 0);
    if (start >= last || full === start || (added && full > last)) return;
    spans.push({ text, added, start, end: Math.min(full, last) });
    words.push(...parts);
    start = Math.min(full, last);
  };
  for (const word of query.words) add(word.text, [word], false);
  if (options.keywords) for (const keyword of query.keywords) add(keyword.text, keyword.words, true);
  return { words, spans };
}

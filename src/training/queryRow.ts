import type { EncodedQuery, QueryRow, Tokenizer } from '../features/types';

/** A query as its tower reads it: typed words (type 0), then the words of its keywords (type 1), between the marks and cut to `limit` tokens. */
export function queryRow(query: Pick<EncodedQuery, 'words' | 'keywords'>, tokenizer: Pick<Tokenizer, 'assemble'>, limit: number): QueryRow {
  const added = query.keywords.flatMap((keyword) => keyword.words);
  const ids = tokenizer.assemble([...query.words, ...added], limit);
  const typed = tokenizer.assemble(query.words, limit).length;
  const ends = endMarks(tokenizer);
  return { ids, types: ids.map((_, i) => (i >= typed - ends && i < ids.length - ends ? 1 : 0)) };
}

/** How many marks stand behind the words: counted around a word that no vocabulary has. */
function endMarks(tokenizer: Pick<Tokenizer, 'assemble'>): number {
  const nowhere = -1;
  const ids = tokenizer.assemble([{ text: '', ids: [nowhere] }], Number.MAX_SAFE_INTEGER);
  return ids.length - 1 - ids.indexOf(nowhere);
}

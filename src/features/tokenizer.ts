// Every tokenizer of a run, published or built from its catalog, behind one interface.
import { tokenizerFromJson } from './publishedTokenizer';
import type { Tokenizer } from './types';
import { loadVocabulary } from './vocabulary';

/** Rebuilds what `save()` wrote. */
export function loadTokenizer(saved: string): Tokenizer {
  const value: unknown = JSON.parse(saved);
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  if (kind === 'catalog') return loadVocabulary(saved);
  if (kind === 'published' && 'tokenizer' in (value as object)) return tokenizerFromJson((value as { tokenizer: unknown }).tokenizer);
  throw new Error(`Expected a tokenizer saved by this program (kind 'catalog' or 'published'), got kind ${JSON.stringify(kind)}. Use the run's own file.`);
}

// A tokenizer over a vocabulary built from a catalog: longest piece first (WordPiece's rule), and the bytes of a character that no piece spells.
import { assembleWords } from './assembleWords';
import type { EncodedWord, Tokenizer } from './types';
import { byteIds, special, specialPieces, vocabularyPieces } from './vocabularyPieces';
import { wordsOf } from './words';

interface Saved {
  kind: 'catalog';
  /** Pieces after the specials and bytes, by id; '##' in front = continues a word. */
  pieces: string[];
}

/**
 * A vocabulary of at most `size` ids from a catalog's own titles and training queries. Deterministic. Any word of any script gets ids of
 * its own: known words one id, other words pieces, unseen characters their UTF-8 bytes, so `unknown` is never produced.
 */
export function buildVocabulary(texts: string[], size: number): Tokenizer {
  return fromPieces(vocabularyPieces(texts, size));
}

export function loadVocabulary(saved: string): Tokenizer {
  return fromPieces((JSON.parse(saved) as Saved).pieces);
}

function fromPieces(pieces: string[]): Tokenizer {
  const first = specialPieces.length;
  const ids = new Map(pieces.map((piece, i) => [piece, first + i]));
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 1);
  const known = new Map<string, number[]>();
  const wordIds = (word: string): number[] => {
    const found = known.get(word) ?? spell(word, ids, longest);
    if (known.size < 50_000) known.set(word, found);
    return found;
  };
  const words = (text: string): EncodedWord[] => wordsOf(text).map((word) => ({ text: word, ids: [...wordIds(word)] }));
  const assemble = (list: EncodedWord[], limit: number) => assembleWords(list, limit, [special.start], [special.end]);
  return {
    size: first + pieces.length,
    pad: special.pad,
    unknown: special.unknown,
    mask: special.mask,
    words,
    assemble,
    encode: (text, limit) => assemble(words(text), limit),
    save: () => JSON.stringify({ kind: 'catalog', pieces } satisfies Saved),
  };
}

function spell(word: string, ids: Map<string, number>, longest: number): number[] {
  const result: number[] = [];
  for (let at = 0; at < word.length;) {
    const prefix = at === 0 ? '' : '##';
    let end = Math.min(word.length, at + longest);
    while (end > at && !ids.has(prefix + word.slice(at, end))) end--;
    if (end > at) {
      result.push(ids.get(prefix + word.slice(at, end))!);
      at = end;
    } else {
      const character = String.fromCodePoint(word.codePointAt(at)!);
      result.push(...byteIds(character));
      at += character.length;
    }
  }
  return result;
}

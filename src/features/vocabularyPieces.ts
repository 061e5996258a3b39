// Which pieces a catalog's own vocabulary holds: its words, its characters, and frequent parts of the rest (byte-pair merges).
import { frequentParts } from './wordParts';
import { wordsOf } from './words';

export const special = { pad: 0, unknown: 1, start: 2, end: 3, mask: 4 };
const bytes = Array.from({ length: 0xf5 - 0x80 }, (_, i) => 0x80 + i);
/** Ids before the pieces: the marks, then every byte that UTF-8 uses outside ASCII. */
export const specialPieces: string[] = [...Object.keys(special).map((name) => `[${name}]`), ...bytes.map((byte) => `<${byte.toString(16)}>`)];

/** Ids of the UTF-8 bytes of a character outside ASCII (ASCII's letters, digits and joints are always pieces). */
export function byteIds(character: string): number[] {
  return Array.from(new TextEncoder().encode(character), (byte) => Object.keys(special).length + byte - 0x80);
}

const asciiCharacters = [...'abcdefghijklmnopqrstuvwxyz0123456789'].flatMap((character) => [character, `##${character}`]).concat("##'", '##.', '##,');

/** Pieces after the specials and bytes, most useful first: words seen twice or more, characters, parts of words, then words seen once. */
export function vocabularyPieces(texts: string[], size: number): string[] {
  const room = size - specialPieces.length;
  if (room < 2 * asciiCharacters.length) {
    throw new Error(`Expected a vocabulary of at least ${specialPieces.length + 2 * asciiCharacters.length} ids (marks, bytes, letters, words), got ${size}.`);
  }
  const counts = countWords(texts);
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const characters = characterPieces(byCount);
  const pieces = new Set([...asciiCharacters, ...characters].slice(0, Math.floor(room / 2)));
  const add = (piece: string) => void (pieces.size < room && pieces.add(piece));
  for (const [word, count] of byCount) if (count > 1 && word.length <= longestWord) add(word);
  for (const part of frequentParts(byCount.filter(([word]) => !pieces.has(word) && word.length <= longestWord), room - pieces.size)) add(part);
  for (const [word] of byCount) if (word.length <= longestWord) add(word);
  return [...pieces];
}

const longestWord = 24;

function countWords(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Every character as it starts or continues a word, most frequent first. */
function characterPieces(words: [string, number][]): string[] {
  const counts = new Map<string, number>();
  for (const [word, count] of words) {
    [...word].forEach((character, i) => {
      const piece = i === 0 ? character : `##${character}`;
      counts.set(piece, (counts.get(piece) ?? 0) + count);
    });
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([piece]) => piece);
}

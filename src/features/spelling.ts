// Known words that are spelled nearly like an unknown one.

/** Longer words are not compared: nobody misspells one into a catalog's word. */
const longest = 32;

/** Slips that are forgiven: none in words of two letters, one up to four, two beyond. */
function mostSlips(length: number): number {
  return length < 3 ? 0 : length < 5 ? 1 : 2;
}

/**
 * Letters lost, added, changed or swapped with their neighbor (optimal string alignment); `most + 1` where there are more than `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [earlier, before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j), []];
  for (let i = 1; i <= a.length; i++) {
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], earlier[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [earlier, before] = [before, row];
  }
  return Math.min(before[b.length], most + 1);
}

/** The letters of a word as 32 bits; a slip changes two of them at most, which rules out nearly every word without comparing it. */
function letterSet(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** At most `limit` known words within a few slips, best first: fewest slips, then the same first letter, then the most frequent. */
export function nearestWords(word: string, known: ReadonlyMap<string, number>, limit: number): string[] {
  const most = word.length > longest ? 0 : mostSlips(word.length);
  if (most === 0) return [];
  const found: { text: string; slips: number; first: number; count: number }[] = [];
  const letters = letterSet(word);
  for (const [text, count] of known) {
    const allowed = Math.min(most, mostSlips(text.length));
    if (Math.abs(word.length - text.length) > allowed || countBits(letters ^ letterSet(text)) > 2 * allowed) continue;
    const slips = slipsBetween(word, text, allowed);
    if (slips > 0 && slips <= allowed) found.push({ text, slips, first: Number(text[0] !== word[0]), count });
  }
  return found.sort((a, b) => a.slips - b.slips || a.first - b.first || b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, limit).map(({ text }) => text);
}

/** At most `limit` known words that go on where this one ends, most frequent first. */
export function completionsOf(word: string, known: ReadonlyMap<string, number>, limit: number): string[] {
  const found = [...known].filter(([text]) => text.length > word.length && text.startsWith(word));
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit).map(([text]) => text);
}

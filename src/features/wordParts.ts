// Byte-pair encoding over a word list, for the parts that rare words share ("##proof", "micro").

interface Merger {
  /** Each word as its current pieces. */
  words: { pieces: string[]; count: number }[];
  counts: Map<string, number>;
  /** Words that hold or held a pair. */
  where: Map<string, Set<number>>;
}

/** The at most `limit` pieces that merging the most frequent neighbors yields, in the order of merging; ties by code unit. */
export function frequentParts(words: [string, number][], limit: number): string[] {
  const merger: Merger = {
    words: words.map(([word, count]) => ({ pieces: [...word].map((character, i) => (i === 0 ? character : `##${character}`)), count })),
    counts: new Map(),
    where: new Map(),
  };
  merger.words.forEach((_, i) => countPairs(merger, i, 1));
  const parts = new Set<string>();
  while (parts.size < limit) {
    const pair = mostFrequent(merger.counts);
    if (!pair) break;
    parts.add(merge(merger, pair));
  }
  return [...parts];
}

function countPairs(merger: Merger, index: number, sign: 1 | -1): void {
  const { pieces, count } = merger.words[index];
  for (let i = 0; i + 1 < pieces.length; i++) {
    const pair = `${pieces[i]} ${pieces[i + 1]}`;
    merger.counts.set(pair, (merger.counts.get(pair) ?? 0) + sign * count);
    if (sign === 1) merger.where.set(pair, (merger.where.get(pair) ?? new Set()).add(index));
  }
}

/** Only pairs of at least two words' worth of evidence are worth an id. */
function mostFrequent(counts: Map<string, number>): string | null {
  let best: string | null = null;
  let most = 1;
  for (const [pair, count] of counts) {
    if (count > most || (count === most && best !== null && pair < best)) {
      best = pair;
      most = count;
    }
  }
  return best;
}

function merge(merger: Merger, pair: string): string {
  const [left, right] = pair.split(' ');
  const merged = left + right.slice(2);
  for (const index of merger.where.get(pair) ?? []) {
    countPairs(merger, index, -1);
    const word = merger.words[index];
    const pieces: string[] = [];
    for (let i = 0; i < word.pieces.length; i++) {
      const here = word.pieces[i] === left && word.pieces[i + 1] === right;
      pieces.push(here ? merged : word.pieces[i]);
      if (here) i++;
    }
    word.pieces = pieces;
    countPairs(merger, index, 1);
  }
  merger.counts.delete(pair);
  merger.where.delete(pair);
  return merged;
}

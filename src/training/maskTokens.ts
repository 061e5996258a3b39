import type { Random } from '../math/random';
import type { Tokenizer } from '../features/types';

/** Titles with some tokens hidden, and what stood there. `rows`, `positions` and `targets` run in parallel, one entry per hidden token. */
export interface MaskedTitles {
  ids: number[][];
  rows: number[];
  positions: number[];
  targets: number[];
  /** The most tokens that any batch of these settings can hide: what the lists are padded to on the backend. */
  capacity: number;
}

/**
 * Hides round(rate * length) tokens of each title of at most `limit` tokens, at least one where there is any; the vocabulary's start and end marks are never hidden.
 * Of the hidden 80 % become the mask, 10 % another id, 10 % stay (the textbook shares [I]).
 */
export function maskTokens(titles: number[][], rate: number, limit: number, tokenizer: Pick<Tokenizer, 'mask' | 'size' | 'assemble'>, random: Random): MaskedTitles {
  const { mask } = tokenizer;
  if (mask === null) throw new Error('Masked-token training needs a vocabulary with a mask token; this one has none. Take the objective out or use another tokenizer.');
  const marks = new Set(tokenizer.assemble([], Number.MAX_SAFE_INTEGER));
  const share = (length: number) => Math.min(length, Math.max(1, Math.round(rate * length)));
  const result: MaskedTitles = { ids: titles.map((ids) => [...ids]), rows: [], positions: [], targets: [], capacity: titles.length * share(limit) };
  for (const [row, ids] of titles.entries()) {
    const open = ids.flatMap((id, position) => (marks.has(id) ? [] : [position]));
    const hidden = random.shuffle(open).slice(0, share(open.length));
    for (const position of hidden) {
      result.rows.push(row);
      result.positions.push(position);
      result.targets.push(ids[position]);
      const fate = random.uniform();
      if (fate < 0.8) result.ids[row][position] = mask;
      else if (fate < 0.9) result.ids[row][position] = random.integer(tokenizer.size);
    }
  }
  return result;
}

// Ranks that share ties, over items that may count several times (as in a bootstrap resample).

/** Items in ascending order of their values, cut into groups of equal values: sorted once, ranked again for every resample. */
export interface Ordering {
  /** Item indices. */
  order: Int32Array;
  /** Where each group of equal values ends in `order`. */
  ends: Int32Array;
}

export function ordering(values: ArrayLike<number>): Ordering {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const ends: number[] = [];
  for (let i = 1; i <= order.length; i++) if (i === order.length || values[order[i]] !== values[order[i - 1]]) ends.push(i);
  return { order, ends: Int32Array.from(ends) };
}

/** The mean rank of each item, 1 = lowest, where item i stands `times[i]` times in the list (once unless told). */
export function midranks({ order, ends }: Ordering, times?: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(order.length);
  let before = 0;
  let start = 0;
  for (const end of ends) {
    let inside = 0;
    for (let i = start; i < end; i++) inside += times ? times[order[i]] : 1;
    for (let i = start; i < end; i++) ranks[order[i]] = before + (inside + 1) / 2;
    before += inside;
    start = end;
  }
  return ranks;
}

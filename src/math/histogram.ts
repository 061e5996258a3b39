/** Counts of values in [0, 1] in equal bins; 1 itself belongs to the last. */
export function histogram(values: ArrayLike<number>, bins: number): { from: number; products: number }[] {
  const counts = Array.from({ length: bins }, (_, i) => ({ from: i / bins, products: 0 }));
  for (let i = 0; i < values.length; i++) counts[binOf(values[i], bins)].products += 1;
  return counts;
}

/** The bin of `histogram` that counts the value. */
export function binOf(value: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, Math.floor(value * bins)));
}

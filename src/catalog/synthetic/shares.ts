/** Whole numbers in the given proportions that sum to `total` (largest remainder). */
export function quotas(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((value, i) => ({ i, remainder: value - Math.floor(value) })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) counts[i]++;
  return counts;
}

/** Zipf-Mandelbrot shares of `count` ranks: (rank + offset) ** -exponent, unnormalized. */
export function zipf(count: number, { exponent, offset }: { exponent: number; offset: number }): number[] {
  return Array.from({ length: count }, (_, i) => (i + 1 + offset) ** -exponent);
}

/** Entropy of counted values in bits. */
export function entropy(counts: Iterable<number>): number {
  const all = [...counts];
  const total = all.reduce((a, b) => a + b, 0);
  return all.reduce((bits, n) => (n > 0 ? bits - (n / total) * Math.log2(n / total) : bits), 0);
}

// p-values of several tests, adjusted so that one level serves for all of them.

/** Holm's step-down adjustment: bounds the chance of any false finding. */
export function holm(p: ArrayLike<number>): number[] {
  const order = ascending(p);
  const adjusted = Array.from({ length: p.length }, () => 0);
  let largest = 0;
  order.forEach((test, i) => {
    largest = Math.max(largest, Math.min(1, (p.length - i) * p[test]));
    adjusted[test] = largest;
  });
  return adjusted;
}

/** Benjamini and Hochberg's step-up adjustment: bounds the expected share of false findings. */
export function benjaminiHochberg(p: ArrayLike<number>): number[] {
  const order = ascending(p);
  const adjusted = Array.from({ length: p.length }, () => 0);
  let smallest = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    smallest = Math.min(smallest, (p.length * p[order[i]]) / (i + 1));
    adjusted[order[i]] = smallest;
  }
  return adjusted;
}

function ascending(p: ArrayLike<number>): number[] {
  return Array.from(p, (_, i) => i).sort((a, b) => p[a] - p[b]);
}

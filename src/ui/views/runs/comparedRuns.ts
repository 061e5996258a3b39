// Runs side by side, as the URL names them.
export const fewestCompared = 2;
export const mostCompared = 5;

/** Run ids out of the URL: once each, and not more than can be compared. Null = rankers are compared, not runs. */
export function comparedRuns(runs: string | null): string[] | null {
  return runs === null ? null : [...new Set(runs.split(' ').filter(Boolean))].slice(0, mostCompared);
}

/** Where the lowest and the highest value stand, in the order of the runs. */
export function furthestApart(values: readonly number[]): [number, number] {
  const [low, high] = [values.indexOf(Math.min(...values)), values.lastIndexOf(Math.max(...values))];
  if (low === high) return [0, 1];
  return low < high ? [low, high] : [high, low];
}

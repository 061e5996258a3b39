/** Numbers by name that belong to one step; names may be missing. */
export interface Line {
  step: number;
  [name: string]: number;
}

/**
 * Fewer lines that draw the same curves: of each name at most `most` (and at least 4) values stay, among them its first, last, smallest and largest, each at its own step.
 * A line holds only the values that stay. Buckets double in width as lines are added, so what is kept of the past hardly changes while a run goes on.
 */
export function downsample(lines: readonly Line[], names: readonly string[], most: number): Line[] {
  const kept = new Map<number, Line>();
  for (const name of names) {
    for (const at of indexesToDraw(lines, name, most)) {
      const line = kept.get(at) ?? { step: lines[at].step };
      line[name] = lines[at][name];
      kept.set(at, line);
    }
  }
  return [...kept].sort(([a], [b]) => a - b).map(([, line]) => line);
}

function indexesToDraw(lines: readonly Line[], name: string, most: number): Iterable<number> {
  const present: number[] = [];
  lines.forEach((line, i) => { if (Number.isFinite(line[name])) present.push(i); });
  if (present.length <= Math.max(4, most)) return present;
  const width = bucketWidth(present.length, most);
  const kept = new Set([present[0], present[present.length - 1]]);
  for (let from = 0; from < present.length; from += width) {
    const bucket = present.slice(from, from + width);
    kept.add(bucket.reduce((low, i) => (lines[i][name] < lines[low][name] ? i : low)));
    kept.add(bucket.reduce((high, i) => (lines[i][name] > lines[high][name] ? i : high)));
  }
  return kept;
}

/** The smallest power of two with which two values a bucket, and the two ends, are few enough. */
function bucketWidth(count: number, most: number): number {
  let width = 4;
  while (2 * Math.ceil(count / width) + 2 > Math.max(4, most)) width *= 2;
  return width;
}

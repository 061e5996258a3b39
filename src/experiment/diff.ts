import type { Experiment } from './experiment';

export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

type Tree = Record<string, unknown>;

/**
 * Leaves in which two experiments differ, in reading order. A value that only one of them has is undefined in the other.
 * @param whole says of two subtrees that they are not looked into: they are told as they are
 */
export function difference(before: Experiment, after: Experiment, whole: (before: Tree, after: Tree) => boolean = () => false): Difference[] {
  const found: Difference[] = [];
  const visit = (a: unknown, b: unknown, path: string) => {
    if (isTree(a) && isTree(b) && !whole(a, b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) visit(a[key], b[key], path ? `${path}.${key}` : key);
    } else if (JSON.stringify(a) !== JSON.stringify(b)) found.push({ path, before: a, after: b });
  };
  visit(before, after, '');
  return found;
}

/** One line for a runs table: 'fusion.kind scalarGate -> fixed, seed 1 -> 2'. */
export function describe(differences: Difference[]): string {
  const show = (value: unknown) => (value === undefined ? 'none' : typeof value === 'object' ? JSON.stringify(value) : String(value));
  return differences.map(({ path, before, after }) => `${path} ${show(before)} -> ${show(after)}`).join(', ');
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

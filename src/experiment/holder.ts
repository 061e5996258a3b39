import { isTree } from './diff';

/** The object that holds the last key of a path, with that key; null where the path leads nowhere. Only keys that stand there count, never inherited ones. */
export function holderOf(tree: unknown, path: string): { node: Record<string, unknown>; key: string } | null {
  const keys = path.split('.');
  const key = keys.pop() ?? '';
  let node = tree;
  for (const each of keys) node = isTree(node) && Object.hasOwn(node, each) ? node[each] : undefined;
  return isTree(node) && Object.hasOwn(node, key) ? { node, key } : null;
}

import type { Files } from './files';
import { isUnder, pathParts } from './paths';

/** A folder in memory: for tests, and for browsers that lend no storage. */
export function memoryFiles(): Files {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const checked = (path: string) => pathParts(path).join('/');
  return {
    read: async (path) => contents.get(checked(path))?.slice() ?? null,
    size: async (path) => contents.get(checked(path))?.length ?? null,
    write: async (path, bytes) => void contents.set(checked(path), bytes.slice()),
    append: async (path, text) => void contents.set(checked(path), joinBytes(contents.get(path), text)),
    list: async (folder) => [...contents.keys()].filter((path) => isUnder(folder, path) && path !== folder).sort(),
    remove: async (path) => {
      const folder = checked(path);
      for (const found of contents.keys()) if (isUnder(folder, found)) contents.delete(found);
    },
  };
}

/** Bytes with text added at their end. */
export function joinBytes(bytes: Uint8Array | undefined, text: string): Uint8Array<ArrayBuffer> {
  const added = new TextEncoder().encode(text);
  const joined = new Uint8Array((bytes?.length ?? 0) + added.length);
  if (bytes) joined.set(bytes);
  joined.set(added, joined.length - added.length);
  return joined;
}

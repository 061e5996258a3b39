import { resolvePath, type ImportSource } from '../../catalog/import/source';
import type { PickedFile } from '../importApi';

/** Picked files as the importer reads them: nothing is read before it is asked for. The folder that all of them lie in is left out of their paths. */
export function pickedSource(name: string, picked: readonly PickedFile[]): ImportSource {
  const parts = picked.map(({ path, file }) => ({ path: (resolvePath('', path) ?? '') || file.name, file }));
  const root = commonRoot(parts.map(({ path }) => path));
  const files = new Map<string, File>();
  for (const { path, file } of parts) files.set(freePath(path.slice(root.length), files), file);
  return {
    name,
    list: async () => [...files.keys()],
    read: async (path) => {
      const file = files.get(path);
      return file ? bytesOf(file) : null;
    },
    open: async (path) => {
      const file = files.get(path);
      return file ? { size: file.size, slice: (start, end) => bytesOf(file.slice(start, end)) } : null;
    },
  };
}

/** A catalog is called after its zip or folder. */
export function catalogNameOf(name: string): string {
  return name.replace(/\.(zip|csv|tsv|jsonl|ndjson|json|parquet)(\.gz)?$/i, '').trim() || 'catalog';
}

/** Two dropped files may have one name: the second is read from a folder of its own. */
function freePath(path: string, taken: ReadonlyMap<string, File>): string {
  let free = path;
  for (let i = 2; taken.has(free); i++) free = `${i}/${path}`;
  return free;
}

function commonRoot(paths: string[]): string {
  const root = paths[0]?.slice(0, paths[0].indexOf('/') + 1) ?? '';
  return paths.every((path) => path.startsWith(root)) ? root : '';
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

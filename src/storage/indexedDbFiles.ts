import { openDB, type DBSchema } from 'idb';
import type { Files } from './files';
import { joinBytes } from './memoryFiles';
import { isUnder, pathParts } from './paths';

interface Schema extends DBSchema {
  files: { key: string; value: Uint8Array<ArrayBuffer> };
}

/** A folder in IndexedDB, one row a file. Every change is one transaction, so it happens wholly or not at all. */
export async function openIndexedDbFiles(name: string): Promise<Files> {
  const database = await openDB<Schema>(name, 1, { upgrade: (opened) => void opened.createObjectStore('files') });
  const checked = (path: string) => pathParts(path).join('/');
  const keys = async (folder: string) => (await database.getAllKeys('files')).filter((path) => isUnder(folder, path));
  return {
    read: async (path) => (await database.get('files', checked(path))) ?? null,
    write: async (path, bytes) => void (await database.put('files', bytes.slice(), checked(path))),
    append: async (path, text) => {
      const change = database.transaction('files', 'readwrite');
      await change.store.put(joinBytes(await change.store.get(checked(path)), text), path);
      await change.done;
    },
    list: async (folder) => (await keys(folder)).filter((path) => path !== folder).sort(),
    remove: async (path) => {
      const paths = await keys(checked(path));
      const change = database.transaction('files', 'readwrite');
      await Promise.all([...paths.map((found) => change.store.delete(found)), change.done]);
    },
  };
}

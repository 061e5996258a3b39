// The origin private file system: a real folder that belongs to this page.
import type { Files } from './files';
import { pathParts } from './paths';

/** Chromium keeps a half-written file under its name plus this ending. */
const swapEnding = '.crswap';

/** The page's private folder of a name. Throws where the browser lends none, or none that replaces files atomically. */
export async function openOpfsFiles(name: string): Promise<Files> {
  const root = await navigator.storage.getDirectory();
  const files = opfsFiles(await root.getDirectoryHandle(name, { create: true }));
  // Workers and tabs open it at the same time: on one name they would refuse each other.
  const probe = `.probe-${crypto.randomUUID()}`;
  await files.write(probe, new Uint8Array(1));
  await files.remove(probe);
  return files;
}

/** Files over any directory handle. A writable replaces its file when closed; changes run one after the other. */
export function opfsFiles(root: FileSystemDirectoryHandle): Files {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(change: () => Promise<T>): Promise<T> => {
    const next = last.then(change, change);
    last = next.catch(() => {});
    return next;
  };
  const folder = async (parts: string[], create = false) => {
    let directory = root;
    for (const part of parts) directory = await directory.getDirectoryHandle(part, { create });
    return directory;
  };
  const put = async (path: string, data: Uint8Array<ArrayBuffer> | string, add: boolean) => {
    const parts = pathParts(path);
    const [directory, name] = [await folder(parts.slice(0, -1), true), parts.at(-1)!];
    const isNew = (await orNull(() => directory.getFileHandle(name))) === null;
    const handle = await directory.getFileHandle(name, { create: true });
    const writable = await handle.createWritable({ keepExistingData: add });
    try {
      if (add) await writable.seek((await handle.getFile()).size);
      await writable.write(data);
      await writable.close();
    } catch (error) {
      // The half that was written gives its room back, and a file that was never whole is not there.
      await writable.abort().catch(() => undefined);
      if (isNew) await directory.removeEntry(name).catch(() => undefined);
      throw error;
    }
  };
  const fileAt = async (path: string) => {
    const parts = pathParts(path);
    const handle = await orNull(async () => (await folder(parts.slice(0, -1))).getFileHandle(parts.at(-1)!));
    return handle && handle.getFile();
  };
  return {
    read: async (path) => {
      const file = await fileAt(path);
      return file && new Uint8Array(await file.arrayBuffer());
    },
    size: async (path) => (await fileAt(path))?.size ?? null,
    write: (path, bytes) => inOrder(() => put(path, bytes.slice(), false)),
    append: (path, text) => inOrder(() => put(path, text, true)),
    list: async (path) => {
      const directory = await orNull(() => folder(path ? pathParts(path) : []));
      return directory ? (await paths(directory, path ? `${path}/` : '')).sort() : [];
    },
    remove: (path) => inOrder(async () => {
      const parts = pathParts(path);
      await orNull(async () => (await folder(parts.slice(0, -1))).removeEntry(parts.at(-1)!, { recursive: true }));
    }),
  };
}

async function paths(directory: FileSystemDirectoryHandle, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const [name, handle] of directory.entries()) {
    if (handle.kind === 'directory') found.push(...(await paths(handle as FileSystemDirectoryHandle, `${prefix}${name}/`)));
    else if (!name.endsWith(swapEnding)) found.push(prefix + name);
  }
  return found;
}

/** Null where there is no such file or folder, or the other of the two. */
async function orNull<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'TypeMismatchError')) return null;
    throw error;
  }
}

import { randomUUID } from 'node:crypto';
import { access, appendFile, constants, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Files } from '../storage/files';
import { pathParts } from '../storage/paths';

const halfWritten = /^\..*\.tmp$/;

/** A folder on disk. Nothing outside it is read or written, not through symbolic links either. */
export function folderFiles(folder: string): Files {
  const root = resolve(folder);
  const inside = async (path: string) => {
    const target = join(root, ...pathParts(path));
    const [home, real] = [await realAncestor(root), await realAncestor(target)];
    if (real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep)) {
      throw new Error(`'${path}' is a link that leaves the folder ${root}: copy the file into the folder.`);
    }
    return target;
  };
  return {
    read: async (path) => {
      const bytes = await orNull(async () => readFile(await inside(path)));
      return bytes && new Uint8Array(bytes);
    },
    write: async (path, bytes) => replaceFile(await inside(path), bytes),
    append: async (path, text) => {
      const target = await inside(path);
      await mkdir(dirname(target), { recursive: true });
      await appendFile(target, text);
    },
    list: async (path) => {
      const start = path ? await inside(path) : root;
      return (await filesUnder(start)).map((found) => relative(root, found).split(sep).join('/')).sort();
    },
    remove: async (path) => rm(await inside(path), { recursive: true, force: true }),
  };
}

/** Makes a folder, with those above it. Throws one line where it cannot be, or cannot be written into. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new Error(`The folder '${folder}' cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}). Choose another.`, { cause: error });
  }
}

/** After a crash there is the old file or the new one: the bytes reach the disk under another name first. */
async function replaceFile(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Where a path really leads, links followed, for as much of it as exists. */
async function realAncestor(path: string): Promise<string> {
  const real = await orNull(() => realpath(path));
  if (real !== null) return real;
  return dirname(path) === path ? path : join(await realAncestor(dirname(path)), basename(path));
}

/** Regular files, and links to files; folders behind links are not walked, so there is no circle to run in. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = (await orNull(() => readdir(folder, { withFileTypes: true }))) ?? [];
  const found = await Promise.all(entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return (entry.isFile() || entry.isSymbolicLink()) && !halfWritten.test(entry.name) ? [path] : [];
  }));
  return found.flat();
}

async function orNull<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

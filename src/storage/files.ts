/** A folder of bytes. Paths use '/', are relative, and never leave the folder. */
export interface Files {
  /** The whole file, or null if there is none. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Replaces the file atomically: after a crash there is the old file or the new one, never half of it. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds text at the end; a torn last line is possible and dropped by `readLines`. */
  append(path: string, text: string): Promise<void>;
  /** Bytes of a file, told without reading it; null if there is none. Absent where that is no cheaper than reading: ask `sizeOf`. */
  size?(path: string): Promise<number | null>;
  /** Paths of all files under a folder ('' = everything), sorted. */
  list(folder: string): Promise<string[]>;
  /** Removes a file, or a folder with all it holds; nothing there is fine. */
  remove(path: string): Promise<void>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes of a file; 0 if there is none. */
export async function sizeOf(files: Files, path: string): Promise<number> {
  return (files.size ? await files.size(path) : (await files.read(path))?.length) ?? 0;
}

export async function readText(files: Files, path: string): Promise<string | null> {
  const bytes = await files.read(path);
  return bytes && decoder.decode(bytes);
}

export function writeText(files: Files, path: string, text: string): Promise<void> {
  return files.write(path, encoder.encode(text));
}

export async function readJson<T>(files: Files, path: string): Promise<T | null> {
  const text = await readText(files, path);
  return text === null ? null : (JSON.parse(text) as T);
}

export function writeJson(files: Files, path: string, value: unknown): Promise<void> {
  return writeText(files, path, `${JSON.stringify(value, null, 1)}\n`);
}

/** The JSON lines of a file; a last line that was torn by a crash is dropped. */
export async function readLines<T>(files: Files, path: string): Promise<T[]> {
  const lines = ((await readText(files, path)) ?? '').split('\n').filter(Boolean);
  return lines.flatMap((line, i) => {
    try {
      return [JSON.parse(line) as T];
    } catch (error) {
      if (i === lines.length - 1) return [];
      throw new Error(`${path}, line ${i + 1}: expected one JSON value a line, got '${line.slice(0, 40)}' (${String(error)})`, { cause: error });
    }
  });
}

/** A part of a folder, seen as a folder of its own. */
export function subfolder(files: Files, folder: string): Files {
  const inside = (path: string) => `${folder}/${path}`;
  const { size } = files;
  return {
    read: (path) => files.read(inside(path)),
    write: (path, bytes) => files.write(inside(path), bytes),
    append: (path, text) => files.append(inside(path), text),
    ...(size && { size: (path: string) => size(inside(path)) }),
    list: async (path) => (await files.list(path ? inside(path) : folder)).map((found) => found.slice(folder.length + 1)),
    remove: (path) => files.remove(inside(path)),
  };
}

/** A file that is read in parts. */
export interface PartFile {
  /** Bytes. */
  size: number;
  /** The bytes from `start` to before `end`; fewer where the file ends. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

/** Where a catalog comes from: a folder, picked files, a zip. Paths use '/'. */
export interface ImportSource {
  name: string;
  /** Every file, at every depth. */
  list(): Promise<string[]>;
  /** The whole file; null = not there. */
  read(path: string): Promise<Uint8Array | null>;
  /** The file in parts; null = not there. Absent where files are small or in memory anyway. */
  open?(path: string): Promise<PartFile | null>;
}

/** A file of any source in parts; null = not there. */
export async function openParts(source: ImportSource, path: string): Promise<PartFile | null> {
  if (source.open) return source.open(path);
  const bytes = await source.read(path);
  return bytes && wholeFile(bytes);
}

export function wholeFile(bytes: Uint8Array): PartFile {
  return { size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) };
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path that `path`, written in a file of `folder`, means; null where it leaves the root. */
export function resolvePath(folder: string, path: string): string | null {
  const parts: string[] = folder ? folder.split('/') : [];
  for (const part of path.replaceAll('\\', '/').replace(/^\/+/, '').split('/')) {
    if (part === '..') {
      if (!parts.pop()) return null;
    } else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

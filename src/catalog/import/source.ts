/** Where a catalog comes from: a folder, picked files, a zip. Paths use '/'. */
export interface ImportSource {
  name: string;
  /** Every file, at every depth. */
  list(): Promise<string[]>;
  /** The whole file; null = not there. */
  read(path: string): Promise<Uint8Array | null>;
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

/**
 * The parts of a path inside a folder. Throws for a path that is empty, absolute or leaves the folder:
 * every implementation of Files asks here first, so none can be talked out of its folder.
 */
export function pathParts(path: string): string[] {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part)) || /^[a-z]:/i.test(path)) {
    throw new Error(`Expected a path inside the folder such as 'runs/a/run.json', got ${JSON.stringify(path)}.`);
  }
  return parts;
}

/** Whether a path is the folder itself or lies under it; '' is the folder of everything. */
export function isUnder(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

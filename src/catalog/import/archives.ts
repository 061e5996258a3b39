import type { Problems } from './problems';
import { folderOf, resolvePath, type ImportSource } from './source';
import { unpackEntry, zipEntries, type ZipEntry } from './zip';

/** The largest single file that is unpacked or read as a table. */
export const largestFile = 512 * 2 ** 20;
const largestArchive = 4 * 2 ** 30;
const mostEntries = 1_000_000;

/** The source with its zips opened: their entries stand where the zip stands. Zips inside zips stay closed. */
export async function openArchives(source: ImportSource, problems: Problems): Promise<ImportSource> {
  const paths = (await source.list()).filter((path) => !isLitter(path));
  const packed = new Map<string, { bytes: Uint8Array; entry: ZipEntry; zip: string }>();
  const zips = paths.filter((path) => /\.zip$/i.test(path));
  for (const zip of zips) {
    const bytes = await source.read(zip).catch(() => null);
    const entries = bytes && zipEntries(bytes);
    if (!bytes || !entries) problems.add(bytes ? 'tornArchive' : 'unreadableFile', zip, null);
    else for (const [path, entry] of allowedEntries(zip, entries, problems)) packed.set(path, { bytes, entry, zip });
  }
  const plain = new Set(paths.filter((path) => !zips.includes(path)));
  return {
    name: source.name,
    list: async () => [...new Set([...plain, ...packed.keys()])].sort(),
    read: async (path) => {
      const found = plain.has(path) ? undefined : packed.get(path);
      return found ? unpackEntry(found.bytes, found.entry) : source.read(path);
    },
  };
}

/** The entries by the path they are read under, without those that leave the folder, are too large, or come after the archive's limit. */
function allowedEntries(zip: string, entries: ZipEntry[], problems: Problems): [string, ZipEntry][] {
  let total = 0;
  return entries.slice(0, mostEntries).flatMap((entry): [string, ZipEntry][] => {
    const inside = entry.path.startsWith('/') ? null : resolvePath('', entry.path);
    if (!inside) problems.add('archivePath', zip, null, entry.path);
    else if (isLitter(inside)) return [];
    else if (entry.size > largestFile || (total += entry.size) > largestArchive) problems.add('tooLarge', zip, null, `${entry.path}: ${entry.size} bytes`);
    else return [[resolvePath(folderOf(zip), inside)!, entry]];
    return [];
  });
}

/** What operating systems leave in folders and archives. */
function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

import type { Problems } from './problems';
import { folderOf, openParts, resolvePath, wholeFile, type ImportSource, type PartFile } from './source';
import { unpackEntry, zipEntries, type ZipEntry } from './zip';

/** The largest single file that is unpacked or read as a table. */
export const largestFile = 512 * 2 ** 20;
const largestArchive = 4 * 2 ** 30;
const mostEntries = 1_000_000;

/** A source whose every file tells its size before it is read. */
export interface OpenedSource extends ImportSource {
  open(path: string): Promise<PartFile | null>;
}

interface Packed {
  file: PartFile;
  entry: ZipEntry;
}

/** The source with its zips opened: their entries stand where the zip stands. Zips inside zips stay closed. */
export async function openArchives(source: ImportSource, problems: Problems): Promise<OpenedSource> {
  const paths = (await source.list()).filter((path) => !isLitter(path));
  const packed = new Map<string, Packed>();
  const zips = paths.filter((path) => /\.zip$/i.test(path));
  for (const zip of zips) {
    const file = await openParts(source, zip).catch(() => null);
    const found = file && (await zipEntries(file).catch(() => null));
    if (!file) problems.add('unreadableFile', zip, null);
    else if (!found?.whole) problems.add('tornArchive', zip, null);
    if (file && found) for (const [path, entry] of allowedEntries(zip, found.entries, problems)) packed.set(path, { file, entry });
  }
  const plain = new Set(paths.filter((path) => !zips.includes(path)));
  const packedAt = (path: string) => (plain.has(path) ? undefined : packed.get(path));
  const read = async (path: string) => {
    const found = packedAt(path);
    return found ? unpackEntry(found.file, found.entry) : source.read(path);
  };
  return {
    name: source.name, read,
    list: async () => [...new Set([...plain, ...packed.keys()])].sort(),
    open: async (path) => {
      const found = packedAt(path);
      return found ? lazyFile(found.entry.size, () => unpackEntry(found.file, found.entry)) : openParts(source, path);
    },
  };
}

/** A file of known size that is read when its first bytes are asked for. */
function lazyFile(size: number, read: () => Promise<Uint8Array>): PartFile {
  let file: Promise<PartFile> | null = null;
  return { size, slice: async (start, end) => (await (file ??= read().then(wholeFile))).slice(start, end) };
}

/** The entries by the path they are read under, without those that leave the folder, are too large, or come after the archive's limit. */
function allowedEntries(zip: string, entries: ZipEntry[], problems: Problems): [string, ZipEntry][] {
  let total = 0;
  if (entries.length > mostEntries) problems.add('tooLarge', zip, null, `${entries.length} entries`);
  return entries.slice(0, mostEntries).flatMap((entry): [string, ZipEntry][] => {
    const inside = entry.path.startsWith('/') ? null : resolvePath('', entry.path);
    if (!inside || inside.includes('\0')) problems.add('archivePath', zip, null, entry.path);
    else if (isLitter(inside)) return [];
    else if (/\.zip$/i.test(inside)) problems.add('nestedArchive', zip, null, entry.path);
    else if (entry.size > largestFile || (total += entry.size) > largestArchive) problems.add('tooLarge', zip, null, `${entry.path}: ${entry.size} bytes`);
    else return [[resolvePath(folderOf(zip), inside)!, entry]];
    return [];
  });
}

/** What operating systems leave in folders and archives. */
function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

// From what a row says about its picture to a file that is there (design: data.md 2.4).
import { fileName, folderOf, resolvePath } from './source';

const endings = /\.(jpe?g|jfif|png|webp|gif|svg)$/i;

/** How a table's own pictures are named. */
export const placeInTable = /^parquet:\d+:\d+$/;

/** How base64 text starts, by format. */
const base64Starts: [start: string, type: string][] = [
  ['/9j/', 'image/jpeg'], ['iVBORw0KGgo', 'image/png'], ['UklGR', 'image/webp'], ['R0lGOD', 'image/gif'], ['PHN2Zy', 'image/svg+xml'], ['PD94bWw', 'image/svg+xml'],
];

export function isPicture(path: string): boolean {
  return endings.test(path);
}

export interface FoundPicture {
  /** A path of the source, a data: URI or a URL; null = no picture. */
  image: string | null;
  kind: 'file' | 'data' | 'url' | 'missing' | 'none' | 'outside';
}

/**
 * Looks up pictures among a source's files, in the order: data in the row, the exact path (from the table's folder, then from the root),
 * a file of that name anywhere, `<id>.jpg` and its kin anywhere, the lookup table, a URL.
 */
export function findPictures(paths: string[], tablePath: string, lookup: Map<string, string>): (written: string, id: string) => FoundPicture {
  const files = new Set(paths);
  const pictures = paths.filter((path) => endings.test(path));
  const byName = firstBy(pictures, (path) => fileName(path).toLowerCase());
  const byStem = firstBy(pictures, (path) => fileName(path).replace(endings, '').toLowerCase());
  const folder = folderOf(tablePath);
  const fileOf = (written: string): string | undefined => {
    const places = [resolvePath(folder, written), resolvePath('', written)];
    const exact = places.find((path) => path !== null && files.has(path) && endings.test(path));
    const name = fileName(written.replaceAll('\\', '/')).toLowerCase();
    return exact ?? byName.get(name) ?? (name && !endings.test(name) ? byStem.get(name) : undefined);
  };
  return (written, id) => {
    if (/^data:/i.test(written)) return { image: written, kind: 'data' };
    if (placeInTable.test(written)) return { image: written, kind: 'file' };
    const start = base64Starts.find(([prefix]) => written.length > 64 && written.startsWith(prefix));
    if (start) return { image: `data:${start[1]};base64,${written.replaceAll(/\s+/g, '')}`, kind: 'data' };
    const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(written);
    const outside = written !== '' && !isUrl && resolvePath(folder, written) === null;
    const looked = lookup.get(written);
    const found = (written && !outside ? fileOf(isUrl ? written.replace(/[?#].*$/, '') : written) : undefined) ?? byStem.get(id.toLowerCase()) ?? (looked && fileOf(looked));
    if (outside) return { image: found ?? null, kind: 'outside' };
    if (found) return { image: found, kind: 'file' };
    return isUrl ? { image: written, kind: 'url' } : { image: null, kind: written ? 'missing' : 'none' };
  };
}

function firstBy(paths: string[], key: (path: string) => string): Map<string, string> {
  return new Map(paths.toReversed().map((path) => [key(path), path]));
}

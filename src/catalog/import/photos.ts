// A folder of pictures without any table: every picture is a product, titled by its file's name where that says something.
import { isPicture } from './pictures';
import { fileName, folderOf } from './source';
import type { FoundTable } from './tables';

/** Stands in the report where the path of a table stands. */
export const photoTablePath = '(file names)';

/** How cameras, phones and messengers begin their file names. */
const cameraWords = new Set(['img', 'image', 'images', 'dsc', 'dscn', 'dscf', 'dcim', 'pxl', 'pic', 'pict', 'photo', 'picture', 'screenshot', 'mvimg', 'wp', 'mg', 'gopr', 'gp', 'dji',
  'sam', 'cimg', 'imgp', 'kic', 'whatsapp', 'fb', 'scan', 'file', 'unnamed', 'untitled', 'burst', 'cover', 'copy', 'at', 'wa']);

/** The products of a source that holds pictures only; null where it holds none. */
export function photoTable(paths: string[]): FoundTable | null {
  const pictures = paths.filter(isPicture);
  if (pictures.length === 0) return null;
  const root = commonFolder(pictures.map(folderOf));
  const stems = new Map<string, number>();
  for (const path of pictures) stems.set(stemOf(path), (stems.get(stemOf(path)) ?? 0) + 1);
  const rows = pictures.map((path, i) => ({
    line: i + 1,
    cells: {
      product_id: stems.get(stemOf(path)) === 1 ? stemOf(path) : path, title: titleOfFile(stemOf(path)), image: path,
      category: plainWords(fileName(folderOf(path).slice(root.length))),
    },
  }));
  return { path: photoTablePath, format: 'pictures', encoding: 'utf-8', columns: ['product_id', 'title', 'image', 'category'], rows, read: rows.length };
}

/** A file's name as a title; '' where it says nothing, as the numbers of cameras do. */
export function titleOfFile(stem: string): string {
  const title = plainWords(stem.replace(/\s*\(\d+\)$/, ''));
  const told = title.split(' ').some((word) => {
    const letters = /^(\p{L}[\p{L}\p{M}'’]*)\d{0,3}$/u.exec(word)?.[1]?.toLowerCase() ?? '';
    return letters.length >= (/^[a-z]+$/.test(letters) ? 3 : 1) && !cameraWords.has(letters);
  });
  return told ? title : '';
}

function plainWords(name: string): string {
  return name.replaceAll(/[\s_+\-–—.~,]+/g, ' ').trim();
}

function stemOf(path: string): string {
  return fileName(path).replace(/\.[^.]+$/, '');
}

/** The deepest folder that holds them all. */
function commonFolder(folders: string[]): string {
  let common = folders[0] ?? '';
  for (const folder of folders) while (common && folder !== common && !folder.startsWith(`${common}/`)) common = folderOf(common);
  return common;
}

// Own catalogs as this browser keeps them: `catalogs/<id>/` with info.json, catalog.json, pictures and one file of vectors per run.
import type { Catalog, OpenCatalog } from '../../catalog/types';
import { indexArrays, indexFromArrays, type ProductIndex } from '../../retrieval/indexData';
import { readJson, writeJson, type Files } from '../../storage/files';
import { decodeSafetensors, encodeSafetensors } from '../../storage/safetensors';
import type { CatalogInfo } from '../api';

interface KeptInfo extends CatalogInfo {
  /** Hidden, until it is restored or the trash is emptied. */
  removed?: boolean;
}

const folderOf = (id: string) => `catalogs/${id}`;

async function keptInfos(files: Files): Promise<KeptInfo[]> {
  const paths = (await files.list('catalogs')).filter((path) => /^catalogs\/[^/]+\/info\.json$/.test(path));
  const infos = await Promise.all(paths.map((path) => readJson<KeptInfo>(files, path).catch(() => null)));
  return infos.filter((info) => info !== null);
}

/** Newest first. */
export async function ownCatalogs(files: Files): Promise<CatalogInfo[]> {
  return (await keptInfos(files)).filter((info) => !info.removed).sort((a, b) => (a.savedAt ?? '' < (b.savedAt ?? '') ? 1 : -1));
}

/** Throws where this browser keeps no such catalog. */
export async function openOwn(files: Files, id: string): Promise<{ info: CatalogInfo; open: OpenCatalog }> {
  const info = await readJson<KeptInfo>(files, `${folderOf(id)}/info.json`);
  const catalog = await readJson<Catalog>(files, `${folderOf(id)}/catalog.json`);
  if (!info || info.removed || !catalog) throw new Error(`This browser keeps no catalog '${id}'. It was removed, or the link was made in another browser: open the files again.`);
  return { info, open: { catalog, readImage: (path) => files.read(`${folderOf(id)}/pictures/${path}`) } };
}

/** The vectors of an own catalog by the run of that name; null = not encoded. A torn file counts as none. */
export async function ownIndex(files: Files, id: string, run: string): Promise<ProductIndex | null> {
  const bytes = await files.read(`${folderOf(id)}/vectors-${run}.safetensors`);
  if (!bytes) return null;
  try {
    return indexFromArrays(decodeSafetensors(bytes).arrays);
  } catch {
    return null;
  }
}

export async function keepOwnIndex(files: Files, id: string, run: string, index: ProductIndex): Promise<void> {
  await files.write(`${folderOf(id)}/vectors-${run}.safetensors`, encodeSafetensors(indexArrays(index), {}));
}

export async function markRemoved(files: Files, id: string, removed: boolean): Promise<void> {
  const path = `${folderOf(id)}/info.json`;
  const info = await readJson<KeptInfo>(files, path);
  if (info) await writeJson(files, path, { ...info, removed });
}

/** Deletes what `markRemoved` has hidden. */
export async function deleteRemoved(files: Files): Promise<void> {
  for (const { id, removed } of await keptInfos(files)) if (removed) await files.remove(folderOf(id));
}

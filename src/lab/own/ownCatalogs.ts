// Own catalogs as this browser keeps them: `catalogs/<id>/info.json`, which is written last, names the folder beside it that holds
// catalog.json, the pictures and one file of vectors per run. A folder without info.json was never finished and counts as nothing.
import type { ImportReport } from '../../catalog/import/report';
import type { Catalog, OpenCatalog } from '../../catalog/types';
import { indexArrays, indexFromArrays, type ProductIndex } from '../../retrieval/indexData';
import { readJson, subfolder, writeJson, type Files } from '../../storage/files';
import { decodeSafetensors, encodeSafetensors } from '../../storage/safetensors';
import type { CatalogInfo } from '../api';
import { pictureReader } from './pictureStore';

interface KeptInfo extends CatalogInfo {
  /** The folder beside info.json that holds everything else. */
  data: string;
  /** Hidden, until it is restored or the trash is emptied. */
  removed?: boolean;
}

const infoPath = (id: string) => `catalogs/${id}/info.json`;
const dataPath = ({ id, data }: Pick<KeptInfo, 'id' | 'data'>) => `catalogs/${id}/${data}`;

async function readInfo(files: Files, id: string): Promise<KeptInfo | null> {
  return readJson<KeptInfo>(files, infoPath(id)).catch(() => null);
}

async function keptInfos(files: Files): Promise<KeptInfo[]> {
  const ids = (await files.list('catalogs')).flatMap((path) => /^catalogs\/([^/]+)\/info\.json$/.exec(path)?.[1] ?? []);
  return (await Promise.all(ids.map((id) => readInfo(files, id)))).filter((info) => info !== null);
}

function publicInfo({ id, kind, name, products, queries, judgments, bytes, savedAt }: KeptInfo): CatalogInfo {
  return { id, kind, name, products, queries, judgments, bytes, savedAt };
}

/** Newest first. */
export async function ownCatalogs(files: Files): Promise<CatalogInfo[]> {
  return (await keptInfos(files)).filter((info) => !info.removed).sort((a, b) => (a.savedAt ?? '' < (b.savedAt ?? '') ? 1 : -1)).map(publicInfo);
}

/** Throws where this browser keeps no such catalog. */
export async function openOwn(files: Files, id: string): Promise<{ info: CatalogInfo; open: OpenCatalog }> {
  const info = await readInfo(files, id);
  const folder = info && subfolder(files, dataPath(info));
  const catalog = folder && (await readJson<Catalog>(folder, 'catalog.json'));
  if (!catalog || info.removed) throw new Error(`This browser keeps no catalog '${id}'. It was removed, or the link was made in another browser: open the files again.`);
  return { info: publicInfo(info), open: { catalog, readImage: pictureReader(folder) } };
}

/** A catalog on its way into storage: nothing of it is seen before `finish`. */
export interface OwnCatalogWriter {
  /** Where its pictures and its cache go. */
  folder: Files;
  finish(catalog: Catalog, report: ImportReport, bytes: number): Promise<CatalogInfo>;
  /** Takes back everything that was written. */
  discard(): Promise<void>;
}

/** Writes beside a catalog that is kept under this id already, and takes its place when it is finished. */
export function writeOwn(files: Files, id: string, savedAt: Date): OwnCatalogWriter {
  const data = `at-${savedAt.getTime()}`;
  const folder = subfolder(files, `catalogs/${id}/${data}`);
  return {
    folder,
    async finish(catalog, report, bytes) {
      const text = new TextEncoder().encode(JSON.stringify(catalog));
      await folder.write('catalog.json', text);
      await writeJson(folder, 'report.json', report);
      const info: KeptInfo = {
        id, kind: 'own', name: catalog.name, products: catalog.products.length, queries: catalog.queries.length, judgments: catalog.judgments.length,
        bytes: bytes + text.length, savedAt: savedAt.toISOString(), data,
      };
      await writeJson(files, infoPath(id), info);
      await removeAllBut(files, id, data);
      return publicInfo(info);
    },
    discard: async () => {
      await files.remove(`catalogs/${id}/${data}`);
      if (!(await readInfo(files, id))) await files.remove(`catalogs/${id}`);
    },
  };
}

/** Where the encoded pictures of a kept catalog are, so that they go when it goes. */
export async function ownCache(files: Files, id: string): Promise<Files | null> {
  const info = await readInfo(files, id);
  return info && subfolder(files, `${dataPath(info)}/cache`);
}

/** The vectors of an own catalog by the run of that name; null = not encoded. A torn file counts as none. */
export async function ownIndex(files: Files, id: string, run: string): Promise<ProductIndex | null> {
  const info = await readInfo(files, id);
  const bytes = info && (await files.read(`${dataPath(info)}/vectors-${run}.safetensors`));
  if (!bytes) return null;
  try {
    return indexFromArrays(decodeSafetensors(bytes).arrays);
  } catch {
    return null;
  }
}

/** The runs whose vectors of an own catalog are kept, by the name they were kept under. */
export async function runsOfOwn(files: Files, id: string): Promise<Set<string>> {
  const info = await readInfo(files, id);
  const paths = info ? await files.list(dataPath(info)) : [];
  return new Set(paths.flatMap((path) => /\/vectors-([^/]+)\.safetensors$/.exec(path)?.[1] ?? []));
}

/** Does nothing for a catalog that was removed meanwhile. */
export async function keepOwnIndex(files: Files, id: string, run: string, index: ProductIndex): Promise<void> {
  const info = await readInfo(files, id);
  if (!info) return;
  const bytes = encodeSafetensors(indexArrays(index), {});
  const path = `${dataPath(info)}/vectors-${run}.safetensors`;
  const before = (await files.read(path))?.length ?? 0;
  await files.write(path, bytes);
  await writeJson(files, infoPath(id), { ...info, bytes: (info.bytes ?? 0) + bytes.length - before } satisfies KeptInfo);
}

/** Throws where there is no such catalog, as after its trash was emptied. */
export async function markRemoved(files: Files, id: string, removed: boolean): Promise<void> {
  const info = await readInfo(files, id);
  if (!info) throw new Error(`This browser keeps no catalog '${id}' any more. Open its files again.`);
  await writeJson(files, infoPath(id), { ...info, removed });
}

/** Deletes what `markRemoved` has hidden. */
export async function deleteRemoved(files: Files): Promise<void> {
  for (const { id, removed } of await keptInfos(files)) if (removed) await files.remove(`catalogs/${id}`);
}

/** Deletes what imports that did not finish have left. Not to be called while one is running. */
export async function deleteLeftovers(files: Files): Promise<void> {
  const kept = new Map((await keptInfos(files)).map((info) => [info.id, info]));
  const folders = new Set((await files.list('catalogs')).flatMap((path) => /^catalogs\/([^/]+)\//.exec(path)?.[1] ?? []));
  for (const id of folders) {
    const info = kept.get(id);
    if (info) await removeAllBut(files, id, info.data);
    else await files.remove(`catalogs/${id}`);
  }
}

async function removeAllBut(files: Files, id: string, data: string): Promise<void> {
  const others = new Set((await files.list(`catalogs/${id}`)).map((path) => path.split('/')[2]).filter((name) => name !== 'info.json' && name !== data));
  for (const name of others) await files.remove(`catalogs/${id}/${name}`);
}

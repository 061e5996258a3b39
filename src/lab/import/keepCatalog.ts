// A picked catalog read, its pictures decoded once, and everything kept: nothing of it is seen before all of it is there.
import { importCatalog, type ImportedCatalog } from '../../catalog/import/importCatalog';
import type { ColumnMapping } from '../../catalog/import/columns';
import { collectProblems } from '../../catalog/import/problems';
import type { ImportReport } from '../../catalog/import/report';
import type { ImportSource } from '../../catalog/import/source';
import { cleanText } from '../../catalog/import/values';
import { catalogStatistics } from '../../catalog/import/statistics';
import { catalogFingerprint } from '../../catalog/fingerprint';
import type { Catalog } from '../../catalog/types';
import type { FeatureConfig } from '../../features/config';
import { picturesFingerprint } from '../../features/encodePictures';
import { savePictures } from '../../features/pictureCache';
import { fingerprint } from '../../math/hash';
import { subfolder } from '../../storage/files';
import type { CatalogInfo, Progress } from '../api';
import { writeOwn, type OwnCatalogWriter } from '../own/ownCatalogs';
import { pictureReader, pictureWriter } from '../own/pictureStore';
import type { ImportPlatform } from './importPlatform';
import { keepPictures, type KeptPictures } from './keepPictures';
import { neededSpace, pictureSizes, spaceRefusal, withoutSpace } from './space';

const longestName = 120;

export interface KeepRequest {
  source: ImportSource;
  mapping: ColumnMapping;
  platform: ImportPlatform;
  /** The size of pictures as the models read them. */
  features: FeatureConfig;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Rejects with the signal's reason or with what was wrong, and leaves nothing behind then. */
export async function keepCatalog(request: KeepRequest): Promise<{ info: CatalogInfo; report: ImportReport }> {
  const { source, mapping, platform, features, signal, onProgress } = request;
  const imported = await importCatalog(source, { mapping, signal, onTable: (done, total) => onProgress({ task: 'tables', done, total }) });
  const { products } = imported.catalog.catalog;
  const sizes = await pictureSizes(imported.source, products);
  const refusal = spaceRefusal(neededSpace(products, sizes, features), await platform.freeSpace());
  if (refusal) throw new Error(refusal);
  const id = `own-${fingerprint(catalogFingerprint(imported.catalog.catalog), sizes.join()).slice(0, 12)}`;
  const writer = writeOwn(platform.files, id, new Date());
  try {
    return await writeCatalog(imported, writer, request);
  } catch (error) {
    await writer.discard().catch(() => undefined);
    throw withoutSpace(error);
  }
}

async function writeCatalog({ catalog: open, report }: ImportedCatalog, writer: OwnCatalogWriter, { platform, features, signal, onProgress }: KeepRequest) {
  const packs = pictureWriter(writer.folder);
  const pictures = await keepPictures(open, packs, platform, features, { signal, onProgress: (done, total) => onProgress({ task: 'pictures', done, total }) });
  const catalog: Catalog = { ...open.catalog, name: cleanText(open.catalog.name).slice(0, longestName) || 'catalog', products: pictures.products };
  onProgress({ task: 'saving', done: 0, total: 3 });
  const written = await packs.finish();
  onProgress({ task: 'saving', done: 1, total: 3 });
  const name = `pictures-${await picturesFingerprint({ catalog, readImage: pictureReader(writer.folder) }, features, { signal })}`;
  await savePictures(subfolder(writer.folder, 'cache'), name, pictures.encoded);
  onProgress({ task: 'saving', done: 2, total: 3 });
  signal.throwIfAborted();
  const told = reportWith(report, open.catalog, pictures, catalog);
  const info = await writer.finish(catalog, told, written + pictures.encoded.pixels.length);
  onProgress({ task: 'saving', done: 3, total: 3 });
  return { info, report: told };
}

/** The report with the pictures that could not be read, and with the numbers of what was kept. */
function reportWith(report: ImportReport, before: Catalog, { encoded }: KeptPictures, kept: Catalog): ImportReport {
  const problems = collectProblems();
  const table = report.tables[0].path;
  const images = new Map(before.products.map(({ id, image }) => [id, image]));
  for (const { productId, reason } of encoded.problems) problems.add('brokenImage', table, null, `${(images.get(productId) ?? '').slice(0, 40)} of ${productId}: ${reason}`);
  return { ...report, problems: [...report.problems, ...problems.list()], statistics: { ...catalogStatistics(kept), imageUrls: report.statistics.imageUrls } };
}

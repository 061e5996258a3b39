// The runs that ship with the page: which one ranks which catalog, and how one is read.
import { isBundled } from '../../catalog/bundled';
import { createRunFolder, type RunFolder } from '../../experiment/runFolder';
import type { ProductIndex } from '../../retrieval/indexData';
import { subfolder, type Files } from '../../storage/files';
import type { CatalogInfo } from '../api';
import { ownIndex, runsOfOwn } from '../own/ownCatalogs';
import { openModel, type OpenModel } from '../rankers';
import type { OpenedCatalog } from './openedCatalog';
import { indexOf, weightsName, withIndex, type RankerModel } from './rankerModel';
import { shippedModels, shippedRunName, type ShippedRanker } from './shippedRunNames';

/** Throws where the run's files are not there. */
export async function readShippedModel(ranker: ShippedRanker, runs: Files, files: Files, opened: OpenedCatalog): Promise<RankerModel> {
  const name = shippedRunName(ranker, opened.info.id);
  const folder = createRunFolder(subfolder(runs, name));
  const found = await folder.readCheckpoint();
  if (!found) throw new Error(`The run '${name}' should lie beside the page in runs/${name} and is not there. Copy the whole site folder.`);
  const model = openModel(found.checkpoint);
  return withIndex({ ranker, folder, model, index: null, dense: null }, await storedIndex(folder, model, files, opened));
}

/** The models that the catalog went through before, found without reading any of them. */
export async function encodedModels(runs: Files, files: Files, { id, kind }: CatalogInfo): Promise<ShippedRanker[]> {
  if (kind === 'bundled') return [];
  const kept = await runsOfOwn(files, id);
  const records = await Promise.all(shippedModels.map((ranker) => createRunFolder(subfolder(runs, shippedRunName(ranker, id))).readRecord()));
  return shippedModels.filter((_, i) => kept.has(`${records[i]?.id}-${records[i]?.step}`));
}

async function storedIndex(folder: RunFolder, model: OpenModel, files: Files, opened: OpenedCatalog): Promise<ProductIndex | null> {
  return isBundled(opened.info.id) ? indexOf(folder, model.checkpoint.step, opened) : ownIndex(files, opened.info.id, weightsName(model.checkpoint));
}

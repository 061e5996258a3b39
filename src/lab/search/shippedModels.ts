// The runs that ship with the page: which one ranks which catalog, and how one is read.
import { isBundled } from '../../catalog/bundled';
import { createRunFolder, type RunFolder } from '../../experiment/runFolder';
import { createDense } from '../../retrieval/dense';
import { indexFromArrays, type ProductIndex } from '../../retrieval/indexData';
import type { Retriever } from '../../retrieval/retriever';
import { subfolder, type Files } from '../../storage/files';
import type { CatalogInfo } from '../api';
import { ownIndex, runsOfOwn } from '../own/ownCatalogs';
import { openModel, type OpenModel } from '../rankers';
import type { OpenedCatalog } from './openedCatalog';
import { shippedRunName } from './shippedRunNames';

export const modelRankers = ['make', 'fixed', 'titleOnly', 'imageOnly'] as const;
export type ModelRanker = (typeof modelRankers)[number];

export function isModelRanker(ranker: string): ranker is ModelRanker {
  return (modelRankers as readonly string[]).includes(ranker);
}

/** A shipped run with its model. `index` and `dense` are null where the open catalog has not gone through it. */
export interface ShippedModel {
  ranker: ModelRanker;
  folder: RunFolder;
  model: OpenModel;
  index: ProductIndex | null;
  dense: Retriever | null;
}

/** Throws where the run's files are not there. */
export async function readShippedModel(ranker: ModelRanker, runs: Files, files: Files, opened: OpenedCatalog): Promise<ShippedModel> {
  const name = shippedRunName(ranker, opened.info.id);
  const folder = createRunFolder(subfolder(runs, name));
  const found = await folder.readCheckpoint();
  if (!found) throw new Error(`The run '${name}' should lie beside the page in runs/${name} and is not there. Copy the whole site folder.`);
  const model = openModel(found.checkpoint);
  return withIndex({ ranker, folder, model, index: null, dense: null }, await storedIndex(folder, model, files, opened));
}

/** Names the weights that vectors were made with. */
export function weightsName({ checkpoint }: OpenModel): string {
  return `${checkpoint.context.record.id}-${checkpoint.step}`;
}

/** The models that the catalog went through before, found without reading any of them. */
export async function encodedModels(runs: Files, files: Files, { id, kind }: CatalogInfo): Promise<ModelRanker[]> {
  if (kind === 'bundled') return [];
  const kept = await runsOfOwn(files, id);
  const records = await Promise.all(modelRankers.map((ranker) => createRunFolder(subfolder(runs, shippedRunName(ranker, id))).readRecord()));
  return modelRankers.filter((_, i) => kept.has(`${records[i]?.id}-${records[i]?.step}`));
}

/** The model with the vectors of the open catalog. */
export function withIndex(shipped: ShippedModel, index: ProductIndex | null): ShippedModel {
  const { ranker, model } = shipped;
  const dense = index && createDense(index, model.queries, { floor: model.checkpoint.context.scoreFloor ?? undefined, name: ranker });
  return { ...shipped, index, dense };
}

async function storedIndex(folder: RunFolder, model: OpenModel, files: Files, { info, fingerprint }: OpenedCatalog): Promise<ProductIndex | null> {
  if (!isBundled(info.id)) return ownIndex(files, info.id, weightsName(model));
  const stored = await folder.readIndex(model.checkpoint.step);
  return stored?.metadata.fingerprint === fingerprint ? indexFromArrays(stored.arrays) : null;
}

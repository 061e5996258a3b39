import type { Progress } from '../api';
import { keepOwnIndex } from '../own/ownCatalogs';
import type { Platform } from '../platform';
import { prepare } from '../prepare';
import { buildProductIndex } from '../../retrieval/productIndex';
import type { ProductIndex } from '../../retrieval/indexData';
import { subfolder } from '../../storage/files';
import type { OpenedCatalog } from './openedCatalog';
import { weightsName, type ShippedModel } from './shippedModels';

/** Puts a catalog through a model and keeps the vectors where the catalog is this browser's own. Rejects with the signal's reason. */
export async function encodeWith({ model }: ShippedModel, opened: OpenedCatalog, platform: Platform, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<ProductIndex> {
  const { context } = model.checkpoint;
  const { experiment } = context.record;
  const prepared = await prepare(opened.open, experiment, await platform.decoder(), { context, onProgress, signal, cache: subfolder(platform.files, 'cache') });
  const index = await buildProductIndex(model.model, prepared.products, prepared.tokenizer, experiment.features, {
    onProgress: (done, total) => onProgress({ task: 'vectors', done, total }), signal,
  });
  if (opened.info.kind === 'own') await keepOwnIndex(platform.files, opened.info.id, weightsName(model), index);
  return index;
}

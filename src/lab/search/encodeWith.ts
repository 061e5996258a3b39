import { encodeCatalog } from '../../features/encodeCatalog';
import { buildProductIndex } from '../../retrieval/productIndex';
import type { ProductIndex } from '../../retrieval/indexData';
import { subfolder } from '../../storage/files';
import type { Progress } from '../api';
import { keepOwnIndex, ownCache } from '../own/ownCatalogs';
import type { Platform } from '../platform';
import type { OpenedCatalog } from './openedCatalog';
import { weightsName, type ShippedModel } from './shippedModels';

/** Puts a catalog through a model and keeps the vectors where the catalog is this browser's own. Rejects with the signal's reason. */
export async function encodeWith({ model }: ShippedModel, opened: OpenedCatalog, platform: Platform, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<ProductIndex> {
  const { features } = model.checkpoint.context.record.experiment;
  const cache = (await ownCache(platform.files, opened.info.id)) ?? subfolder(platform.files, 'cache');
  const products = await encodeCatalog(opened.open, model.tokenizer, features, await platform.decoder(), {
    cache, signal, onProgress: (done, total) => onProgress({ task: 'pictures', done, total }),
  });
  const index = await buildProductIndex(model.model, products, model.tokenizer, features, {
    signal, onProgress: (done, total) => onProgress({ task: 'vectors', done, total }),
  });
  if (opened.info.kind === 'own') await keepOwnIndex(platform.files, opened.info.id, weightsName(model), index);
  return index;
}

import { encodeCatalog } from '../../features/encodeCatalog';
import { buildProductIndex } from '../../retrieval/productIndex';
import { indexArrays, type ProductIndex } from '../../retrieval/indexData';
import { subfolder } from '../../storage/files';
import type { Progress } from '../api';
import { keepOwnIndex, ownCache } from '../own/ownCatalogs';
import type { Platform } from '../platform';
import { parseRunRanker } from '../runs/runId';
import type { OpenedCatalog } from './openedCatalog';
import { weightsName, type RankerModel } from './rankerModel';

/** Puts a catalog through a model and keeps the vectors: in an own run's folder where it is the run's catalog, else beside an own catalog. Rejects with the signal's reason. */
export async function encodeWith({ ranker, folder, model }: RankerModel, opened: OpenedCatalog, platform: Platform, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<ProductIndex> {
  const { features } = model.checkpoint.context.record.experiment;
  const cache = (await ownCache(platform.files, opened.info.id)) ?? subfolder(platform.files, 'cache');
  const products = await encodeCatalog(opened.open, model.tokenizer, features, await platform.decoder(), {
    cache, signal, onProgress: (done, total) => onProgress({ task: 'pictures', done, total }),
  });
  const index = await buildProductIndex(model.model, products, model.tokenizer, features, {
    signal, onProgress: (done, total) => onProgress({ task: 'vectors', done, total }),
  });
  const { step, context } = model.checkpoint;
  if (parseRunRanker(ranker) && context.record.catalogFingerprint === opened.fingerprint) await folder.writeIndex(step, indexArrays(index), { fingerprint: opened.fingerprint, step: String(step) });
  else if (opened.info.kind === 'own') await keepOwnIndex(platform.files, opened.info.id, weightsName(model.checkpoint), index);
  return index;
}

// One checkpoint as a ranker of the open catalog, whether it ships with the page or was trained here.
import type { Checkpoint, RunFolder } from '../../experiment/runFolder';
import { createDense } from '../../retrieval/dense';
import { indexFromArrays, type ProductIndex } from '../../retrieval/indexData';
import type { Retriever } from '../../retrieval/retriever';
import type { RankerId } from '../api';
import type { OpenModel } from '../rankers';
import { parseRunRanker } from '../runs/runId';
import type { OpenedCatalog } from './openedCatalog';
import { isShipped } from './shippedRunNames';

/** A run's checkpoint with its model. `index` and `dense` are null where the open catalog has not gone through it. */
export interface RankerModel {
  ranker: RankerId;
  folder: RunFolder;
  model: OpenModel;
  index: ProductIndex | null;
  dense: Retriever | null;
}

/** Models put every product in order; words and blends do not. */
export function isModelRanker(ranker: RankerId): boolean {
  return isShipped(ranker) || parseRunRanker(ranker) !== null;
}

/** Names the weights that vectors were made with. */
export function weightsName({ context, step }: Checkpoint): string {
  return `${context.record.id}-${step}`;
}

/** The model with the vectors of the open catalog. */
export function withIndex(ranked: RankerModel, index: ProductIndex | null): RankerModel {
  const { ranker, model } = ranked;
  const dense = index && createDense(index, model.queries, { floor: model.checkpoint.context.scoreFloor ?? undefined, name: ranker });
  return { ...ranked, index, dense };
}

/** The vectors that a run's folder holds, if they are of the open catalog. Throws for a torn file. */
export async function indexOf(folder: RunFolder, step: number, { fingerprint }: OpenedCatalog): Promise<ProductIndex | null> {
  const stored = await folder.readIndex(step);
  return stored?.metadata.fingerprint === fingerprint ? indexFromArrays(stored.arrays) : null;
}

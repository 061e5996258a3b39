// A checkpoint opened for searching: the model, the product index, and every retriever over one catalog.
import type { Catalog, Click, Split } from '../catalog/types';
import { searchTerms } from '../features/words';
import { loadTokenizer } from '../features/tokenizer';
import type { Tokenizer } from '../features/types';
import type { Checkpoint } from '../experiment/runFolder';
import { createModel, type Model } from '../model/retrievalModel';
import { assignArrays, disposeParams } from '../nn/params';
import { createBlend } from '../retrieval/blend';
import { createBm25, type Bm25Settings } from '../retrieval/bm25';
import { queryCoverage } from '../retrieval/coverage';
import { createDense } from '../retrieval/dense';
import type { ProductIndex } from '../retrieval/indexData';
import { createPopularity } from '../retrieval/popularity';
import { createQueryVectors, type QueryVectors } from '../retrieval/queryVector';
import { createRandom } from '../retrieval/random';
import type { Retriever } from '../retrieval/retriever';
import { createRrf } from '../retrieval/rrf';
import { modelArrays } from '../training/state';

/** Ways to rank a catalog with one open model. 'dense' is the model itself. */
export const rankers = ['dense', 'bm25', 'blend', 'rrf', 'popularity', 'random'] as const;
export type Ranker = (typeof rankers)[number];

export interface OpenModel {
  model: Model;
  tokenizer: Tokenizer;
  queries: QueryVectors;
  checkpoint: Checkpoint;
}

export type Vocabulary = Pick<OpenModel, 'tokenizer' | 'checkpoint'>;

/** Rebuilds the model and its query side from one checkpoint. `like`: another one of the same run, whose vocabulary and lexicon serve both. */
export function openModel(checkpoint: Checkpoint, like?: Vocabulary): OpenModel {
  const { experiment } = checkpoint.context.record;
  const model = createModel(experiment.model, experiment.seed);
  try {
    assignArrays(model.params, modelArrays(checkpoint.arrays));
    const shared = like?.checkpoint.context.tokenizer === checkpoint.context.tokenizer ? like : null;
    const tokenizer = shared?.tokenizer ?? loadTokenizer(checkpoint.context.tokenizer);
    const lexicon = shared?.checkpoint.context.lexicon ?? checkpoint.context.lexicon;
    const queries = createQueryVectors(model, tokenizer, lexicon, experiment.features);
    return { model, tokenizer, queries, checkpoint: { ...checkpoint, context: { ...checkpoint.context, lexicon } } };
  } catch (error) {
    disposeParams(model.params);
    throw error;
  }
}

export interface RankerSettings {
  bm25: Bm25Settings;
  /** How far the blend trusts the dense side where every word is fully known. */
  denseShare: number;
}

/** Every way to search a catalog with an open model. `split` is the catalog's: popularity counts training clicks only. */
export function createRankers(open: OpenModel, index: ProductIndex, catalog: Catalog, split: Split, settings?: RankerSettings): Record<Ranker, Retriever> {
  const { context } = open.checkpoint;
  const bm25 = createBm25(catalog.products, searchTerms, settings?.bm25);
  const dense = createDense(index, open.queries, { floor: context.scoreFloor ?? undefined });
  const counts = new Map(Object.entries(context.wordCounts));
  const titleTerms = new Set(catalog.products.flatMap((product) => searchTerms(product.title)));
  const coverage = (query: string) => queryCoverage(searchTerms(query), counts, (word) => titleTerms.has(word));
  const ids = catalog.products.map((product) => product.id);
  const inTraining = ({ queryId, productId }: Click) => split.queries[queryId] === 'train' && split.products[productId] === 'train';
  return {
    dense,
    bm25,
    blend: createBlend(bm25, dense, coverage, settings && { denseShare: settings.denseShare }),
    rrf: createRrf([bm25, dense]),
    get popularity() { return createPopularity(ids, catalog.clicks.filter(inTraining)); },
    random: createRandom(ids, context.record.experiment.seed),
  };
}

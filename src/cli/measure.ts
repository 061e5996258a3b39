// Everything that a table says about one run: rankings under each retriever, the best constant weight, the five checks.
import { bm25Grid } from '../evaluation/bestSetting';
import { evaluate, type Evaluation } from '../evaluation/evaluate';
import { modalReport, type ModalReport } from '../evaluation/modalReport';
import { replacementsOf } from '../evaluation/replacements';
import { cells, type Slice } from '../evaluation/slices';
import { tuningOf } from '../evaluation/tuning';
import { searchTerms } from '../features/words';
import { createRankers, type RankerSettings } from '../lab/rankers';
import type { Ranker } from '../lab/rankers';
import { createBm25, remembered } from '../retrieval/bm25';
import { createReweigh } from '../retrieval/productIndex';
import type { OpenRun } from './openRun';
import type { Question } from './questions';

const denseShares = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95];

/** BM25's k1 and b, then the blend's dense share, with the highest nDCG@10 on queries that are in no table. */
export async function tuned(run: OpenRun): Promise<RankerSettings> {
  const { catalog } = run.open;
  const tuning = tuningOf(catalog, run.split);
  const terms = remembered(searchTerms);
  const bm25 = (await tuning.best(bm25Grid, (settings) => createBm25(catalog.products, terms, settings))).setting;
  const denseShare = (await tuning.best(denseShares, (share) => createRankers(run.model, run.index, catalog, run.split, { bm25, denseShare: share }).blend)).setting;
  return { bm25, denseShare };
}

export async function measureRanker(run: OpenRun, ranker: Ranker, settings: RankerSettings | undefined, { queries, products }: Question, onProgress?: (done: number, total: number) => void): Promise<Evaluation> {
  await run.model.queries.warm(queries.map((query) => query.text));
  return evaluate(createRankers(run.model, run.index, run.open.catalog, run.split, settings)[ranker], run.open.catalog, queries, { products, onProgress });
}

/** Seen and new queries, each in the seen and in the new products alone; cells that hold no query are left out. */
export async function measureCells(run: OpenRun, ranker: Ranker, settings: RankerSettings | undefined, counted: (evaluation: Evaluation) => Evaluation): Promise<Slice[]> {
  const measured: Slice[] = [];
  for (const { name, queries, products } of cells(run.open.catalog, run.split))
    if (queries.length > 0) measured.push({ name, evaluation: counted(await measureRanker(run, ranker, settings, { queries, products, caption: name })) });
  return measured;
}

/** The five checks and the best constant weight; null for fusions whose weight is the same for every product, or absent. */
export async function measureWeights(run: OpenRun, { queries, products: searched }: Question): Promise<ModalReport | null> {
  const { catalog } = run.open;
  const { experiment } = run.checkpoint.context.record;
  const { kind } = experiment.model.fusion;
  if (!run.index.imageWeight || kind === 'titleOnly' || kind === 'imageOnly' || kind === 'fixed') return null;
  const { products, tokenizer } = await run.prepared();
  const tuning = tuningOf(catalog, run.split);
  await run.model.queries.warm([...queries, ...tuning.queries].map((query) => query.text));
  const reweigh = createReweigh(run.model.model, products, tokenizer, experiment.features, replacementsOf(catalog, products, experiment.features));
  return modalReport({ catalog, index: run.index, queries: run.model.queries, tuning, test: queries, reweigh }, { products: searched });
}

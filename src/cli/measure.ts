// Everything that a table says about one run: rankings under each retriever, the best constant weight, the five checks.
import { bestSetting, bm25Grid } from '../evaluation/bestSetting';
import { evaluate, type Evaluation } from '../evaluation/evaluate';
import { modalReport, type ModalReport } from '../evaluation/modalReport';
import { bm25OverCatalog } from '../lab/searchSession';
import { validationQueries } from '../lab/trainingRun';
import type { Ranker } from '../lab/api';
import { random } from '../math/random';
import type { Bm25Settings } from '../retrieval/bm25';
import { createReweigh } from '../retrieval/productIndex';
import type { OpenRun } from './openRun';
import type { Question } from './questions';

/** k1 and b with the highest nDCG@10 on validation queries. */
export async function tunedBm25(run: OpenRun): Promise<Bm25Settings> {
  const { catalog } = run.open;
  const validation = validationQueries(catalog, run.checkpoint.context.split);
  return (await bestSetting(bm25Grid, (settings) => bm25OverCatalog(catalog, settings), catalog, validation)).setting;
}

export async function measureRanker(run: OpenRun, ranker: Ranker, bm25: Bm25Settings | undefined, { queries, products }: Question, onProgress?: (done: number, total: number) => void): Promise<Evaluation> {
  await run.model.queries.warm(queries.map((query) => query.text));
  return evaluate(run.rankers(bm25)[ranker], run.open.catalog, queries, { products, onProgress });
}

/** The five checks and the best constant weight; null for fusions whose weight is the same for every product. */
export async function measureWeights(run: OpenRun, { queries }: Question): Promise<ModalReport | null> {
  const { catalog } = run.open;
  const { experiment } = run.checkpoint.context.record;
  if (!run.index.imageWeight || new Set(run.index.imageWeight).size < 3) return null;
  const { products, tokenizer } = await run.prepared();
  const { imageHeight, imageWidth } = experiment.features;
  const placeholder = products.ids.findIndex((id) => catalog.products.find((product) => product.id === id)?.truth?.regime === 'placeholder');
  const size = imageHeight * imageWidth * 3;
  const card = placeholder >= 0 ? products.pixels.subarray(placeholder * size, (placeholder + 1) * size) : new Uint8Array(size).fill(224);
  const code = (id: string) => {
    const draw = random(1, `code ${id}`);
    return `${draw.pick(['Kavo', 'Miro', 'Oro', 'Hale'])} ${100 + draw.integer(900)}-${draw.pick([...'ABCD'])}`;
  };
  const validation = validationQueries(catalog, run.checkpoint.context.split);
  await run.model.queries.warm([...queries, ...validation].map((query) => query.text));
  return modalReport({
    catalog, index: run.index, queries: run.model.queries, validation, test: queries,
    reweigh: createReweigh(run.model.model, products, tokenizer, experiment.features, { placeholder: card, code }),
  });
}

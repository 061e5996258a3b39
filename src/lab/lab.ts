// One open experiment: search over a finished run, train a new one. The same class in a worker, in Node and in a test.
import { openBundled } from '../catalog/bundled';
import { catalogFingerprint } from '../catalog/fingerprint';
import type { Catalog, Product } from '../catalog/types';
import { encodeQuery } from '../features/encodeQuery';
import { sizes, type Size } from '../experiment/experiment';
import { withSettings } from '../experiment/parse';
import { presetById } from '../experiment/presets/presets';
import { newRecord } from '../experiment/run';
import { createRunFolder, type RunFolder } from '../experiment/runFolder';
import { histogram } from '../math/histogram';
import { countParameters, disposeParams } from '../nn/params';
import { indexFromArrays, type ProductIndex } from '../retrieval/indexData';
import type { Retriever } from '../retrieval/retriever';
import { subfolder, type Files } from '../storage/files';
import type { Backend, LabStatus, Progress, Ranker, SearchAnswer, SearchApi, SearchResult, TrainApi, TrainingEvent, TrainRequest } from './api';
import type { Platform } from './platform';
import { prepare, splitFor } from './prepare';
import { probeStep } from './probe';
import { createRankers, openModel, type OpenModel } from './searchSession';
import { runTraining } from './trainingRun';
import { Turnstile } from './turnstile';

interface OpenSearch {
  model: OpenModel;
  index: ProductIndex;
  catalog: Catalog;
  products: Map<string, Product>;
  rankers: Record<Ranker, Retriever>;
  gradesByQuery: Map<string, Map<string, number>>;
}

export class Lab implements SearchApi, TrainApi {
  private opened: OpenSearch | null = null;
  private turnstile: Turnstile | null = null;
  private stopping = false;

  /** `runs` holds finished runs that ship with the page. */
  constructor(private readonly platform: Platform, private readonly runs: Files) {}

  async open(run: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<LabStatus> {
    onProgress({ task: 'Reading the run', done: 0, total: 3 });
    const folder = createRunFolder(subfolder(this.runs, run));
    const found = await folder.readCheckpoint();
    if (!found) throw new Error(`There is no readable checkpoint in the run '${run}'.`);
    const { checkpoint } = found;
    const { record } = checkpoint.context;
    const choice = await this.platform.openBackend(backend ?? 'wasm', probeStep);
    onProgress({ task: 'Making the catalog', done: 1, total: 3 });
    const { catalog } = openBundled(record.experiment.catalog);
    onProgress({ task: 'Reading the index', done: 2, total: 3 });
    const stored = await folder.readIndex(checkpoint.step);
    if (!stored) throw new Error(`The run '${run}' has no product index for step ${checkpoint.step}. Write the run again.`);
    const index = indexFromArrays(stored.arrays);
    const model = openModel(checkpoint);
    if (this.opened) disposeParams(this.opened.model.model.params);
    const fingerprint = catalogFingerprint(catalog);
    const split = splitFor(catalog, fingerprint, checkpoint.context);
    this.opened = {
      model, index, catalog, products: new Map(catalog.products.map((product) => [product.id, product])),
      rankers: createRankers(model, index, catalog, split), gradesByQuery: gradesByText(catalog),
    };
    const same = fingerprint === record.catalogFingerprint;
    return {
      runName: record.name, presetTitle: presetById(record.presetId).title, step: checkpoint.step, parameters: countParameters(model.model.params),
      catalog: catalog.name, products: catalog.products.length, backend: choice.backend,
      refused: choice.tried.flatMap(({ name, reason }) => (reason ? [`${name}: ${reason}`] : [])),
      history: await learningHistory(folder), imageWeights: index.imageWeight && histogram(index.imageWeight, 20),
      catalogNote: same ? null : 'The catalog made here differs from the one this run was trained on; scores of products that changed are out of date.',
    };
  }

  async search(query: string, ranker: Ranker, limit: number): Promise<SearchAnswer> {
    const open = this.opened;
    if (!open) throw new Error('Expected an open run. Call open first.');
    const started = performance.now();
    const { hits, matches } = await open.rankers[ranker].search(query, limit);
    const grades = open.gradesByQuery.get(query.trim().toLowerCase());
    const results = hits.map((hit, i): SearchResult => {
      const product = open.products.get(hit.productId);
      const weights = hit.imageWeight === undefined ? null : { title: 1 - hit.imageWeight, image: hit.imageWeight };
      return {
        productId: hit.productId, rank: i + 1, title: product?.title ?? '', image: product?.image ?? null, score: hit.score, weights,
        parts: hit.parts ?? null, grade: grades ? (grades.get(hit.productId) ?? 0) : null,
      };
    });
    const reads = ranker === 'dense' || ranker === 'blend' || ranker === 'rrf';
    const { experiment } = open.model.checkpoint.context.record;
    const encoded = encodeQuery(query, open.model.tokenizer, open.model.checkpoint.context.lexicon, experiment.features.keywords);
    const { attention } = reads ? await open.model.queries.of(query) : { attention: null };
    return {
      query, ranker, results, matches, keywordAttention: attention, unknownWords: encoded.unknownWords,
      noWeights: results.some((result) => result.weights) || results.length === 0 ? null : 'This ranker reads titles and clicks alone, so there are no modal weights to show.',
      milliseconds: performance.now() - started,
    };
  }

  async train(request: TrainRequest, onEvent: (event: TrainingEvent) => unknown): Promise<{ status: string; step: number }> {
    if (this.turnstile) throw new Error('A run is being trained already. Stop it before starting another.');
    const gate = new Turnstile();
    this.turnstile = gate;
    this.stopping = false;
    try {
      const choice = await this.platform.openBackend(request.backend, probeStep);
      onEvent({ kind: 'backend', ...choice });
      const folder = createRunFolder(subfolder(this.platform.files, request.folder));
      const from = (await folder.readCheckpoint())?.checkpoint ?? null;
      const preset = presetById(request.presetId);
      const experiment = from?.context.record.experiment ?? withSettings(preset.experiment(sizeNamed(request.size), request.catalog, request.seed), request.settings);
      const record = from?.context.record ?? newRecord(preset, experiment, `${preset.title}, ${request.size}`, choice.backend);
      const prepared = await prepare(openBundled(experiment.catalog), experiment, await this.platform.decoder(), {
        context: from?.context, onProgress: (progress) => onEvent({ kind: 'progress', progress }), cache: subfolder(this.platform.files, 'cache'),
      });
      record.catalogFingerprint = prepared.fingerprint;
      const events = runTraining({ prepared, record, folder, from });
      let told: unknown = null;
      for (;;) {
        await gate.pass();
        if (this.stopping) await events.return();
        const { value, done } = await events.next();
        if (done) break;
        for (const event of value) told = onEvent(event);
      }
      // Across a worker's border events and this answer take different ways: the last event is waited for.
      await told;
      return { status: record.status, step: record.step };
    } finally {
      this.turnstile = null;
    }
  }

  async pause(): Promise<void> {
    this.turnstile?.pause();
  }

  async resume(): Promise<void> {
    this.turnstile?.resume();
  }

  async step(): Promise<void> {
    this.turnstile?.turn();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.turnstile?.resume();
  }
}

async function learningHistory(folder: RunFolder): Promise<LabStatus['history']> {
  const lines = await folder.readMetrics<{ step: number; loss?: number; 'validation.nDCG@10'?: number }>();
  return lines.map((line) => ({ step: line.step, loss: line.loss ?? null, ndcg: line['validation.nDCG@10'] ?? null }));
}

function sizeNamed(size: string): Size {
  const known = sizes.find((name) => name === size);
  if (!known) throw new Error(`There is no size '${size}'. Sizes: ${sizes.join(', ')}.`);
  return known;
}

/** Judged grades by lower-cased query text, for queries that the catalog knows. */
function gradesByText(catalog: Catalog): Map<string, Map<string, number>> {
  const texts = new Map(catalog.queries.map((query) => [query.id, query.text.toLowerCase()]));
  const grades = new Map<string, Map<string, number>>(catalog.queries.map((query) => [query.text.toLowerCase(), new Map()]));
  for (const { queryId, productId, grade } of catalog.judgments) grades.get(texts.get(queryId) ?? '')?.set(productId, grade);
  return grades;
}

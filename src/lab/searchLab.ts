// One open catalog, searched by every ranker. The same class in a worker, in Node and in a test.
import { bundledCatalogs, bundledCounts, isBundled, openBundled, type BundledName } from '../catalog/bundled';
import type { OpenCatalog } from '../catalog/types';
import { imageType } from '../features/imageFormat';
import { resolveImage } from '../features/resolveImage';
import { histogram } from '../math/histogram';
import { countParameters } from '../nn/params';
import { presetById } from '../experiment/presets/presets';
import type { Files } from '../storage/files';
import { readAhead } from '../storage/readAhead';
import type { Backend, CatalogInfo, OpenStatus, Progress, RunInfo, SearchApi, SearchRequest } from './api';
import { progressWithRate } from './import/progressRate';
import { deleteLeftovers, deleteRemoved, markRemoved, openOwn, ownCatalogs } from './own/ownCatalogs';
import type { Platform } from './platform';
import { RunsLab, type Stoppable } from './runs/runsLab';
import { probeStep } from './probe';
import { answerQuery } from './search/answer';
import { compareAll, comparePair } from './search/compareRankers';
import { describeCatalog, sliceProducts } from './search/describeCatalog';
import { encodeWith } from './search/encodeWith';
import { examplesFor } from './search/examples';
import { explainProduct } from './search/explainProduct';
import { figureOf } from './search/figures';
import { keywordSources } from './search/keywordSources';
import { openedCatalog } from './search/openedCatalog';
import { Session } from './search/session';
import { isModelRanker, type RankerModel } from './search/rankerModel';
import { encodedModels, readShippedModel } from './search/shippedModels';
import { shippedRunName } from './search/shippedRunNames';
import { strangeWords } from './search/strangeWords';

/** More title words than this that the model never met: the catalog is not of its world, and words are the better start. */
const mostStrangeWords = 0.3;

export class SearchLab implements SearchApi {
  private session: Session | null = null;
  /** One of each kind at a time: what is measured of an ablation by itself does not end what was asked for by hand. */
  private readonly running = new Map<Stoppable, AbortController>();
  /** Counts calls of `open`: a catalog that is asked for later must not be replaced by one that takes longer. */
  private openings = 0;

  /** The runs that this browser keeps. */
  readonly runs: RunsLab;

  /** `shipped` holds the runs that ship with the page; `storage` names what keeps the platform's files. */
  constructor(private readonly platform: Platform, private readonly shipped: Files, private readonly storage: OpenStatus['storage']) {
    this.runs = new RunsLab(platform, { session: () => this.session, ask: (question) => this.ask(question), encode: (ranker) => this.encode(ranker, () => undefined), stoppable: (kind, task) => this.stoppable(kind, task) });
  }

  async open(catalogId: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<OpenStatus> {
    this.stopAll();
    const mine = ++this.openings;
    onProgress({ task: 'run', done: 0, total: 3 });
    const starting = this.platform.openBackend(backend ?? 'wasm', probeStep);
    starting.catch(() => undefined);
    // Making a catalog holds the thread: what has to come over the network is asked for before.
    const runs = await readAhead(this.shipped, shippedRunName('make', catalogId), (path) => !path.includes('/answers/'));
    this.stillWanted(mine, catalogId);
    onProgress({ task: 'catalog', done: 1, total: 3 });
    const { info, open } = await this.catalogOf(catalogId);
    const opened = openedCatalog(info, open);
    onProgress({ task: 'index', done: 2, total: 3 });
    const choice = await starting;
    const make = await readShippedModel('make', runs, this.platform.files, opened);
    const session = new Session(opened, make, this.shipped, this.platform.files, await encodedModels(this.shipped, this.platform.files, info));
    if (mine !== this.openings) await session.dispose();
    this.stillWanted(mine, catalogId);
    const before = this.session;
    this.session = session;
    await before?.dispose();
    // The first query of all pays for wasm's start. It is nobody's.
    await make.model.queries.of('first');
    const strange = strangeWords(opened, make);
    return {
      catalog: info, backend: choice.backend, refused: choice.tried.flatMap(({ name, reason }) => (reason ? [`${name}: ${reason}`] : [])),
      rankers: await session.rankers(), bestRanker: !make.index ? 'bm25' : (strange ?? 0) > mostStrangeWords ? 'blend' : 'make',
      run: await runInfo(make), strangeWords: strange, storage: this.storage, examples: examplesFor(info.id, opened.catalog),
    };
  }

  private stillWanted(opening: number, catalogId: string): void {
    if (opening !== this.openings) throw Object.assign(new Error(`'${catalogId}' was not opened: another catalog was asked for meanwhile.`), { name: 'AbortError' });
  }

  search(request: SearchRequest) {
    return this.ask((session) => answerQuery(session, request));
  }

  figures(query: string) {
    return this.ask(async (session) => {
      const rankers = (await session.rankers()).filter(({ state, run }) => (run ? state === 'ready' : state !== 'notEncoded'));
      return Promise.all(rankers.map(({ id }) => figureOf(session, query, id)));
    });
  }

  keywordSources(query: string, ranker = 'make') {
    return this.ask((session) => keywordSources(session, query, ranker));
  }

  explain(query: string, ranker: string, productId: string) {
    return this.ask((session) => explainProduct(session, query, ranker, productId));
  }

  picture(productId: string): Promise<Blob | null> {
    return this.ask(async ({ opened }) => {
      const image = await resolveImage(opened.products.get(productId)?.image ?? null, opened.open);
      if (!image || 'reason' in image) return null;
      const type = imageType(image.bytes);
      return type === null ? null : new Blob([image.bytes], { type });
    });
  }

  describe() {
    return this.ask(describeCatalog);
  }

  sliceProducts(sliceId: string, from: number, count: number) {
    return this.ask((session) => sliceProducts(session, sliceId, from, count));
  }

  comparePair(query: string, a: string, b: string) {
    return this.ask((session) => comparePair(session, query, a, b));
  }

  compareAll(a: string, b: string, onProgress: (progress: Progress) => void) {
    return this.ask((session) => this.stoppable('asked', (signal) => compareAll(session, a, b, onProgress, signal)));
  }

  encode(ranker: string, onProgress: (progress: Progress) => void) {
    return this.ask(async (session) => {
      const name = isModelRanker(ranker) ? await session.settled(ranker) : 'make';
      const model = await session.model(name);
      const index = await this.stoppable('asked', (signal) => encodeWith(model, session.opened, this.platform, progressWithRate(onProgress), signal));
      await session.encodedBy(name, index);
      return session.rankers();
    });
  }

  async stop(): Promise<void> {
    this.stopAll();
  }

  async catalogs(): Promise<CatalogInfo[]> {
    return [...bundledCatalogs.map(bundledInfo), ...(await ownCatalogs(this.platform.files))];
  }

  remove(catalogId: string) {
    return markRemoved(this.platform.files, catalogId, true);
  }

  restore(catalogId: string) {
    return markRemoved(this.platform.files, catalogId, false);
  }

  /** Also takes away what imports that did not finish have left, unless one is running. */
  async emptyTrash(): Promise<void> {
    const { files, alone } = this.platform;
    await deleteRemoved(files);
    await (alone ? alone(() => deleteLeftovers(files)) : deleteLeftovers(files));
  }

  private async ask<T>(question: (session: Session) => T | Promise<T>): Promise<T> {
    const { session } = this;
    if (!session) throw new Error('Expected an open catalog. Call open first.');
    return session.ownRuns.during(Promise.resolve(question(session)));
  }

  private async stoppable<T>(kind: Stoppable, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.running.get(kind)?.abort();
    const controller = new AbortController();
    this.running.set(kind, controller);
    try {
      return await task(controller.signal);
    } finally {
      if (this.running.get(kind) === controller) this.running.delete(kind);
    }
  }

  private stopAll(): void {
    for (const controller of this.running.values()) controller.abort();
  }

  private async catalogOf(id: string): Promise<{ info: CatalogInfo; open: OpenCatalog }> {
    if (!isBundled(id)) return openOwn(this.platform.files, id);
    return { info: bundledInfo(id), open: openBundledOnce(id) };
  }
}

const made = new Map<string, OpenCatalog>();

/** Making a catalog takes seconds: once is enough. */
function openBundledOnce(name: string): OpenCatalog {
  const open = made.get(name) ?? openBundled(name);
  made.set(name, open);
  return open;
}

function bundledInfo(id: BundledName): CatalogInfo {
  const { name, products, queries, judgments } = bundledCounts[id];
  return { id, kind: 'bundled', name, products, queries, judgments, bytes: null, savedAt: null };
}

async function runInfo({ folder, model, index }: RankerModel): Promise<RunInfo> {
  const { record } = model.checkpoint.context;
  const lines = await folder.readMetrics<{ step: number; loss?: number; 'validation.nDCG@10'?: number }>();
  return {
    name: record.name, presetTitle: presetById(record.presetId).title, step: model.checkpoint.step, parameters: countParameters(model.model.params), catalog: record.experiment.catalog,
    history: lines.map((line) => ({ step: line.step, loss: line.loss ?? null, ndcg: line['validation.nDCG@10'] ?? null })),
    imageWeights: index?.imageWeight ? histogram(index.imageWeight, 20) : null,
  };
}

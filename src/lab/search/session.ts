// One open catalog with everything that ranks it. Models are read when they are first asked.
import type { Split } from '../../catalog/types';
import { createBm25 } from '../../retrieval/bm25';
import { searchTerms } from '../../features/words';
import type { Retriever } from '../../retrieval/retriever';
import { disposeParams } from '../../nn/params';
import type { Files } from '../../storage/files';
import { splitFor } from '../prepare';
import { createRankers } from '../rankers';
import type { RankerId, RankerInfo } from '../api';
import type { OpenedCatalog } from './openedCatalog';
import { isModelRanker, withIndex, type RankerModel } from './rankerModel';
import { readShippedModel } from './shippedModels';
import { isShipped, shippedModels, type ShippedRanker } from './shippedRunNames';
import type { ProductIndex } from '../../retrieval/indexData';
import { parseRunRanker, runRanker } from '../runs/runId';
import { RunModels } from '../runs/runModels';

export class Session {
  readonly split: Split;
  private readonly bm25: Retriever;
  readonly ownRuns: RunModels;
  private readonly models = new Map<ShippedRanker, Promise<RankerModel>>();
  private blend: Retriever | null = null;
  private readonly encoded = new Set<ShippedRanker>();

  /** `make` is read already: its vocabulary and lexicon say what is known of a query's words. `kept` are models whose vectors lie in storage. */
  constructor(readonly opened: OpenedCatalog, make: RankerModel, private readonly runs: Files, private readonly files: Files, private readonly kept: readonly ShippedRanker[]) {
    this.split = splitFor(opened.catalog, opened.fingerprint, make.model.checkpoint.context);
    this.bm25 = createBm25(opened.catalog.products, searchTerms);
    this.ownRuns = new RunModels(files, opened);
    this.adopt('make', make);
  }

  /** The ranker with its checkpoint named: a run that is being trained may have another newest one in the middle of a question. */
  async settled(ranker: RankerId): Promise<RankerId> {
    const own = parseRunRanker(ranker);
    return own ? runRanker(own.runId, await this.ownRuns.stepOf(own)) : ranker;
  }

  /** The model behind a ranker: its own, or make for the blend and for BM25. */
  async model(ranker: RankerId): Promise<RankerModel> {
    const own = parseRunRanker(ranker);
    if (own) return this.ownRuns.open(own);
    const name = isShipped(ranker) ? ranker : 'make';
    const known = this.models.get(name) ?? readShippedModel(name, this.runs, this.files, this.opened);
    this.models.set(name, known);
    try {
      const shipped = await known;
      if (shipped.index) this.encoded.add(name);
      return shipped;
    } catch (error) {
      this.models.delete(name);
      throw error;
    }
  }

  /** Rejects for a name that is no ranker, and where the catalog has not gone through the model. */
  async retriever(ranker: RankerId): Promise<Retriever> {
    if (ranker === 'bm25') return this.bm25;
    if (ranker !== 'blend' && !isModelRanker(ranker)) throw new Error(`There is no ranker '${ranker}'. Rankers: ${(await this.rankers()).map(({ id }) => id).join(', ')}.`);
    const shipped = await this.model(ranker);
    if (!shipped.dense || !shipped.index) throw new Error(`'${this.opened.info.name}' has not gone through ${shipped.model.checkpoint.context.record.name} yet. Encode it first.`);
    if (ranker !== 'blend') return shipped.dense;
    return (this.blend ??= createRankers(shipped.model, shipped.index, this.opened.catalog, this.split).blend);
  }

  /** Own runs last. */
  async rankers(): Promise<RankerInfo[]> {
    const readable = (id: ShippedRanker) => this.opened.info.kind === 'bundled' || this.kept.includes(id);
    const models = shippedModels.map((id): RankerInfo => ({ id, kind: 'model', state: this.encoded.has(id) ? 'ready' : readable(id) ? 'onDemand' : 'notEncoded' }));
    return [...models, { id: 'bm25', kind: 'retriever', state: 'ready' }, { id: 'blend', kind: 'retriever', state: models[0].state }, ...(await this.ownRuns.infos())];
  }

  /** Takes over the vectors that were made for a model. */
  async encodedBy(ranker: RankerId, index: ProductIndex): Promise<void> {
    const own = parseRunRanker(ranker);
    if (own) return this.ownRuns.encodedBy(own, index);
    const name = isShipped(ranker) ? ranker : 'make';
    this.adopt(name, withIndex(await this.model(name), index));
    if (name === 'make') this.blend = null;
  }

  async dispose(): Promise<void> {
    this.ownRuns.dispose();
    const models = await Promise.allSettled(this.models.values());
    for (const read of models) if (read.status === 'fulfilled') disposeParams(read.value.model.model.params);
  }

  private adopt(ranker: ShippedRanker, model: RankerModel): void {
    this.models.set(ranker, Promise.resolve(model));
    if (model.index) this.encoded.add(ranker);
  }
}

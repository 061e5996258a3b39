// Queries as one checkpoint ranks them: what a reader sees who drags through a run. Rankings are remembered; of the models one is in memory.
import { measure } from '../../evaluation/metricTable';
import type { Checkpoint } from '../../experiment/runFolder';
import { assignArrays, disposeParams } from '../../nn/params';
import { createDense } from '../../retrieval/dense';
import { createQueryVectors } from '../../retrieval/queryVector';
import type { Hit, Retriever } from '../../retrieval/retriever';
import type { Files } from '../../storage/files';
import { modelArrays } from '../../training/state';
import { openModel, type OpenModel } from '../rankers';
import type { Frame, FrameQuery } from '../runsApi';
import { weightsOf } from '../search/answer';
import { askedText, gradeOf, type OpenedCatalog } from '../search/openedCatalog';
import { indexOf } from '../search/rankerModel';
import type { Session } from '../search/session';
import { runFolder } from './runStore';

/** Rankings that are remembered. */
const most = 4000;

export class Frames {
  private readonly known = new Map<string, FrameQuery>();
  /** The model whose variables take on one checkpoint after the other: making one takes longer than filling it. */
  private filled: { runId: string; opened: OpenedCatalog; model: OpenModel } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly files: Files) {}

  /** One after the other: they share the model. */
  frame({ opened }: Pick<Session, 'opened'>, runId: string, step: number, queries: readonly string[], depth: number): Promise<Frame> {
    const keys = queries.map((query) => JSON.stringify([runId, step, opened.fingerprint, depth, query]));
    const next = this.last.then(async (): Promise<Frame> => {
      const missing = queries.filter((_, i) => !this.known.has(keys[i]));
      const ranked = missing.length > 0 ? await this.rank(opened, runId, step, missing, depth) : [];
      const found = keys.map((key, i) => this.known.get(key) ?? ranked[missing.indexOf(queries[i])]);
      keys.forEach((key, i) => this.remember(key, found[i]));
      return { runId, step, queries: found };
    });
    this.last = next.catch(() => undefined);
    return next;
  }

  /** Forgets what was ranked by checkpoints that may be others now. */
  forget(runId: string, isSame: (step: number) => boolean): void {
    for (const key of this.known.keys()) {
      const [ofRun, step] = JSON.parse(key) as [string, number];
      if (ofRun === runId && !isSame(step)) this.known.delete(key);
    }
  }

  /** Gives the run's model up: another run may have taken its name. */
  close(runId: string): void {
    this.last = this.last.then(() => (this.filled?.runId === runId ? this.empty() : undefined));
  }

  private async rank(opened: OpenedCatalog, runId: string, step: number, queries: readonly string[], depth: number): Promise<FrameQuery[]> {
    const folder = runFolder(this.files, runId);
    const checkpoint = await folder.readStep(step);
    if (!checkpoint) throw new Error(`The run '${runId}' has no checkpoint of step ${step}. Choose another step.`);
    const { record, scoreFloor } = checkpoint.context;
    if (record.catalogFingerprint !== opened.fingerprint) throw new Error(`The run '${record.name}' was trained on '${record.experiment.catalog}', and '${opened.info.name}' is open. Open the run's catalog.`);
    const index = await indexOf(folder, step, opened);
    if (!index) throw new Error(`Step ${step} of the run '${record.name}' has no index of '${opened.info.name}'. Encode the catalog with it first.`);
    const { model, tokenizer, checkpoint: { context } } = this.fill(runId, opened, checkpoint);
    const vectors = createQueryVectors(model, tokenizer, context.lexicon, context.record.experiment.features);
    const dense = createDense(index, vectors, { floor: scoreFloor ?? undefined });
    // One by one, as search embeds them: in a batch the last digits differ.
    const ranked: FrameQuery[] = [];
    for (const query of queries) ranked.push(await frameQuery(opened, dense, query, depth));
    return ranked;
  }

  /** Not across two openings of a catalog: the backend may be another. */
  private fill(runId: string, opened: OpenedCatalog, checkpoint: Checkpoint): OpenModel {
    if (this.filled?.runId === runId && this.filled.opened === opened) assignArrays(this.filled.model.model.params, modelArrays(checkpoint.arrays));
    else {
      const model = openModel(checkpoint);
      this.empty();
      this.filled = { runId, opened, model: { ...model, checkpoint: { ...model.checkpoint, arrays: {} } } };
    }
    return this.filled!.model;
  }

  private empty(): void {
    if (this.filled) disposeParams(this.filled.model.model.params);
    this.filled = null;
  }

  private remember(key: string, ranked: FrameQuery): void {
    this.known.delete(key);
    this.known.set(key, ranked);
    if (this.known.size > most) this.known.delete(this.known.keys().next().value ?? '');
  }
}

async function frameQuery(opened: OpenedCatalog, dense: Retriever, query: string, depth: number): Promise<FrameQuery> {
  const { hits } = await dense.search(query, Math.max(depth, 10));
  const judged = opened.grades.get(askedText(query));
  const { relevant: threshold } = opened.scale;
  const isRelevant = (grade: number | null | undefined) => grade !== null && grade !== undefined && grade >= threshold;
  return {
    query, results: hits.slice(0, depth).map((hit, i) => resultOf(opened, query, hit, i + 1)),
    relevant: judged ? [...judged.values()].filter(isRelevant).length : null,
    found10: judged ? hits.slice(0, 10).filter(({ productId }) => isRelevant(judged.get(productId))).length : null,
    ndcg10: judged ? measure(hits.slice(0, 10), judged, opened.scale)['nDCG@10'] : null,
  };
}

function resultOf(opened: OpenedCatalog, query: string, hit: Hit, rank: number): FrameQuery['results'][number] {
  const { productId, score } = hit;
  const product = opened.products.get(productId);
  return { productId, rank, title: product?.title ?? '', hasImage: Boolean(product?.image), score, weights: weightsOf(hit), grade: gradeOf(opened, query, productId) };
}

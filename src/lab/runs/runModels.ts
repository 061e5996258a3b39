// Own runs as rankers of the open catalog. A few models are in memory, the least recently used one goes first, and none goes while it is being asked.
import { disposeParams } from '../../nn/params';
import type { ProductIndex } from '../../retrieval/indexData';
import type { Files } from '../../storage/files';
import type { RankerInfo } from '../api';
import type { OpenedCatalog } from '../search/openedCatalog';
import { withIndex, type RankerModel } from '../search/rankerModel';
import { runRanker, type RunRanker } from './runId';
import { RunReader } from './runReader';
import { storedRun, storedRuns, type StoredRun } from './runStore';

/** Models in memory at once. */
const most = 6;

export class RunModels {
  /** By run and step; least recently used first. */
  private readonly models = new Map<string, Promise<RankerModel>>();
  /** The step that answers for a run. */
  private readonly answering = new Map<string, Promise<number>>();
  /** What is being asked: no model that was there when it began is given up before it ends. */
  private readonly asked = new Set<Promise<unknown>>();
  private readonly reader: RunReader;

  constructor(private readonly files: Files, private readonly opened: OpenedCatalog) {
    this.reader = new RunReader(files, opened);
  }

  async during<T>(question: Promise<T>): Promise<T> {
    this.asked.add(question);
    try {
      return await question;
    } finally {
      this.asked.delete(question);
    }
  }

  /** The step that answers: the one that is named, or the newest with an index. Rejects where the run has none that can be read. */
  stepOf({ runId, step }: RunRanker): Promise<number> {
    if (step !== null) return Promise.resolve(step);
    const known = this.answering.get(runId) ?? this.openNewest(runId, false);
    this.answering.set(runId, known);
    known.catch(() => this.answering.delete(runId));
    return known;
  }

  /** Rejects where there is no such checkpoint, or it cannot be read. */
  async open(ranker: RunRanker): Promise<RankerModel> {
    const step = await this.stepOf(ranker);
    try {
      return await this.load(ranker.runId, step, false);
    } catch (error) {
      if (ranker.step !== null) throw error;
      // It was given up meanwhile and has gone from storage.
      this.answering.delete(ranker.runId);
      return this.load(ranker.runId, await this.stepOf(ranker), false);
    }
  }

  /** Asks one checkpoint without giving up another for it. */
  async use<T>(runId: string, step: number, task: (model: RankerModel) => Promise<T>): Promise<T> {
    const known = this.models.get(runRanker(runId, step));
    if (known) return task(await known);
    const model = await this.reader.read(runId, step);
    try {
      return await task(model);
    } finally {
      disposeParams(model.model.model.params);
    }
  }

  /** Reads the newest checkpoint of a run that is being asked; the model that has answered goes on where it cannot be read. */
  async refresh(runId: string): Promise<void> {
    if (!this.answering.has(runId)) return;
    const step = await this.openNewest(runId, true).catch(() => null);
    if (step !== null) this.answering.set(runId, Promise.resolve(step));
  }

  /** After a run was removed or replaced. */
  forget(runId: string): void {
    this.answering.delete(runId);
    this.reader.forget(runId);
    for (const [key, reading] of this.models) {
      if (!key.startsWith(`${runRanker(runId)}@`)) continue;
      this.models.delete(key);
      this.retire(reading);
    }
  }

  /** Takes over the vectors that were made for a checkpoint, and keeps them where its run was trained on this catalog. */
  async encodedBy(ranker: RunRanker, index: ProductIndex): Promise<void> {
    const model = await this.open(ranker);
    const { checkpoint } = model.model;
    this.reader.encodedBy(checkpoint, index);
    this.models.set(runRanker(ranker.runId, checkpoint.step), Promise.resolve(withIndex(model, index)));
  }

  /** Kept runs that were trained on the open catalog and have a checkpoint, newest first. */
  async infos(): Promise<RankerInfo[]> {
    const { runs } = await storedRuns(this.files);
    const infos = await Promise.all(runs.sort((a, b) => (a.record.createdAt < b.record.createdAt ? 1 : -1)).map((run) => this.infoOf(run)));
    return infos.flatMap((info) => info ?? []);
  }

  /** Null where it was removed, has no checkpoint yet, or was trained on another catalog. */
  async infoOf({ id, record, checkpoints, indexed }: StoredRun): Promise<RankerInfo | null> {
    if (!this.isOwn(record) || record.removed || checkpoints.length === 0) return null;
    const answering = await this.answering.get(id)?.catch(() => undefined);
    const step = answering ?? indexed.at(-1) ?? checkpoints.at(-1) ?? 0;
    const inMemory = await this.models.get(runRanker(id, step))?.catch(() => undefined);
    const state = inMemory ? (inMemory.index ? 'ready' : 'notEncoded') : indexed.length > 0 ? 'onDemand' : 'notEncoded';
    return { id: runRanker(id), kind: 'model', state, run: { runId: id, name: record.name, step, status: record.status, presetId: record.presetId } };
  }

  dispose(): void {
    for (const reading of this.models.values()) this.retire(reading);
    this.models.clear();
    this.answering.clear();
  }

  private isOwn({ catalogFingerprint }: { catalogFingerprint: string }): boolean {
    return catalogFingerprint === this.opened.fingerprint;
  }

  /** Opens the newest checkpoint that can be read; of the run's own catalog, those with an index first. */
  private async openNewest(runId: string, anew: boolean): Promise<number> {
    const run = await storedRun(this.files, runId);
    if (!run || run.record.removed) throw new Error(`This browser keeps no run '${runId}'. It was removed, or the link was made in another browser: import its file.`);
    const first = this.isOwn(run.record) ? run.indexed.toReversed() : [];
    const failures: string[] = [];
    for (const step of new Set([...first, ...run.checkpoints.toReversed()])) {
      try {
        await this.load(runId, step, anew);
        return step;
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    throw new Error(failures.length > 0 ? `The run '${run.record.name}' has no checkpoint that can be read. ${failures[0]}` : `The run '${run.record.name}' has no checkpoint yet: wait for the first one, or pause the run.`);
  }

  private async load(runId: string, step: number, anew: boolean): Promise<RankerModel> {
    const key = runRanker(runId, step);
    const known = this.models.get(key);
    if (known && !anew) {
      this.models.delete(key);
      this.models.set(key, known);
      return known;
    }
    const reading = this.reader.read(runId, step);
    if (known) await reading;
    if (known && this.models.delete(key)) this.retire(known);
    this.models.set(key, reading);
    reading.catch(() => this.models.get(key) === reading && this.models.delete(key));
    this.retireOldest();
    return reading;
  }

  private retireOldest(): void {
    for (const [key, reading] of this.models) {
      if (this.models.size <= most) return;
      this.models.delete(key);
      this.retire(reading);
    }
  }

  private retire(reading: Promise<RankerModel>): void {
    void Promise.allSettled(this.asked).then(async () => disposeParams((await reading).model.model.params)).catch(() => undefined);
  }
}

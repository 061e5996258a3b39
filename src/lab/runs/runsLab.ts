// The runs that this browser keeps: listed, read, ranked by, compared, carried in and out. Served where search is, so that nothing waits for a training step.
import type { AblationPlan } from '../../experiment/ablation';
import type { Platform } from '../platform';
import type { Progress, RankerInfo } from '../api';
import type { AblationResult, Frame, KeptRun, RunFile, RunsApi, RunsComparison, RunSummary, UnreadRun } from '../runsApi';
import type { Session } from '../search/session';
import { ablationResult } from './ablationResult';
import { deleteAblation, keepAblation, storedAblations } from './ablations';
import { compareRuns } from './compareRuns';
import { readDropped } from './droppedFile';
import { exportRun } from './exportRun';
import { forgetMeasured } from './evaluations';
import { Frames } from './frames';
import { besideId, describeDropped, keepDropped } from './importRun';
import { readKeptRun } from './keptRun';
import { runRanker } from './runId';
import { annotate, deleteRun, isShown, storedRun, storedRuns } from './runStore';
import { suggestedPins } from './suggestedPins';
import { bytesOf, summaryOf } from './summary';

export type Stoppable = 'asked' | 'ablation';

/** What the lab that searches shares. */
export interface OpenLab {
  session(): Session | null;
  /** Rejects where no catalog is open. */
  ask<T>(question: (session: Session) => T | Promise<T>): Promise<T>;
  encode(ranker: string): Promise<unknown>;
  /** Ends with the lab's `stop`, and when another of its kind begins. */
  stoppable<T>(kind: Stoppable, task: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Products that are put through a model without being asked. */
const mostAtOnce = 500;
const longest = { name: 200, note: 20_000, query: 1000, queries: 50, depth: 200 };

export class RunsLab implements RunsApi {
  private readonly frames: Frames;

  constructor(private readonly platform: Platform, private readonly lab: OpenLab) {
    this.frames = new Frames(platform.files);
  }

  async list(): Promise<{ runs: RunSummary[]; unread: UnreadRun[] }> {
    const { files } = this.platform;
    const { runs, unread } = await storedRuns(files);
    const shown = runs.filter(({ record }) => !record.removed).sort((a, b) => (a.record.createdAt < b.record.createdAt ? 1 : -1));
    return {
      runs: await Promise.all(shown.map((run) => summaryOf(files, run))),
      unread: await Promise.all(unread.filter(({ removed }) => !removed).map(async (folder) => ({ id: folder.id, why: folder.why, bytes: await bytesOf(files, folder) }))),
    };
  }

  read(runId: string): Promise<KeptRun | null> {
    return readKeptRun(this.platform.files, runId);
  }

  rename(runId: string, name: string): Promise<void> {
    const shown = name.trim().slice(0, longest.name);
    if (!shown) return Promise.reject(new Error('A run needs a name of at least one letter.'));
    return annotate(this.platform.files, runId, { name: shown });
  }

  annotate(runId: string, note: string): Promise<void> {
    return annotate(this.platform.files, runId, { note: note.slice(0, longest.note) });
  }

  async remove(runId: string): Promise<void> {
    await annotate(this.platform.files, runId, { removed: true });
    this.forget(runId);
  }

  restore(runId: string): Promise<void> {
    return annotate(this.platform.files, runId, { removed: false });
  }

  /** Also takes away folders that a crash left before their run began. What is being trained stays. */
  async emptyTrash(): Promise<void> {
    const { files } = this.platform;
    const { runs, unread, unfinished } = await storedRuns(files);
    const removed = [...runs.filter(({ record }) => record.removed), ...unread.filter((folder) => folder.removed)].map(({ id }) => id);
    for (const id of removed) await this.aloneWith(id, async () => ((await isShown(files, id)) ? undefined : deleteRun(files, id)));
    for (const id of unfinished) await this.aloneWith(id, async () => ((await files.list(`runs/${id}`)).includes(`runs/${id}/run.json`) ? undefined : files.remove(`runs/${id}`)));
  }

  exportZip(runId: string): Promise<Blob> {
    return exportRun(this.platform.files, runId);
  }

  async inspect(file: File): Promise<RunFile> {
    return describeDropped(this.platform.files, await readDropped(file));
  }

  async importRun(file: File, replace: boolean): Promise<RunSummary> {
    const { files } = this.platform;
    const dropped = await readDropped(file);
    if (dropped.kind !== 'run' && dropped.kind !== 'checkpoint') throw new Error(`'${file.name}' holds no run: expected the zip of a run's folder, or a checkpoint of one.`);
    const { id } = dropped.kind === 'run' ? dropped.archive.record : dropped.checkpoint.context.record;
    const runId = await this.aloneWith(id, () => this.aloneWith(besideId(id), () => keepDropped(files, dropped, replace)));
    if (runId === null) throw new Error(`The run '${id}' is being trained. Stop it, then open '${file.name}' again.`);
    this.forget(runId);
    await this.indexIfSmall(runId);
    const run = await storedRun(files, runId);
    if (!run) throw new Error(`The run '${runId}' was removed while it was imported.`);
    return summaryOf(files, run);
  }

  async refresh(runId: string): Promise<RankerInfo | null> {
    const run = await storedRun(this.platform.files, runId);
    const newest = run?.checkpoints.at(-1) ?? 0;
    const session = this.lab.session();
    this.forgetNumbers(runId, (step) => step < newest && Boolean(run?.checkpoints.includes(step)));
    await session?.ownRuns.refresh(runId);
    return run && session ? session.ownRuns.infoOf(run) : null;
  }

  frame(runId: string, step: number, queries: string[], depth: number): Promise<Frame> {
    const asked = queries.slice(0, longest.queries).map((query) => query.slice(0, longest.query));
    return this.lab.ask((session) => this.frames.frame(session, runId, step, asked, Math.min(depth, longest.depth)));
  }

  suggestedPins(): Promise<string[]> {
    return this.lab.ask(({ opened }) => suggestedPins(opened));
  }

  compare(runIds: string[], onProgress: (progress: Progress) => void): Promise<RunsComparison> {
    const session = this.lab.session();
    const compared = this.lab.stoppable('asked', (signal) => compareRuns(this.platform.files, session, runIds, onProgress, signal));
    return session ? session.ownRuns.during(compared) : compared;
  }

  ablations(): Promise<AblationPlan[]> {
    return storedAblations(this.platform.files);
  }

  async saveAblation(plan: AblationPlan): Promise<void> {
    return keepAblation(this.platform.files, plan);
  }

  async removeAblation(id: string): Promise<void> {
    return deleteAblation(this.platform.files, id);
  }

  ablation(id: string, onProgress: (progress: Progress) => void): Promise<AblationResult> {
    const session = this.lab.session();
    const result = this.lab.stoppable('ablation', (signal) => ablationResult(this.platform.files, session, id, onProgress, signal));
    return session ? session.ownRuns.during(result) : result;
  }

  /** Null where the run is being trained. */
  private aloneWith<T>(runId: string, task: () => Promise<T>): Promise<T | null> {
    return this.platform.aloneWithRun ? this.platform.aloneWithRun(runId, task) : task();
  }

  /** A run of the open catalog that brings no vectors can rank it at once where that takes a moment; else it is encoded when it is asked for. */
  private async indexIfSmall(runId: string): Promise<void> {
    const run = await storedRun(this.platform.files, runId);
    const session = this.lab.session();
    if (!run || !session || run.indexed.length > 0 || run.record.catalogFingerprint !== session.opened.fingerprint || session.opened.products.size > mostAtOnce) return;
    // The run is kept already: it can be encoded when it is asked for.
    await this.lab.encode(runRanker(runId)).catch(() => undefined);
  }

  private forget(runId: string): void {
    this.forgetNumbers(runId, () => false);
    this.frames.close(runId);
    this.lab.session()?.ownRuns.forget(runId);
  }

  /** What was ranked and measured by checkpoints that may be others now. */
  private forgetNumbers(runId: string, isSame: (step: number) => boolean): void {
    const session = this.lab.session();
    this.frames.forget(runId, isSame);
    if (session) forgetMeasured(session.opened, runId, isSame);
  }
}

// The runs that this browser keeps: listed, read, ranked by, compared, carried in and out. Served where search is, so that nothing waits for a training step.
import type { AblationPlan } from '../../experiment/ablation';
import type { Platform } from '../platform';
import type { Progress, RankerInfo } from '../api';
import type { AblationResult, Frame, KeptRun, RunFile, RunsApi, RunsComparison, RunSummary } from '../runsApi';
import type { Session } from '../search/session';
import { ablationResult, deleteAblation, keepAblation, storedAblations } from './ablations';
import { compareRuns } from './compareRuns';
import { readDropped } from './droppedFile';
import { exportRun } from './exportRun';
import { Frames } from './frames';
import { describeDropped, keepDropped } from './importRun';
import { readKeptRun } from './keptRun';
import { runRanker } from './runId';
import { annotate, deleteRun, storedRun, storedRuns } from './runStore';
import { suggestedPins } from './suggestedPins';
import { summaryOf } from './summary';

/** What the lab that searches shares. */
export interface OpenLab {
  session(): Session | null;
  /** Rejects where no catalog is open. */
  ask<T>(question: (session: Session) => T | Promise<T>): Promise<T>;
  encode(ranker: string): Promise<unknown>;
  /** Ends with the lab's `stop`. */
  stoppable<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A folder that holds no run is looked at twice, this many milliseconds apart: another tab may be about to begin one. */
const secondLook = 3000;
/** Products that are put through a model without being asked. */
const mostAtOnce = 500;
const longest = { name: 200, note: 20_000, query: 1000 };

export class RunsLab implements RunsApi {
  private readonly frames: Frames;

  constructor(private readonly platform: Platform, private readonly lab: OpenLab) {
    this.frames = new Frames(platform.files);
  }

  async list(): Promise<RunSummary[]> {
    const { files } = this.platform;
    const { runs } = await storedRuns(files);
    const shown = runs.filter(({ record }) => !record.removed).sort((a, b) => (a.record.createdAt < b.record.createdAt ? 1 : -1));
    return Promise.all(shown.map((run) => summaryOf(files, run)));
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

  async emptyTrash(): Promise<void> {
    const { files } = this.platform;
    const { runs, unfinished } = await storedRuns(files);
    for (const { id, record } of runs) if (record.removed) await deleteRun(files, id);
    if (unfinished.length === 0) return;
    const before = new Map(await Promise.all(unfinished.map(async (id) => [id, (await files.list(`runs/${id}`)).join()] as const)));
    await new Promise((resolve) => setTimeout(resolve, secondLook));
    const still = (await storedRuns(files)).unfinished;
    for (const id of still) if (before.get(id) === (await files.list(`runs/${id}`)).join()) await files.remove(`runs/${id}`);
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
    const runId = await keepDropped(files, dropped, replace);
    this.forget(runId);
    await this.indexIfSmall(runId);
    const run = await storedRun(files, runId);
    if (!run) throw new Error(`The run '${runId}' was removed while it was imported.`);
    return summaryOf(files, run);
  }

  async refresh(runId: string): Promise<RankerInfo[]> {
    const run = await storedRun(this.platform.files, runId);
    const newest = run?.checkpoints.at(-1) ?? 0;
    this.frames.forget(runId, (step) => step < newest && Boolean(run?.checkpoints.includes(step)));
    const session = this.lab.session();
    await session?.ownRuns.refresh(runId);
    return (await session?.rankers()) ?? [];
  }

  frame(runId: string, step: number, queries: string[], depth: number): Promise<Frame> {
    return this.lab.ask(({ opened }) => this.frames.frame(opened, runId, step, queries.map((query) => query.slice(0, longest.query)), depth));
  }

  suggestedPins(): Promise<string[]> {
    return this.lab.ask(({ opened }) => suggestedPins(opened));
  }

  compare(runIds: string[], onProgress: (progress: Progress) => void): Promise<RunsComparison> {
    const session = this.lab.session();
    const compared = this.lab.stoppable((signal) => compareRuns(this.platform.files, session, runIds, onProgress, signal));
    return session ? session.ownRuns.during(compared) : compared;
  }

  ablations(): Promise<AblationPlan[]> {
    return storedAblations(this.platform.files);
  }

  saveAblation(plan: AblationPlan): Promise<void> {
    return keepAblation(this.platform.files, plan);
  }

  removeAblation(id: string): Promise<void> {
    return deleteAblation(this.platform.files, id);
  }

  ablation(id: string, onProgress: (progress: Progress) => void): Promise<AblationResult> {
    const session = this.lab.session();
    const result = ablationResult(this.platform.files, session, id, onProgress);
    return session ? session.ownRuns.during(result) : result;
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
    this.frames.forget(runId);
    this.lab.session()?.ownRuns.forget(runId);
  }
}

// One run: the loop of the training room, what is due along the way, and the folder that all of it is kept in.
import type { RunRecord } from '../experiment/experiment';
import type { Checkpoint, CheckpointContext, RunFolder } from '../experiment/runFolder';
import { createModel, type Model } from '../model/retrievalModel';
import { disposeParams } from '../nn/params';
import { indexArrays } from '../retrieval/indexData';
import { createBatches, type Batches } from '../training/batches';
import { stageAt, totalSteps } from '../training/stages';
import { adoptState, createTrainingState, disposeState, restoreState, stateArrays, type TrainingState } from '../training/state';
import { stepInputs } from '../training/stepInputs';
import { train, type TrainEvent } from '../training/train';
import { lookAt, measureLook } from './train/look';
import { Interruption, StorageError } from './train/interruptions';
import { stepView } from './train/stepView';
import { trainingData, type Prepared } from './prepare';
import type { MetricsLine, TrainingEvent } from './trainApi';

export type RunEvent = Extract<TrainingEvent, { kind: 'stage' | 'step' | 'evaluated' | 'saved' | 'batch' }>;

export interface TrainingRunOptions {
  prepared: Prepared;
  record: RunRecord;
  folder: RunFolder;
  /** Where to go on from; null = from the first step. */
  from: Checkpoint | null;
  /** `from` is another run's: only what fits of its state is taken over. */
  fork?: boolean;
  /** What stands in metrics.jsonl from now on; its own lines up to `from` unless told. */
  lines?: readonly MetricsLine[];
  /** Whether the next step is to be taken apart. */
  dissects?: () => boolean;
}

/** Lines that wait are written when the oldest has waited this long: a write a step costs more than the step. */
const longestWait = 1000;

/** Pulls a run to its end, or until `hear` says of an update that it is enough; ends it with a checkpoint and gives its memory back. */
export async function trainThrough(run: TrainingRun, hear: (events: RunEvent[]) => boolean): Promise<void> {
  try {
    for (let told: RunEvent[] | null = await run.begin(); told; told = hear(told) ? null : await run.next());
    await run.stop();
  } catch (error) {
    await run.breakOff(error);
    throw error;
  } finally {
    await run.close();
  }
}

/**
 * Trains to the end and keeps checkpoints, metrics and the index in the folder. The caller pulls: `begin` once, then `next` makes one update with
 * all that is due after it. It pauses by not asking; `close` ends it. On wasm, going on from a checkpoint repeats the uninterrupted run bit for bit.
 * A file that cannot be written is a StorageError; the checkpoints before it stay.
 */
export class TrainingRun {
  readonly total: number;
  readonly model: Model;
  private readonly state: TrainingState;
  private readonly batchAt: Batches;
  private readonly steps: AsyncGenerator<TrainEvent, void>;
  private saved: number;
  private scoreFloor: number | null;
  private waiting: MetricsLine[] = [];
  private waitingSince = 0;

  constructor(private readonly options: TrainingRunOptions) {
    const { prepared, record, from, fork, dissects } = options;
    const { training, model, seed } = record.experiment;
    this.total = totalSteps(training);
    const data = trainingData(prepared, record.experiment);
    this.batchAt = createBatches(data, training, seed);
    this.model = createModel(model, seed);
    this.state = createTrainingState(this.model, training, seed);
    if (from && fork) adoptState(this.state, from.arrays, stageAt(training, from.step)?.stage ?? null);
    else if (from) restoreState(this.state, from.arrays);
    this.saved = from && !fork ? this.state.step : -1;
    this.scoreFloor = from?.context.scoreFloor ?? null;
    this.steps = train(this.state, training, (step) => stepInputs(this.batchAt(step), model, prepared.tokenizer.pad), seed, dissects);
  }

  get step(): number {
    return this.state.step;
  }

  /** Puts the folder in order: what was written after the step that it goes on from is dropped. A new run is looked at before its first step. */
  async begin(): Promise<RunEvent[]> {
    const { record, folder, from, lines } = this.options;
    const { step } = this.state;
    Object.assign(record, { status: step === this.total ? 'finished' : 'running', error: null, step });
    await this.keep('the numbers of this run', async () => {
      await folder.dropAfter(step);
      await folder.rewriteMetrics(lines ?? (await folder.readMetrics(step)));
      await folder.writeRecord(record);
    });
    return this.saved === step ? [] : this.look(from === null, true);
  }

  /** One update with all that is due after it; null when the last one was made. */
  async next(): Promise<RunEvent[] | null> {
    const begun: RunEvent[] = [];
    for (;;) {
      const { value: event, done } = await this.steps.next();
      if (done) return null;
      if (event.kind === 'step') return [...begun, ...(await this.afterStep(event))];
      begun.push(event);
    }
  }

  /** A checkpoint of now with its index, unless there is one. */
  async save(): Promise<RunEvent[]> {
    if (this.saved === this.step) {
      await this.writeLines();
      await this.keep('the state of this run', () => this.options.folder.writeRecord(this.options.record));
      return [];
    }
    return this.look(false, true);
  }

  /** Ends it here, with a checkpoint, unless it is finished. */
  async stop(): Promise<RunEvent[]> {
    const { record } = this.options;
    if (record.status !== 'finished') record.status = 'stopped';
    return this.save();
  }

  /** Says in run.json, if it can still be written, what broke it off. */
  async breakOff(error: unknown): Promise<void> {
    const { record, folder } = this.options;
    Object.assign(record, { status: error instanceof Interruption ? 'paused' : 'failed', error: error instanceof Error ? error.message : String(error), step: Math.max(0, this.saved) });
    await folder.writeRecord(record).catch(() => undefined);
  }

  /** Gives back all memory. Nothing is written. */
  async close(): Promise<void> {
    await this.steps.return();
    disposeState(this.state);
    disposeParams(this.model.params);
  }

  private async afterStep(event: TrainEvent & { kind: 'step' }): Promise<RunEvent[]> {
    const { step, metrics, evaluate, checkpoint, dissection } = event;
    const line: MetricsLine = { ...metrics, step };
    const events: RunEvent[] = [{ kind: 'step', step, total: this.total, metrics: line }];
    if (dissection) events.push({ kind: 'batch', view: stepView(step, this.batchAt(step - 1), dissection, this.options.prepared) });
    await this.note(line);
    if (step === this.total) this.options.record.status = 'finished';
    return evaluate || checkpoint ? [...events, ...(await this.look(evaluate, checkpoint))] : events;
  }

  /** Indexes the catalog as the model sees it now; measures it and keeps it when asked. */
  private async look(measures: boolean, keeps: boolean): Promise<RunEvent[]> {
    const { prepared, record, folder } = this.options;
    const { step } = this.state;
    const events: RunEvent[] = [];
    const { index, floor, queries } = await lookAt({ model: this.model, prepared, experiment: record.experiment }, step === this.total);
    this.scoreFloor = floor;
    if (measures) {
      const numbers = await measureLook(index, queries, prepared);
      Object.assign(record.summary, numbers);
      const line: MetricsLine = { ...numbers, step };
      await this.note(line);
      events.push({ kind: 'evaluated', step, metrics: line });
    }
    if (!keeps) return events;
    await this.writeLines();
    await this.keep(`the checkpoint of step ${step}`, async () => {
      await folder.writeIndex(step, indexArrays(index), { fingerprint: prepared.fingerprint, step: String(step) });
      await folder.writeCheckpoint({ step, arrays: await stateArrays(this.state), context: this.context() });
      await folder.writeRecord(record);
    });
    this.saved = step;
    return [...events, { kind: 'saved', step }];
  }

  private context(): CheckpointContext {
    const { prepared: { tokenizer, lexicon, split, wordCounts, notes }, record } = this.options;
    record.step = this.state.step;
    return { record, tokenizer: tokenizer.save(), lexicon, split, wordCounts, scoreFloor: this.scoreFloor, notes };
  }

  private async note(line: MetricsLine): Promise<void> {
    if (this.waiting.length === 0) this.waitingSince = performance.now();
    this.waiting.push(line);
    if (performance.now() - this.waitingSince > longestWait) await this.writeLines();
  }

  private async writeLines(): Promise<void> {
    if (this.waiting.length === 0) return;
    await this.keep('the numbers of this run', () => this.options.folder.appendMetrics(...this.waiting));
    this.waiting = [];
  }

  private async keep(what: string, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (cause) {
      throw new StorageError(what, cause);
    }
  }
}

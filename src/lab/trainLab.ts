// Trains one run at a time. The same class in a worker, in Node and in a test.
import type { Experiment } from '../experiment/experiment';
import { baseExperiment } from '../experiment/presets/sizes';
import { countParameters } from '../nn/params';
import { backendMemory } from '../ops/backend';
import type { Backend } from './api';
import type { Platform } from './platform';
import { measureStep } from './probe';
import { Backends } from './train/backends';
import { estimateRun, lookRows } from './train/estimate';
import { EventFlow } from './train/eventFlow';
import { EventLoop } from './train/eventLoop';
import { explainLive } from './train/liveExplanation';
import { openRequest } from './train/openRequest';
import { PreparedCatalogs } from './train/preparedCatalogs';
import { StorageError } from './train/interruptions';
import { TrainingRun, type TrainingRunOptions } from './trainingRun';
import { Turnstile } from './turnstile';
import type { BackendCard, LiveExplanation, PreparedFacts, RunEnd, RunEstimate, TrainApi, TrainingEvent, TrainRequest } from './trainApi';

/** A run between its begin and its end. */
interface Open {
  run: TrainingRun;
  options: TrainingRunOptions;
  flow: EventFlow;
}

/** What trains, and those who steer it. */
class Training {
  readonly gate = new Turnstile();
  readonly stopped = new AbortController();
  open: Open | null = null;
  failure: unknown = null;

  /** Ends the loop at its next boundary. */
  fail(error: unknown): void {
    this.failure ??= error;
    this.gate.resume();
  }
}

export class TrainLab implements TrainApi {
  private readonly backends: Backends;
  private readonly catalogs: PreparedCatalogs;
  private training: Training | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  private dissects = false;

  constructor(private readonly platform: Platform) {
    this.backends = new Backends(platform);
    this.catalogs = new PreparedCatalogs(platform);
  }

  async openBackend(wanted: Backend | 'auto'): Promise<BackendCard> {
    if (this.training) throw new Error('A run is being trained. Stop it before another backend is tried.');
    const card = await this.backends.open(wanted);
    this.catalogs.warm(baseExperiment('nano', 'shop-nano', 1));
    return card;
  }

  async train(request: TrainRequest, onEvents: (events: TrainingEvent[]) => unknown): Promise<RunEnd> {
    if (this.training) throw new Error('A run is being trained already. Stop it before another one begins.');
    const training = new Training();
    this.training = training;
    const flow = new EventFlow(onEvents);
    const ended = this.alone(request.runId, () => this.perform(request, training, flow));
    this.ended = ended.catch(() => undefined);
    try {
      return await ended;
    } finally {
      training.gate.end();
      this.training = null;
      await flow.flush();
    }
  }

  async pause(): Promise<void> {
    const { training } = this;
    if (!training) return;
    training.gate.pause();
    await this.stand(training);
  }

  async resume(): Promise<void> {
    this.training?.gate.resume();
  }

  async step(): Promise<void> {
    const { training } = this;
    await training?.gate.turn();
    await training?.open?.flow.flush();
  }

  async stop(): Promise<void> {
    this.training?.stopped.abort();
    this.training?.gate.resume();
    await this.ended;
  }

  async keep(): Promise<void> {
    const { training } = this;
    await training?.gate.between(() => this.save(training));
  }

  async showBatches(on: boolean): Promise<void> {
    this.dissects = on;
  }

  async explain(query: string, productIds: string[]): Promise<LiveExplanation | null> {
    const { training } = this;
    if (!training) return null;
    return training.gate.between(async () => {
      if (!training.open) return null;
      const { run, options: { prepared, record } } = training.open;
      return this.backends.orLost(explainLive(run.model, { prepared, experiment: record.experiment, step: run.step }, query, productIds));
    });
  }

  async estimate(experiment: Experiment, measure: boolean): Promise<RunEstimate> {
    if (measure && this.training) throw new Error('A run is being trained. Measure another one when it is over.');
    const catalog = await this.catalogs.counts(experiment.catalog);
    const limits = await this.platform.limits?.();
    const bySize = { experiment, catalog, memoryLimit: limits?.memory ?? null, diskLimit: limits?.disk ?? null };
    const estimate = estimateRun({ ...bySize, secondsPerStep: null, lookSeconds: null });
    // What does not fit would take the worker down with it.
    if (!measure || estimate.refusals.some(({ kind }) => kind === 'memory')) return estimate;
    await this.backends.current();
    const secondsPerStep = await this.backends.orLost(measureStep(experiment));
    return estimateRun({ ...bySize, secondsPerStep, lookSeconds: (lookRows(experiment, catalog) * secondsPerStep) / experiment.training.batch });
  }

  async memory(): Promise<{ tensors: number; bytes: number }> {
    return backendMemory();
  }

  private async alone<T extends object>(runId: string, task: () => Promise<T>): Promise<T> {
    const { aloneWithRun } = this.platform;
    const done = aloneWithRun ? await aloneWithRun(runId, task) : await task();
    if (done === null) throw new Error('This run is being trained in another tab of this browser. Go on there, or stop it there first.');
    return done;
  }

  private async perform(request: TrainRequest, training: Training, flow: EventFlow): Promise<RunEnd> {
    if (request.paused) training.gate.pause();
    const card = await this.backends.current();
    flow.push({ kind: 'backend', card });
    const asked = await openRequest(this.platform.files, request, card.backend);
    const { record, from } = asked;
    const options = await this.prepare(asked, training, flow).catch((error: unknown) => {
      if (training.stopped.signal.aborted) return null;
      throw error;
    });
    if (!options) return { status: 'stopped', step: from?.step ?? 0 };
    const run = new TrainingRun(options);
    training.open = { run, options, flow };
    try {
      flow.push({ kind: 'opened', record: structuredClone(record), facts: factsOf(run, options), total: run.total, from: run.step, repeated: asked.repeated, skipped: asked.skipped });
      flow.push(...(await this.backends.orLost(run.begin())));
      if (request.paused) void this.stand(training);
      await this.loop(training, run, flow);
      flow.push(...(await this.backends.orLost(run.stop())));
      return { status: record.status, step: run.step };
    } catch (error) {
      await run.breakOff(error);
      if (error instanceof StorageError) flow.push({ kind: 'paused', step: run.step });
      throw error;
    } finally {
      training.open = null;
      if (this.backends.lost === null) await run.close();
      else await this.backends.forget();
    }
  }

  private async loop(training: Training, run: TrainingRun, flow: EventFlow): Promise<void> {
    const eventLoop = new EventLoop();
    try {
      for (;;) {
        if (run.step < run.total) await this.backends.orLost(training.gate.pass());
        if (training.failure) throw training.failure;
        if (training.stopped.signal.aborted) return;
        const events = await this.backends.orLost(run.next());
        if (!events) return;
        flow.push(...events);
        await eventLoop.turn();
      }
    } finally {
      eventLoop.close();
    }
  }

  /** Writes a checkpoint while the loop stands, and says that it does. */
  private async stand(training: Training): Promise<void> {
    await training.gate.between(async () => {
      const { open } = training;
      if (!open || training.gate.isOpen) return;
      open.options.record.status = 'paused';
      await this.save(training);
      open.options.record.status = 'running';
      if (training.failure) return;
      open.flow.push({ kind: 'paused', step: open.run.step });
      await open.flow.flush();
    });
  }

  /** What goes wrong is told by `train`. */
  private async save(training: Training): Promise<void> {
    try {
      if (training.open) training.open.flow.push(...(await this.backends.orLost(training.open.run.save())));
    } catch (error) {
      training.fail(error);
    }
  }

  private async prepare(asked: Awaited<ReturnType<typeof openRequest>>, training: Training, flow: EventFlow): Promise<TrainingRunOptions> {
    const { record, folder, from, fork, lines } = asked;
    const prepared = await this.catalogs.of(record.experiment, {
      context: from?.context, signal: training.stopped.signal, onProgress: (progress) => flow.push({ kind: 'progress', progress }),
    });
    if (record.catalogFingerprint && record.catalogFingerprint !== prepared.fingerprint)
      throw new Error(`The catalog has changed since this run began (fingerprint ${prepared.fingerprint}, was ${record.catalogFingerprint}). Begin a new run on it.`);
    record.catalogFingerprint = prepared.fingerprint;
    return { prepared, record, folder, from, fork, lines, dissects: () => this.dissects };
  }
}

function factsOf({ model }: TrainingRun, { prepared: { open: { catalog }, pairs, notes } }: TrainingRunOptions): PreparedFacts {
  return { products: catalog.products.length, pairs: pairs.pairs.length, queries: pairs.queries.length, parameters: countParameters(model.params), notes };
}

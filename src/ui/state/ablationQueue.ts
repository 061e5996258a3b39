// The runs of an ablation, one after the other. What was finished is not trained again, what was half trained goes on at its checkpoint.
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { experimentOf, type AblationPlan } from '../../experiment/ablation';
import type { Experiment } from '../../experiment/experiment';
import type { KeptRun, RunSummary } from '../../lab/runsApi';
import type { LiveRun, Resumable } from './liveRun';

export interface AblationQueue {
  plan: AblationPlan | null;
  /** 'waiting' = something else is being trained. 'stopped' and 'failed' can be resumed. */
  phase: 'idle' | 'waiting' | 'training' | 'stopping' | 'stopped' | 'failed' | 'finished';
  /** Place in the plan's runs of the one that is being trained, or was. */
  at: number;
  /** Runs that are through. */
  done: number;
  failure: string | null;
  /** Updates that were heard of and the time they took, so that the rest can be estimated. */
  measured: { steps: number; milliseconds: number };
}

type Live = Pick<LiveRun, 'phase' | 'runId' | 'step' | 'incident'>;

/** What trains and keeps. */
export interface QueueLab {
  list(): Promise<Pick<RunSummary, 'id' | 'status'>[]>;
  read(runId: string): Promise<KeptRun | null>;
  save(plan: AblationPlan): Promise<void>;
  live(): Live;
  onLive(listener: () => void): () => void;
  isAlive(live: Live): boolean;
  start(presetId: string, experiment: Experiment, ablation: string, runId: string): void;
  resume(run: Resumable): void;
  stop(): Promise<void>;
  /** A name for a run that took the place of one that is gone. */
  newRunId(seed: number, taken: ReadonlySet<string>): string;
  now(): number;
}

export interface QueueVerbs {
  use: UseBoundStore<StoreApi<AblationQueue>>;
  /** Keeps the plan and trains its runs; resolves when the queue stands. Rejects where another one is under way. */
  start(plan: AblationPlan): Promise<void>;
  resume(plan: AblationPlan): Promise<void>;
  /** The current run stops with its checkpoint. */
  stop(): Promise<void>;
}

export const isUnderWay = ({ phase }: Pick<AblationQueue, 'phase'>): boolean => phase === 'waiting' || phase === 'training' || phase === 'stopping';

const nothingMeasured = { steps: 0, milliseconds: 0 };

export function createAblationQueue(lab: QueueLab): QueueVerbs {
  const queue = new Queue(lab);
  return { use: queue.use, start: (plan) => queue.begin(plan, true), resume: (plan) => queue.begin(plan, false), stop: () => queue.stop() };
}

class Queue {
  readonly use = create<AblationQueue>(() => ({ plan: null, phase: 'idle', at: 0, done: 0, failure: null, measured: nothingMeasured }));

  constructor(private readonly lab: QueueLab) {}

  async begin(asked: AblationPlan, fresh: boolean): Promise<void> {
    const before = this.use.getState();
    if (isUnderWay(before)) throw new Error(`The ablation '${before.plan?.name}' is being trained. Stop it before another one begins.`);
    this.use.setState({ plan: asked, phase: 'waiting', at: 0, done: 0, failure: null, measured: nothingMeasured });
    try {
      const plan = fresh ? asked : withIdsOfMissing(asked, await this.lab.list(), this.lab);
      if (fresh || plan !== asked) await this.lab.save(plan);
      this.use.setState({ plan });
      await this.trainAll(plan);
    } catch (cause) {
      this.use.setState({ phase: 'failed', failure: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  async stop(): Promise<void> {
    const { phase } = this.use.getState();
    if (phase !== 'waiting' && phase !== 'training') return;
    this.use.setState({ phase: 'stopping' });
    if (phase === 'training') await this.lab.stop();
  }

  private async trainAll(plan: AblationPlan): Promise<void> {
    for (const [at, asked] of plan.runs.entries()) {
      this.use.setState({ at });
      const kept = (await this.lab.list()).find(({ id }) => id === asked.runId);
      if (kept?.status !== 'finished' && !(await this.train(plan, asked, kept !== undefined))) return this.use.setState({ phase: 'stopped' });
      const next = Math.min(at + 1, plan.runs.length - 1);
      this.use.setState(({ done, phase }) => ({ done: done + 1, at: next, ...(phase !== 'stopping' && next > at && { phase: 'waiting' }) }));
    }
    this.use.setState({ phase: 'finished' });
  }

  /** True = it is finished, false = it was stopped. Throws where it broke off. */
  private async train(plan: AblationPlan, asked: AblationPlan['runs'][number], begun: boolean): Promise<boolean> {
    const { lab } = this;
    const half = begun ? await lab.read(asked.runId) : null;
    const stopping = () => this.use.getState().phase === 'stopping';
    // Whoever waited for the same moment may have begun another run first.
    do await this.until(() => stopping() || !lab.isAlive(lab.live()));
    while (!stopping() && lab.isAlive(lab.live()));
    if (stopping()) return false;
    this.use.setState({ phase: 'training' });
    if (half) lab.resume(resumable(half));
    else lab.start(plan.presetId, experimentOf(plan, asked), plan.id, asked.runId);
    const unmeasure = lab.onLive(this.measure());
    await this.until(() => !lab.isAlive(lab.live()) || lab.live().runId !== asked.runId);
    unmeasure();
    const { phase, incident, runId } = lab.live();
    if (runId === asked.runId && phase === 'lost') throw new Error(incident?.message ?? '');
    return runId === asked.runId && phase === 'finished';
  }

  private until(over: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (over()) return resolve();
      const ends: (() => void)[] = [];
      const look = () => {
        if (!over()) return;
        for (const end of ends) end();
        resolve();
      };
      ends.push(this.lab.onLive(look), this.use.subscribe(look));
    });
  }

  /** Only what is heard while the run runs counts: a pause says nothing about the time that is left. */
  private measure(): () => void {
    let last: { step: number; at: number } | null = null;
    return () => {
      const { phase, step } = this.lab.live();
      const now = { step, at: this.lab.now() };
      if (phase === 'running' && last && step > last.step) {
        const [steps, milliseconds] = [step - last.step, now.at - last.at];
        this.use.setState(({ measured }) => ({ measured: { steps: measured.steps + steps, milliseconds: measured.milliseconds + milliseconds } }));
      }
      if (phase !== 'running') last = null;
      else if (step !== last?.step) last = now;
    };
  }
}

/** A run that is not kept any more, or never was, gets a name of its own: the old one may still lie in the trash. */
function withIdsOfMissing(plan: AblationPlan, kept: readonly { id: string }[], lab: QueueLab): AblationPlan {
  const taken = new Set([...kept, ...plan.runs.map(({ runId }) => ({ id: runId }))].map(({ id }) => id));
  if (plan.runs.every(({ runId }) => kept.some(({ id }) => id === runId))) return plan;
  return { ...plan, runs: plan.runs.map((run) => {
    if (kept.some(({ id }) => id === run.runId)) return run;
    const runId = lab.newRunId(run.seed, taken);
    taken.add(runId);
    return { ...run, runId };
  }) };
}

function resumable({ summary: { id, name, presetId, checkpoints }, experiment, lines }: KeptRun): Resumable {
  return { runId: id, name, presetId, experiment, lines, checkpoints };
}

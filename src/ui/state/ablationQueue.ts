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
  /** Keeps the plan and trains its runs; resolves when the queue stands. Throws where another one is under way. */
  start(plan: AblationPlan): Promise<void>;
  resume(plan: AblationPlan): Promise<void>;
  /** The current run stops with its checkpoint. */
  stop(): Promise<void>;
}

export const isUnderWay = ({ phase }: Pick<AblationQueue, 'phase'>): boolean => phase === 'waiting' || phase === 'training' || phase === 'stopping';

const nothingMeasured = { steps: 0, milliseconds: 0 };

export function createAblationQueue(lab: QueueLab): QueueVerbs {
  const use = create<AblationQueue>(() => ({ plan: null, phase: 'idle', at: 0, done: 0, failure: null, measured: nothingMeasured }));
  const stopping = () => use.getState().phase === 'stopping';

  const begin = async (asked: AblationPlan, fresh: boolean) => {
    const before = use.getState();
    if (isUnderWay(before)) throw new Error(`The ablation '${before.plan?.name}' is being trained. Stop it before another one begins.`);
    use.setState({ plan: asked, phase: 'waiting', at: 0, done: 0, failure: null, measured: nothingMeasured });
    try {
      const plan = fresh ? asked : withIdsOfMissing(asked, await lab.list(), lab);
      if (fresh || plan !== asked) await lab.save(plan);
      use.setState({ plan });
      await trainAll(plan);
    } catch (cause) {
      use.setState({ phase: 'failed', failure: cause instanceof Error ? cause.message : String(cause) });
    }
  };

  const trainAll = async (plan: AblationPlan) => {
    for (const [at, asked] of plan.runs.entries()) {
      const kept = (await lab.list()).find(({ id }) => id === asked.runId);
      if (kept?.status !== 'finished') {
        const half = kept ? await lab.read(asked.runId) : null;
        use.setState(({ phase }) => ({ at, ...(phase !== 'stopping' && { phase: 'waiting' }) }));
        await until(() => stopping() || !lab.isAlive(lab.live()));
        if (stopping()) return use.setState({ phase: 'stopped' });
        use.setState({ phase: 'training' });
        if (half) lab.resume(resumable(half));
        else lab.start(plan.presetId, experimentOf(plan, asked), plan.id, asked.runId);
        await measuredUntil(() => !lab.isAlive(lab.live()) || lab.live().runId !== asked.runId);
        const { phase, incident, runId } = lab.live();
        if (runId === asked.runId && phase === 'lost') throw new Error(incident?.message ?? '');
        if (runId !== asked.runId || phase !== 'finished') return use.setState({ phase: 'stopped' });
      }
      const next = Math.min(at + 1, plan.runs.length - 1);
      use.setState(({ done, phase }) => ({ done: done + 1, at: next, ...(phase !== 'stopping' && next > at && { phase: 'waiting' }) }));
    }
    use.setState({ phase: 'finished' });
  };

  const until = (over: () => boolean) => new Promise<void>((resolve) => {
    if (over()) return resolve();
    const ends: (() => void)[] = [];
    const look = () => {
      if (!over()) return;
      for (const end of ends) end();
      resolve();
    };
    ends.push(lab.onLive(look), use.subscribe(look));
  });

  /** Only what was heard while the run ran counts: a pause says nothing about the time that is left. */
  const measuredUntil = async (over: () => boolean) => {
    let last: { step: number; at: number } | null = null;
    const end = lab.onLive(() => {
      const { phase, step } = lab.live();
      if (phase !== 'running') return void (last = null);
      const at = lab.now();
      if (last && step > last.step) {
        const [steps, milliseconds] = [step - last.step, at - last.at];
        use.setState(({ measured }) => ({ measured: { steps: measured.steps + steps, milliseconds: measured.milliseconds + milliseconds } }));
      }
      if (!last || step !== last.step) last = { step, at };
    });
    await until(over);
    end();
  };

  return {
    use,
    start: (plan) => begin(plan, true),
    resume: (plan) => begin(plan, false),
    async stop() {
      const { phase } = use.getState();
      if (phase !== 'waiting' && phase !== 'training') return;
      use.setState({ phase: 'stopping' });
      if (phase === 'training') await lab.stop();
    },
  };
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

/** Updates that all runs of a plan still need, of all: the one that is being trained stands at `step`. */
export function queueSteps({ plan, done, phase }: Pick<AblationQueue, 'plan' | 'done' | 'phase'>, step: number): { done: number; total: number } {
  const each = plan?.experiment.training.stages.reduce((sum, { steps }) => sum + steps, 0) ?? 0;
  const total = each * (plan?.runs.length ?? 0);
  return { done: Math.min(total, each * done + (phase === 'training' || phase === 'stopping' || phase === 'stopped' ? Math.min(step, each) : 0)), total };
}

/** Null before enough was measured. */
export function secondsLeft({ measured }: Pick<AblationQueue, 'measured'>, { done, total }: { done: number; total: number }): number | null {
  return measured.steps < 5 ? null : ((total - done) * measured.milliseconds) / measured.steps / 1000;
}

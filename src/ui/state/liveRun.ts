// The run that is being trained in this tab: where it stands, and the one way back after whatever ended it.
import { proxy } from 'comlink';
import { create } from 'zustand';
import type { Progress } from '../../lab/api';
import type { TrainWorker } from '../../lab/client';
import type { Experiment } from '../../experiment/experiment';
import { memorableName, runId } from '../../experiment/runName';
import type { MetricsLine, PreparedFacts, StepView, TrainRequest, TrainingEvent } from '../../lab/trainApi';
import { manage, messageOf, useLabStore } from './labStore';
import { refreshRanker } from './ownRankers';
import { afterEvents } from './runEvents';
import { askTraining, chooseBackend, giveUp, trainWorker, useBackend } from './trainWorker';

/** What interrupted the run, and what became of it. `repeated` is known once the run is open again. */
export interface Incident {
  kind: 'worker' | 'device' | 'disk' | 'failed';
  /** The last step that was heard of, and the checkpoint that the run went back to. */
  step: number;
  from: number | null;
  repeated: number | null;
  message: string;
}

export interface LiveRun {
  /** 'lost' = its worker is gone for good; the run is kept and can be resumed. */
  phase: 'none' | 'starting' | 'running' | 'pausing' | 'paused' | 'stopping' | 'stopped' | 'finished' | 'lost';
  runId: string | null;
  name: string;
  experiment: Experiment | null;
  presetId: string | null;
  step: number;
  total: number;
  stage: string;
  lines: readonly MetricsLine[];
  /** Steps of this run that have a checkpoint with an index, ascending. */
  checkpoints: readonly number[];
  facts: PreparedFacts | null;
  progress: Progress | null;
  incident: Incident | null;
  slowMotion: boolean;
  batch: StepView | null;
}

const none: LiveRun = {
  phase: 'none', runId: null, name: '', experiment: null, presetId: null, step: 0, total: 0, stage: '', lines: [], checkpoints: [], facts: null,
  progress: null, incident: null, slowMotion: false, batch: null,
};
export const useLiveRun = create<LiveRun>(() => none);

export const isAlive = ({ phase }: Pick<LiveRun, 'phase'>): boolean => ['starting', 'running', 'pausing', 'paused', 'stopping'].includes(phase);

/** Deaths in a row after which the page waits for its reader. */
const mostDeaths = 3;
let deaths = 0;

/** A new run; resolves with its id as soon as it is on its way. Throws where another one is being trained. */
export function startRun(presetId: string, experiment: Experiment, ablation?: string, id = newRunId(experiment)): string {
  begin({ kind: 'new', runId: id, name: memorableName(id), presetId, experiment, ...(ablation && { ablation }) }, experiment, presetId, memorableName(id));
  return id;
}

export interface Resumable {
  runId: string;
  name: string;
  presetId: string;
  experiment: Experiment;
  lines: readonly MetricsLine[];
  checkpoints: readonly number[];
}

/** Goes on with a kept run, from its newest checkpoint or from `step`; `paused` = stands there. */
export function resumeRun(run: Resumable, { step = null, paused = false }: { step?: number | null; paused?: boolean } = {}): void {
  const upTo = step ?? Infinity;
  begin({ kind: 'continue', runId: run.runId, step, paused }, run.experiment, run.presetId, run.name);
  useLiveRun.setState({ lines: run.lines.filter((line) => line.step <= upTo), checkpoints: run.checkpoints.filter((each) => each <= upTo), step: Math.min(upTo, run.checkpoints.at(-1) ?? 0) });
}

/** A new run that begins with a checkpoint of another. */
export function forkRun(from: { run: Resumable; step: number }, experiment: Experiment): string {
  const id = newRunId(experiment);
  begin({ kind: 'fork', from: { runId: from.run.runId, step: from.step }, runId: id, name: memorableName(id), experiment }, experiment, from.run.presetId, memorableName(id));
  // Its folder holds them too: up to there the two are one.
  useLiveRun.setState({ lines: from.run.lines.filter(({ step }) => step <= from.step), step: from.step });
  return id;
}

export async function pauseRun(): Promise<void> {
  if (useLiveRun.getState().phase !== 'running') return;
  useLiveRun.setState({ phase: 'pausing' });
  await told((lab) => lab.pause());
}

export async function goOn(): Promise<void> {
  if (useLiveRun.getState().phase !== 'paused') return;
  useLiveRun.setState({ phase: 'running', batch: null });
  await told((lab) => lab.resume());
}

export async function stepOnce(): Promise<void> {
  await told((lab) => lab.step());
}

export async function stopRun(): Promise<void> {
  if (!isAlive(useLiveRun.getState())) return;
  useLiveRun.setState({ phase: 'stopping' });
  await told((lab) => lab.stop());
}

/** A checkpoint of now, for a page that goes out of sight. */
export async function keepRun(): Promise<void> {
  const { phase } = useLiveRun.getState();
  if (phase === 'running' || phase === 'paused') await told((lab) => lab.keep());
}

export async function setSlowMotion(on: boolean): Promise<void> {
  useLiveRun.setState({ slowMotion: on, ...(!on && { batch: null }) });
  await told((lab) => lab.showBatches(on));
}

/** One that is over, and that another has taken the place of. */
export function forgetRun(runId: string): void {
  const live = useLiveRun.getState();
  if (live.runId === runId && !isAlive(live)) useLiveRun.setState({ ...none, slowMotion: live.slowMotion });
}

export function dismissIncident(): void {
  useLiveRun.setState({ incident: null });
}

function newRunId(experiment: Experiment): string {
  return runId(new Date(), experiment.seed);
}

function begin(request: TrainRequest, experiment: Experiment, presetId: string, name: string): void {
  const before = useLiveRun.getState();
  if (isAlive(before)) throw new Error(`'${before.name}' is being trained. Stop it before another run begins.`);
  deaths = 0;
  const { slowMotion } = before;
  useLiveRun.setState({ ...none, slowMotion, phase: 'starting', runId: request.runId, experiment, presetId, name, total: experiment.training.stages.reduce((sum, { steps }) => sum + steps, 0) });
  void run(request);
}

async function run(request: TrainRequest): Promise<void> {
  const mine = trainWorker();
  const listen = listener();
  try {
    const { lab, died } = await mine;
    const { wanted, card } = useBackend.getState();
    if (!card || (wanted !== 'auto' && card.backend !== wanted)) await Promise.race([chooseBackend(wanted), died]);
    if (useLiveRun.getState().slowMotion) await Promise.race([lab.showBatches(true), died]);
    // Who stops a run before its worker knows of it is not heard there.
    if (useLiveRun.getState().phase === 'stopping') return useLiveRun.setState({ phase: 'stopped', progress: null });
    const end = await Promise.race([lab.train(request, proxy(listen)), died]);
    flush();
    useLiveRun.setState({ phase: end.status === 'finished' ? 'finished' : 'stopped', step: end.step, progress: null });
    await freshen(request.runId);
  } catch (cause) {
    flush();
    broken(request, cause, mine);
  }
}

let listeners = 0;

/** Events and answers take different ways: what a worker that was given up still says is not heard by the run that follows it. */
function listener(): (events: TrainingEvent[]) => void {
  const mine = ++listeners;
  return (events) => { if (mine === listeners) hear(events); };
}

/** Whatever ended it: a new worker, the newest checkpoint, and what it was doing before. A run that stood still stands still again. */
function broken(request: TrainRequest, cause: unknown, dead: Promise<TrainWorker>): void {
  const { phase, step, facts } = useLiveRun.getState();
  const message = messageOf(cause);
  const lost = cause instanceof Error && cause.name === 'DeviceLostError';
  const gone = cause instanceof Error && cause.name === 'WorkerDiedError';
  if (!lost && !gone) {
    const full = cause instanceof Error && /quota|disk|space/i.test(`${cause.name} ${message}`);
    useLiveRun.setState({ phase: 'lost', progress: null, incident: { kind: full ? 'disk' : 'failed', step, from: null, repeated: null, message } });
    return;
  }
  giveUp(dead);
  if (lost) useBackend.setState({ card: null });
  deaths += 1;
  useLiveRun.setState({ incident: { kind: lost ? 'device' : 'worker', step, from: null, repeated: null, message } });
  if (deaths > mostDeaths || phase === 'stopping') useLiveRun.setState({ phase: 'lost', progress: null });
  else {
    useLiveRun.setState({ phase: 'starting' });
    const paused = phase === 'starting' ? request.paused : phase === 'paused' || phase === 'pausing';
    void goingOn({ ...request, paused }, facts !== null).then(run);
  }
}

/** What was begun goes on where it was kept; one that was not yet is asked for again. */
async function goingOn(request: TrainRequest, opened: boolean): Promise<TrainRequest> {
  const { runId, paused } = request;
  if (!opened && request.kind === 'continue') return request;
  const kept = opened || (await manage((_lab, runs) => runs.read(runId)).catch(() => null)) !== null;
  return kept ? { kind: 'continue', runId, step: null, paused } : request;
}

let heard: TrainingEvent[] = [];
let due: ReturnType<typeof setTimeout> | undefined;

/** Events are taken over at most five times a second: more than that nobody can see, and charts would do nothing else. */
const betweenDrawings = 200;

function hear(events: TrainingEvent[]): void {
  heard.push(...events);
  if (events.some(({ kind }) => kind === 'paused' || kind === 'opened' || kind === 'batch')) flush();
  else due ??= setTimeout(flush, betweenDrawings);
}

function flush(): void {
  clearTimeout(due);
  due = undefined;
  const events = heard;
  heard = [];
  if (events.length === 0) return;
  const before = useLiveRun.getState();
  for (const event of events) if (event.kind === 'backend') useBackend.setState({ card: event.card });
  if (events.some(({ kind }) => kind === 'step')) deaths = 0;
  useLiveRun.setState(afterEvents(before, events));
  if (events.some(({ kind }) => kind === 'saved') && before.runId) void freshen(before.runId);
}

/** The search worker looks at the run's newest checkpoint, and what was asked of the run is asked again. */
async function freshen(id: string): Promise<void> {
  if (!(await refreshRanker(id))) return;
  const asked = window.location.hash.includes(encodeURIComponent(`run:${id}`));
  if (asked) useLabStore.setState(({ generation }) => ({ generation: generation + 1 }));
}

/** The answer of a worker that dies meanwhile is the recovery's. */
async function told(verb: (lab: TrainWorker['lab']) => Promise<void>): Promise<void> {
  await askTraining(verb).catch(() => undefined);
}

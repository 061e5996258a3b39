// The ablations that this browser keeps, and the queue that trains one of them.
import { create } from 'zustand';
import type { AblationPlan } from '../../experiment/ablation';
import { runId } from '../../experiment/runName';
import { createAblationQueue } from './ablationQueue';
import { manage, messageOf } from './labStore';
import { isAlive, resumeRun, startRun, stopRun, useLiveRun } from './liveRun';
import { go, parseRoute } from './route';

interface Ablations {
  /** Newest first; null until they were read. */
  plans: AblationPlan[] | null;
  deleted: AblationPlan | null;
  failure: string | null;
}

export const useAblations = create<Ablations>(() => ({ plans: null, deleted: null, failure: null }));

const queue = createAblationQueue({
  list: async () => (await manage((_lab, runs) => runs.list())).runs,
  read: (id) => manage((_lab, runs) => runs.read(id)),
  save: async (plan) => {
    await manage((_lab, runs) => runs.saveAblation(plan));
    await readAblations();
  },
  live: useLiveRun.getState,
  onLive: useLiveRun.subscribe,
  isAlive,
  start: (presetId, experiment, ablation, id) => show(startRun(presetId, experiment, ablation, id), experiment.catalog),
  resume: (run) => {
    resumeRun(run);
    show(run.runId, run.experiment.catalog);
  },
  stop: stopRun,
  newRunId: (seed, taken) => runId(new Date(), seed, taken),
  now: () => performance.now(),
});

export const useAblationQueue = queue.use;
export const startAblation = queue.start;
export const resumeAblation = queue.resume;
export const stopAblation = queue.stop;

/** Train follows the queue from run to run, unless its reader looks at another one. */
function show(id: string, catalog: string): void {
  const { view, run } = parseRoute(window.location.hash);
  const { plan } = queue.use.getState();
  const follows = run === null || plan?.runs.some(({ runId }) => runId === run);
  if (view === 'train' && follows) go({ run: id, step: null, catalog }, { replace: true });
}

export async function readAblations(): Promise<void> {
  await change(() => Promise.resolve());
}

/** Its runs stay. */
export function deleteAblation(plan: AblationPlan): Promise<void> {
  return change(async () => {
    await manage((_lab, runs) => runs.removeAblation(plan.id));
    useAblations.setState({ deleted: plan });
  });
}

export function undoDeleteAblation(plan: AblationPlan): Promise<void> {
  return change(async () => {
    await manage((_lab, runs) => runs.saveAblation(plan));
    useAblations.setState({ deleted: null });
  });
}

async function change(act: () => Promise<void>): Promise<void> {
  try {
    await act();
    useAblations.setState({ plans: await manage((_lab, runs) => runs.ablations()), failure: null });
  } catch (cause) {
    useAblations.setState({ failure: messageOf(cause) });
  }
}

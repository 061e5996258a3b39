// Starting and restarting from the page: the run, its catalog and the URL go together.
import { newSeed, useDraft } from './draft';
import { isAlive, resumeRun, startRun, stopRun, useLiveRun } from './liveRun';
import { go } from './route';
import type { ShownRun } from './shownRun';

/** Trains the draft and shows it; its catalog is opened for search beside it. */
export function startDraft(): void {
  const { presetId, experiment } = useDraft.getState();
  const run = startRun(presetId, experiment);
  go({ view: 'train', run, step: null, catalog: experiment.catalog, product: null });
}

/** The same by another chance: who repeats a run with its own seed repeats its numbers. */
export function startWithNewSeed(): void {
  newSeed();
  startDraft();
}

/** Ends what is being trained, with a checkpoint, and begins the draft. */
export async function restartWithDraft(): Promise<void> {
  await stopAndWait();
  startDraft();
}

/** Resolves when nothing is being trained any more. */
export async function stopAndWait(): Promise<void> {
  if (!isAlive(useLiveRun.getState())) return;
  await stopRun();
  await new Promise<void>((over) => {
    const look = () => !isAlive(useLiveRun.getState()) && (over(), true);
    if (look()) return;
    const end = useLiveRun.subscribe(() => look() && end());
  });
}

/** Goes on with a run that is shown from storage. */
export function resumeShown(run: ShownRun, options: { step?: number | null; paused?: boolean } = {}): void {
  resumeRun(run, options);
  go({ run: run.runId, step: null, catalog: run.experiment.catalog }, { replace: true });
}

// Going on from an older checkpoint: in the same run, or in a new one.
import type { Experiment } from '../../../../experiment/experiment';
import { resumeShown, stopAndWait } from '../../../state/beginRun';
import { forgetFrames } from '../../../state/frames';
import { forkRun } from '../../../state/liveRun';
import { go } from '../../../state/route';
import type { ShownRun } from '../../../state/shownRun';

/** Drops what the run made after `step`. What is being trained ends first. */
export async function continueFrom(run: ShownRun, step: number): Promise<void> {
  await stopAndWait();
  forgetFrames(run.runId);
  resumeShown(run, { step });
}

/** A new run; the old one stays. */
export async function forkFrom(run: ShownRun, step: number, experiment: Experiment): Promise<void> {
  await stopAndWait();
  const id = forkRun({ run, step }, experiment);
  go({ run: id, step: null, catalog: experiment.catalog });
}

import type { ShownRun } from '../../../state/shownRun';

/** Back and forth over the run's checkpoints, by hand or as a film. */
export function CheckpointScrubber({ run }: { run: ShownRun | null }) {
  return run ? null : null;
}

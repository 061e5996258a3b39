import type { ShownRun } from '../../../state/shownRun';

/** Queries that are ranked anew at every checkpoint. */
export function PinnedQueries({ run }: { run: ShownRun | null }) {
  return run ? null : null;
}

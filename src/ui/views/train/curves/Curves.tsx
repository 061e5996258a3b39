import type { ShownRun } from '../../../state/shownRun';

/** Every number of the run over its steps. */
export function Curves({ run }: { run: ShownRun | null }) {
  return run ? null : null;
}

import type { ShownRun } from '../../../state/shownRun';

/** What is happening, in one sentence that a student understands. */
export function NowSentence({ run }: { run: ShownRun | null }) {
  return run ? null : null;
}

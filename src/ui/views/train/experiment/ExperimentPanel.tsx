import type { ShownRun } from '../../../state/shownRun';

/** What is trained next: preset, fields, seed, and what they come to. */
export function ExperimentPanel({ run }: { run: ShownRun | null }) {
  return run ? null : null;
}

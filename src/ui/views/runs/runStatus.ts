import type { RunSummary } from '../../../lab/runsApi';

export type ShownStatus = 'finished' | 'stopped' | 'interrupted' | 'failed';

/** What became of a run that nobody trains here: one that says it runs was left in the middle. */
export function runStatus({ status }: Pick<RunSummary, 'status'>): ShownStatus {
  return status === 'running' || status === 'paused' ? 'interrupted' : status;
}

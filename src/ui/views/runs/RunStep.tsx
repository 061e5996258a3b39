import type { RunSummary } from '../../../lab/runsApi';
import { useMessages } from '../../messages/language';
import { isAlive, useLiveRun, type LiveRun } from '../../state/liveRun';
import { useOtherTabs } from '../../state/otherTabs';
import { runStatus } from './runStatus';

function useLive<T>(run: RunSummary, read: (live: LiveRun) => T): T | null {
  return useLiveRun((live) => (live.runId === run.id && isAlive(live) ? read(live) : null));
}

/** Where a run stands; while it is being trained, at every step. */
export function RunStep({ run }: { run: RunSummary }) {
  const { runs } = useMessages();
  const step = useLive(run, (live) => live.step) ?? run.step;
  return <span>{runs.stepOf(step, run.total)}</span>;
}

export function RunStatus({ run }: { run: RunSummary }) {
  const { runs, train } = useMessages();
  const phase = useLive(run, (live) => live.phase);
  const elsewhere = useOtherTabs(({ training }) => training.includes(run.id));
  if (elsewhere) return <span>{train.otherTab.status}</span>;
  return <span>{phase ? train.status[phase] : runs.status[runStatus(run)]}</span>;
}

// The runs that this browser keeps, and those just deleted, which come back for as long as they can be seen to be gone.
import { useEffect } from 'react';
import { create } from 'zustand';
import type { RunSummary, UnreadRun } from '../../lab/runsApi';
import { forgetFrames } from './frames';
import { manage, messageOf } from './labStore';
import { forgetRun, useLiveRun } from './liveRun';
import { refreshRanker } from './ownRankers';
import { go, parseRoute } from './route';
import { createTrash } from './trash';

/** What it takes to delete a run and to bring it back; one that cannot be read goes by the name of its folder. */
type Named = Pick<RunSummary, 'id' | 'name'>;

export interface DeletedRun {
  run: Named;
  wasShown: boolean;
}

interface RunsState {
  /** Newest first; null until they were read. */
  runs: RunSummary[] | null;
  /** Kept, and not to be read by this page. */
  unread: UnreadRun[];
  deleted: DeletedRun[];
  failure: { kind: 'list' | 'change'; why: string } | null;
  /** Counts runs that were brought in from files or trained in another tab: what was read of one of that name before is out of date. */
  broughtIn: number;
}

export const useRuns = create<RunsState>(() => ({ runs: null, unread: [], deleted: [], failure: null, broughtIn: 0 }));

const trash = createTrash('make-playground-undo-runs', () => manage((_lab, runs) => runs.emptyTrash()));

/** Milliseconds between two readings for the sake of checkpoints, which a small run keeps every second: each looks through all runs. */
const betweenCheckpoints = 3000;

/** The list, read again when the run that is being trained begins or ends, and some time after it kept a checkpoint. */
export function useKeptRuns(): RunSummary[] | null {
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(due);
      due = undefined;
      void readRuns();
    };
    read();
    const end = useLiveRun.subscribe((now, before) => {
      if (now.runId !== before.runId || now.phase !== before.phase) read();
      else if (now.checkpoints !== before.checkpoints) due ??= setTimeout(read, betweenCheckpoints);
    });
    return () => {
      end();
      clearTimeout(due);
    };
  }, []);
  return useRuns(({ runs }) => runs);
}

let reading: Promise<void> | null = null;
let again = false;

/** Whoever asks while the list is being read gets the next one. */
export function readRuns(): Promise<void> {
  if (reading) again = true;
  reading ??= readAll().finally(() => { reading = null; });
  return reading;
}

async function readAll(): Promise<void> {
  do {
    again = false;
    try {
      const { runs, unread } = await manage((_lab, kept) => kept.list());
      useRuns.setState(({ failure }) => ({ runs, unread, failure: failure?.kind === 'list' ? null : failure }));
    } catch (cause) {
      useRuns.setState({ failure: { kind: 'list', why: messageOf(cause) } });
    }
  } while (again);
}

/** What is written shows at once; the list that is read after it says what was kept. */
function rewrite(runId: string, written: Partial<RunSummary>): void {
  useRuns.setState(({ runs }) => ({ runs: runs?.map((run) => (run.id === runId ? { ...run, ...written } : run)) ?? null }));
}

export function renameRun(runId: string, name: string): Promise<void> {
  rewrite(runId, { name });
  if (useLiveRun.getState().runId === runId) useLiveRun.setState({ name });
  return change(runId, () => manage((_lab, runs) => runs.rename(runId, name)));
}

export function annotateRun(runId: string, note: string): Promise<void> {
  rewrite(runId, { note });
  return change(runId, () => manage((_lab, runs) => runs.annotate(runId, note)));
}

/** Hides a run; where it was shown, none is. */
export async function deleteRun(run: Named): Promise<void> {
  await change(run.id, async () => {
    await manage((_lab, runs) => runs.remove(run.id));
    trash.hold();
    const wasShown = parseRoute(window.location.hash).run === run.id;
    useRuns.setState(({ runs, unread, deleted }) => ({ runs: runs?.filter(({ id }) => id !== run.id) ?? null, unread: unread.filter(({ id }) => id !== run.id), deleted: [...deleted, { run, wasShown }] }));
    if (wasShown) go({ run: null, step: null }, { replace: true });
  });
}

export async function undoDeleteRun({ run, wasShown }: DeletedRun): Promise<void> {
  await change(run.id, async () => {
    await manage((_lab, runs) => runs.restore(run.id));
    useRuns.setState(({ deleted }) => ({ deleted: deleted.filter((one) => one.run.id !== run.id) }));
    if (wasShown) go({ run: run.id, step: null }, { replace: true });
  });
}

/** When the table is left: what was deleted goes for good, after a while. */
export function settleDeletedRuns(): void {
  trash.settle(() => {
    const some = useRuns.getState().deleted.length > 0;
    if (some) useRuns.setState({ deleted: [] });
    return some;
  });
}

/** When the table is opened: what was deleted in a window that is gone. */
export function emptyRunTrash(): void {
  if (useRuns.getState().deleted.length === 0) void trash.empty();
}

/** After a run came, went or changed: the list and the rankers of the open catalog follow. */
export async function runChanged(runId: string): Promise<void> {
  await refreshRanker(runId);
  await readRuns();
}

/** After a run was brought in from a file, perhaps in the place of another, or was trained in another tab. */
export function runBroughtIn(runId: string): Promise<void> {
  forgetRun(runId);
  forgetFrames(runId);
  useRuns.setState(({ broughtIn }) => ({ broughtIn: broughtIn + 1 }));
  return runChanged(runId);
}

async function change(runId: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
    useRuns.setState({ failure: null });
  } catch (cause) {
    useRuns.setState({ failure: { kind: 'change', why: messageOf(cause) } });
  }
  await runChanged(runId);
}

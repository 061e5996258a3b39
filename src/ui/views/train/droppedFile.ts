// A single file that was dropped or picked: what it is decides where it goes. Nothing that is kept or set up is replaced without asking.
import type { RunFile, RunSummary } from '../../../lab/runsApi';
import { draftOf, isUsual, loadDraft, useDraft } from '../../state/draft';
import { manage, messageOf } from '../../state/labStore';
import { openLessonFile } from '../../state/lessons';
import { go } from '../../state/route';
import { runBroughtIn } from '../../state/runsStore';
import { useDrop, type DropState, type FoundExperiment } from './dropState';
import { besideExperiment } from './share';

const set = (state: DropState) => useDrop.setState(state, true);

/** Grows with every file: what an older one still says is not heard. */
let turn = 0;

/** Opens what the file is, after asking where something would be replaced. `otherwise`: it is none of ours. */
export async function openDropped(file: File, otherwise?: () => void): Promise<void> {
  const mine = ++turn;
  set({ stage: 'looking', name: file.name });
  try {
    const found = await manage<RunFile>(async (_lab, runs) => runs.inspect(file));
    if (mine === turn) await receive(file, found, otherwise ?? (() => set({ stage: 'unknown', name: file.name })));
  } catch (cause) {
    if (mine === turn) set({ stage: 'failed', name: file.name, why: messageOf(cause) });
  }
}

async function receive(file: File, found: RunFile, otherwise: () => void): Promise<void> {
  if (found.kind === 'run' || found.kind === 'checkpoint') set({ stage: 'run', file, found });
  else if (found.kind === 'experiment') {
    if (isUsual(useDraft.getState())) await loadExperiment(file, found);
    else set({ stage: 'experiment', file, found });
  } else if (found.kind === 'lesson') {
    closeDrop();
    await openLessonFile(file);
  } else {
    closeDrop();
    otherwise();
  }
}

/** Keeps the run and shows it, over its catalog where that is at hand. */
export async function importDropped(file: File, replace: boolean): Promise<void> {
  const mine = ++turn;
  set({ stage: 'opening', name: file.name });
  try {
    const run = await manage((_lab, runs) => runs.importRun(file, replace));
    void runBroughtIn(run.id);
    const isKept = await catalogIsKept(run);
    if (mine !== turn) return;
    closeDrop();
    go({ view: 'train', run: run.id, step: null, ...(isKept && { catalog: run.catalog, product: null }) });
  } catch (cause) {
    if (mine === turn) set({ stage: 'failed', name: file.name, why: messageOf(cause) });
  }
}

async function catalogIsKept({ catalog }: RunSummary): Promise<boolean> {
  const catalogs = await manage((lab) => lab.catalogs());
  return catalogs.some(({ id }) => id === catalog);
}

/** Sets the experiment up, with the pins and the query of the file. */
export async function loadExperiment(file: File, { presetId, experiment }: FoundExperiment): Promise<void> {
  const beside = besideExperiment(JSON.parse(await file.text()));
  closeDrop();
  loadDraft(draftOf(presetId, experiment));
  go({ view: 'train', run: null, step: null, ...beside });
}

export function showKept(runId: string): void {
  closeDrop();
  go({ view: 'train', run: runId, step: null });
}

export function closeDrop(): void {
  turn++;
  set({ stage: 'none' });
}

// A single file that was dropped or picked: what it is decides where it goes. Nothing that is kept or set up is replaced without asking.
import { create } from 'zustand';
import type { RunFile, RunSummary } from '../../../lab/runsApi';
import { draftOf, isUsual, loadDraft, useDraft } from '../../state/draft';
import { manage, messageOf } from '../../state/labStore';
import { openLessonFile } from '../../state/lessons';
import { go } from '../../state/route';
import { runBroughtIn } from '../../state/runsStore';
import { besideExperiment } from './share';

export type FoundRun = Extract<RunFile, { kind: 'run' | 'checkpoint' }>;
export type FoundExperiment = Extract<RunFile, { kind: 'experiment' }>;

export type DropState =
  | { stage: 'none' }
  | { stage: 'looking' | 'opening'; name: string }
  | { stage: 'run'; file: File; found: FoundRun }
  | { stage: 'experiment'; file: File; found: FoundExperiment }
  | { stage: 'unknown'; name: string }
  | { stage: 'failed'; name: string; why: string };

export const useDrop = create<DropState>(() => ({ stage: 'none' }));
const set = (state: DropState) => useDrop.setState(state, true);

/** Grows with every file: what an older one still says is not heard. */
let turn = 0;

/** By its name it may be a run, a checkpoint, an experiment or a lesson; a catalog may have such a name too. */
export function mayBeRunFile(name: string): boolean {
  return /\.(zip|safetensors|json)$/i.test(name);
}

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

// How far the opening of a dropped file is. Light: every page has it; what reads the file is fetched with the first one.
import { create } from 'zustand';
import type { RunFile } from '../../../lab/runsApi';

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

/** By its name it may be a run, a checkpoint, an experiment or a lesson; a catalog may have such a name too. */
export function mayBeRunFile(name: string): boolean {
  return /\.(zip|safetensors|json)$/i.test(name);
}

// What can be asked of the lab that trains, and heard from it. Plain data only: it crosses a worker's border.
import type { Backend, Progress } from './api';

export interface TrainRequest {
  presetId: string;
  size: string;
  catalog: string;
  seed: number;
  /** 'path=value' settings over the preset, as on the command line. */
  settings: string[];
  /** 'auto' = the fastest backend on which a probe step gives the right loss. */
  backend: Backend | 'auto';
  /** Folder of the run in the platform's files. A run that is there already is gone on with. */
  folder: string;
}

export type TrainingEvent =
  | { kind: 'backend'; backend: Backend; tried: { name: string; milliseconds: number | null; reason: string | null }[] }
  | { kind: 'progress'; progress: Progress }
  | { kind: 'stage'; step: number; stage: string; index: number }
  | { kind: 'step'; step: number; total: number; metrics: Record<string, number> }
  | { kind: 'evaluated'; step: number; metrics: Record<string, number> }
  | { kind: 'saved'; step: number };

export interface TrainApi {
  /** Trains until the end or `stop`; resolves with the status and step reached. One run at a time. */
  train(request: TrainRequest, onEvent: (event: TrainingEvent) => unknown): Promise<{ status: string; step: number }>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** While paused: exactly one update. */
  step(): Promise<void>;
  /** Ends the run with a checkpoint. */
  stop(): Promise<void>;
}

// What can be asked of the lab that trains, and heard from it. Plain data only: it crosses a worker's border.
import type { Experiment, RunRecord } from '../experiment/experiment';
import type { Backend, Progress } from './api';

/** Numbers of one step or of one look at the model, by name; names stand in `lab/train/metricNames.ts`. */
export interface MetricsLine {
  step: number;
  [name: string]: number;
}

/** What is asked of `train`. Every way ends in a run folder `runs/<runId>`. With `paused` it stands before the first step. */
export type TrainRequest = { paused?: boolean } & (
  /** From the first step. Throws where the folder holds a run already. */
  | { kind: 'new'; runId: string; name: string; presetId: string; experiment: Experiment; ablation?: string }
  /** From the newest readable checkpoint, or from the one at `step`: what was made after it is dropped. */
  | { kind: 'continue'; runId: string; step: number | null }
  /** A new run that begins with the parameters, moments and step of another's checkpoint. Only `training` and `seed` of the experiment may differ. */
  | { kind: 'fork'; from: { runId: string; step: number }; runId: string; name: string; experiment: Experiment });

/** How the backend was found: each one that was tried, with what a training step took there, or why it was refused. */
export interface BackendCard {
  backend: Backend;
  /** Chosen by hand instead of by the probe. */
  forced: boolean;
  tried: { name: string; stepsPerSecond: number | null; reason: string | null }[];
}

/** What a run will take on this machine. */
export interface RunEstimate {
  parameters: number;
  steps: number;
  /** Measured with steps of this very model on made-up batches; null before it was measured. */
  secondsPerStep: number | null;
  /** Of all steps with the looks between; null before it was measured. */
  seconds: number | null;
  /** Worker memory at its highest, and what the run folder will hold; both estimated from sizes. */
  memoryBytes: number;
  diskBytes: number;
  /** What this device can give; null where the browser does not tell. */
  memoryLimit: number | null;
  diskLimit: number | null;
  /** Why it will not fit, and what would cure it; the first of `cures` does the most. Empty = it fits. */
  refusals: { kind: 'memory' | 'disk'; needed: number; limit: number; cures: ('smallerBatch' | 'smallerSize' | 'fewerCheckpoints' | 'deleteRuns')[] }[];
}

/** Facts of a run that is about to train. */
export interface PreparedFacts {
  products: number;
  pairs: number;
  queries: number;
  parameters: number;
  notes: string[];
}

export type TrainingEvent =
  | { kind: 'backend'; card: BackendCard }
  | { kind: 'progress'; progress: Progress }
  /** The run's folder is there and the first step comes next. `from`: the checkpoint it starts at, 0 = none; `repeated`: steps that were made before and are made again; `skipped`: torn files that were passed over. */
  | { kind: 'opened'; record: RunRecord; facts: PreparedFacts; total: number; from: number; repeated: number; skipped: string[] }
  | { kind: 'stage'; step: number; stage: string; index: number }
  | { kind: 'step'; step: number; total: number; metrics: MetricsLine }
  /** Measured on the watched queries and the whole catalog. */
  | { kind: 'evaluated'; step: number; metrics: MetricsLine }
  /** A checkpoint with its index: the search worker can answer with it. */
  | { kind: 'saved'; step: number }
  | { kind: 'paused'; step: number }
  | { kind: 'batch'; view: StepView };

/** One update taken apart, in slow motion. Matrices are row-major, rows x columns. */
export interface StepView {
  step: number;
  /** Rows of the batch: the query and the product of each pair. */
  rows: { queryId: string; query: string; keywords: string[]; productId: string; title: string; hasImage: boolean; imageWeight: number | null }[];
  /** Cosine of query i with product j, before the update. */
  cosines: Float32Array;
  /** 1 = what pulls the pair together. */
  positive: Uint8Array;
  /** 1 = left out of the denominator: it may be right too. */
  masked: Uint8Array;
  /** By row, the column of the allowed negative with the highest cosine; -1 = there is none. */
  hardest: Int32Array;
  /** By row, the query-to-product loss. */
  losses: Float32Array;
  /** Every parameter that moved, the most moved first: length of the change over length of the parameter. */
  moved: { path: string; change: number; relative: number }[];
}

/** One product by the model as it stands between two steps. */
export interface LiveExplanation {
  step: number;
  query: string;
  attention: { text: string; added: boolean; share: number }[];
  products: { productId: string; title: string; score: number; weights: { title: number; image: number } | null; cosines: { title: number; image: number }; parts: { title: number; image: number } | null }[];
}

export interface RunEnd {
  status: RunRecord['status'];
  step: number;
}

/** One worker, one run at a time. */
export interface TrainApi {
  /** Finds the backend once and remembers it; a name forces it, or rejects with the reason. */
  openBackend(wanted: Backend | 'auto'): Promise<BackendCard>;
  /** `measure` runs a few steps on made-up numbers; refused while a run is being trained. */
  estimate(experiment: Experiment, measure: boolean): Promise<RunEstimate>;
  /**
   * Trains until the end, `stop`, or a failure; events come in lists, at most every 150 ms. Rejects where the run cannot begin or breaks off, with a message that says
   * what to do; what was saved before stays. A full disk pauses the run instead: the event 'paused' comes, then the rejection.
   */
  train(request: TrainRequest, onEvents: (events: TrainingEvent[]) => unknown): Promise<RunEnd>;
  /** Resolves when the loop stands and a checkpoint is written. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** While paused: exactly one update. */
  step(): Promise<void>;
  /** Ends the run with a checkpoint. */
  stop(): Promise<void>;
  /** A checkpoint of now, at the next step's end: for a page that is about to be hidden. */
  keep(): Promise<void>;
  /** While on, every step comes with its `batch`. */
  showBatches(on: boolean): Promise<void>;
  /** Between two steps; null where no run is open. */
  explain(query: string, productIds: string[]): Promise<LiveExplanation | null>;
  /** Tensors alive and bytes of the backend's memory: flat over a run. */
  memory(): Promise<{ tensors: number; bytes: number }>;
}

// What can be asked of the runs that this browser keeps. The search worker answers, so that nothing here waits for a training step.
import type { Difference } from '../experiment/diff';
import type { Experiment, RunRecord } from '../experiment/experiment';
import type { AblationPlan } from '../experiment/ablation';
import type { Estimate } from '../math/bootstrap';
import type { Progress, RankerInfo } from './api';
import type { MetricsLine } from './trainApi';

export interface RunSummary {
  id: string;
  name: string;
  presetId: string;
  experiment: Experiment;
  /** Null where the experiment is of no known size. */
  size: string | null;
  seed: number;
  catalog: string;
  status: RunRecord['status'];
  step: number;
  total: number;
  backend: string;
  createdAt: string;
  /** From the preset at this size, catalog and seed. */
  changes: Difference[];
  /** The newest value of each number that the run was measured on, '<name>.low' and '<name>.high' beside it. */
  summary: Record<string, number>;
  /** Steps that have a checkpoint, ascending. */
  checkpoints: number[];
  bytes: number;
  note: string;
  parent: { runId: string; step: number } | null;
  /** The ablation that asked for it. */
  ablation: string | null;
}

/** A folder that a run was kept in and that this page cannot read: torn, changed by hand, or of a newer page. It stays as it is. */
export interface UnreadRun {
  id: string;
  /** What was expected in its run.json and what came. */
  why: string;
  bytes: number;
}

export interface KeptRun {
  summary: RunSummary;
  experiment: Experiment;
  /** All lines, those after the newest checkpoint too. */
  lines: MetricsLine[];
  /** Steps that were made after the newest checkpoint and would be repeated. */
  beyond: number;
  /** Torn checkpoints that are passed over. */
  torn: string[];
}

/** One pinned query as a checkpoint ranks it. */
export interface FrameQuery {
  query: string;
  results: { productId: string; rank: number; title: string; hasImage: boolean; score: number; weights: { title: number; image: number } | null; grade: number | null }[];
  /** Judged products at and above the relevant grade; null where nobody judged this text. */
  relevant: number | null;
  /** Of these, how many stand among the first ten. */
  found10: number | null;
  ndcg10: number | null;
}

export interface Frame {
  runId: string;
  step: number;
  queries: FrameQuery[];
}

export interface RunsComparison {
  /** Runs in the order asked; the first is what the others are compared with. */
  runs: RunSummary[];
  /** The checkpoint that each was measured by; null where there is none with an index. */
  steps: (number | null)[];
  /** Settings in which at least two of them differ: one value per run. */
  differences: { path: string; values: unknown[] }[];
  /** Down to about 300 points each, ready to draw. */
  curves: { runId: string; lines: MetricsLine[] }[];
  /** Why runs cannot be compared on queries; null = they can. */
  refused: 'otherCatalogs' | 'notOpen' | 'noJudgments' | 'notIndexed' | null;
  metrics: {
    metric: 'nDCG@10' | 'recall@10';
    /** All queries that count ('test' = held out, 'judged' where none are), then those that one side decides, where there are any. */
    part: 'test' | 'judged' | 'title' | 'image' | 'both';
    queries: number;
    means: Estimate[];
    /** Each run minus the first; null for the first. */
    differences: ({ estimate: Estimate; p: number; distinguishable: boolean; wins: number; losses: number; ties: number } | null)[];
  }[];
  /** nDCG@10 of each run; the queries that differ most first. */
  queries: { queryId: string; text: string; values: number[]; spread: number }[];
  /** Common products among the first ten, mean over queries, of each run with the first. */
  overlap: { common: number; jaccard: number; rbo: number }[];
  /** Image weights of the products whose weight differs most between the first run and another; null values where a run has none. */
  weights: { productId: string; title: string; regime: string | null; values: (number | null)[] }[];
}

/** What a dropped file is. */
export type RunFile =
  | { kind: 'run'; runId: string; name: string; step: number; exists: boolean }
  | { kind: 'checkpoint'; runId: string; name: string; step: number; exists: boolean }
  | { kind: 'experiment'; experiment: Experiment; presetId: string | null; name: string }
  | { kind: 'lesson'; id: string; title: string }
  | { kind: 'other' };

/** A variant of an ablation against the baseline, over the seeds that both have. */
export interface AblationRow {
  variant: AblationPlan['runs'][number]['variant'];
  /** Of 'nDCG@10' and 'recall@10' on new queries, and of the weights' AUROC. */
  means: Record<string, Estimate | null>;
  /** Variant minus baseline; over queries and seeds. Null for the baseline and before both have a run. */
  differences: Record<string, { estimate: Estimate; distinguishable: boolean } | null>;
  seeds: number[];
  bySeed: { seed: number; runId: string; status: RunRecord['status'] | 'waiting'; step: number; total: number; values: Record<string, number> }[];
}

export interface AblationResult {
  plan: AblationPlan;
  /** Why finished runs were not measured: their catalog is not the open one, or nobody judged its queries. Null = they were. */
  refused: 'notOpen' | 'noJudgments' | null;
  rows: AblationRow[];
  /** Runs that are finished, of all. */
  done: number;
  total: number;
}

export interface RunsApi {
  /** Newest first, and those that cannot be read, which `exportZip`, `remove` and `restore` take too; those that were removed are left out. */
  list(): Promise<{ runs: RunSummary[]; unread: UnreadRun[] }>;
  /** Null where this browser keeps no such run; rejects where it cannot be read. */
  read(runId: string): Promise<KeptRun | null>;
  rename(runId: string, name: string): Promise<void>;
  annotate(runId: string, note: string): Promise<void>;
  /** Hides a run; `restore` brings it back until `emptyTrash`. */
  remove(runId: string): Promise<void>;
  restore(runId: string): Promise<void>;
  emptyTrash(): Promise<void>;
  /** The folder as a zip, fit for the command line and for another browser. */
  exportZip(runId: string): Promise<Blob>;
  /** What a file is, without keeping anything. */
  inspect(file: File): Promise<RunFile>;
  /** Keeps a run zip or a single checkpoint; `replace` allows it to take the place of a run of the same id. */
  importRun(file: File, replace: boolean): Promise<RunSummary>;
  /** A checkpoint was written: what is known of the run is read anew. Its ranker over the open catalog; null where it is none. */
  refresh(runId: string): Promise<RankerInfo | null>;
  /** Queries ranked by one checkpoint over the open catalog, `depth` products each. Rejects where the open catalog is not the run's. */
  frame(runId: string, step: number, queries: string[], depth: number): Promise<Frame>;
  /** Queries that show learning well on the open catalog: what is pinned before anyone pins. */
  suggestedPins(): Promise<string[]>;
  compare(runIds: string[], onProgress: (progress: Progress) => void): Promise<RunsComparison>;
  ablations(): Promise<AblationPlan[]>;
  saveAblation(plan: AblationPlan): Promise<void>;
  removeAblation(id: string): Promise<void>;
  ablation(id: string, onProgress: (progress: Progress) => void): Promise<AblationResult>;
}

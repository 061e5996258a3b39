// Everything the page can ask of the lab and hear from it. Plain data only: it crosses a worker's border.

/** Ways to rank the open catalog. 'dense' is the open run's own model. */
export const rankers = ['dense', 'bm25', 'blend', 'rrf', 'popularity', 'random'] as const;
export type Ranker = (typeof rankers)[number];

export interface Progress {
  /** What is being done, in words that can stand on screen. */
  task: string;
  done: number;
  total: number;
}

export type Backend = 'webgpu' | 'wasm' | 'cpu';

export interface LabStatus {
  runName: string;
  presetTitle: string;
  step: number;
  parameters: number;
  catalog: string;
  products: number;
  backend: string;
  /** Why other backends were not taken, one line each. */
  refused: string[];
  /** Thinned; nDCG@10 on queries that training never saw, where it was measured. */
  history: { step: number; loss: number | null; ndcg: number | null }[];
  /** Products by image weight in twenty equal steps from 0 to 1; null for rankers without modal weights. */
  imageWeights: { from: number; products: number }[] | null;
  /** A catalog that is not the one the run was trained on, in words; null = the same. */
  catalogNote: string | null;
}

export interface SearchResult {
  productId: string;
  rank: number;
  title: string;
  /** Something an img element can show, or null. */
  image: string | null;
  score: number;
  /** Shares in [0, 1] that sum to 1; null for rankers without modal weights. */
  weights: { title: number; image: number } | null;
  /** Addends of the score, where the ranker is linear in its sides. */
  parts: { title: number; image: number } | null;
  /** Judged grade for this very query text; null = not judged. */
  grade: number | null;
}

export interface AttentionShare {
  text: string;
  /** True for a keyword that the training clicks added. */
  added: boolean;
  /** In [0, 1]; all shares sum to 1. */
  share: number;
}

export interface SearchAnswer {
  query: string;
  ranker: Ranker;
  results: SearchResult[];
  matches: boolean;
  /** Null for rankers that do not read the query with the model. */
  keywordAttention: AttentionShare[] | null;
  unknownWords: string[];
  /** Why there are no modal weights, in one sentence; null when there are. */
  noWeights: string | null;
  milliseconds: number;
}

export interface SearchApi {
  /** Opens a finished run over its catalog. Search runs on wasm unless told: for one query at a time it beats a GPU's round trip. */
  open(run: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<LabStatus>;
  search(query: string, ranker: Ranker, limit: number): Promise<SearchAnswer>;
}

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

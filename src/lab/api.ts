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
  /** Opens a finished run over its catalog. */
  open(run: string, onProgress: (progress: Progress) => void): Promise<LabStatus>;
  search(query: string, ranker: Ranker, limit: number): Promise<SearchAnswer>;
}

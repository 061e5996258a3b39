// Everything the page can ask of the lab that searches, and hear from it. Plain data only: it crosses a worker's border.
// Sentences are made on the page, in its language: the lab hands over findings, which are facts with numbers.
import type { Sameness } from '../catalog/duplicates';
import type { Part, Regime } from '../catalog/types';
import type { ClickLogQuality } from '../evaluation/falseNegatives';
import type { RunRecord } from '../experiment/experiment';
import type { Estimate } from '../math/bootstrap';
import type { RunsApi } from './runsApi';

export type Backend = 'webgpu' | 'wasm' | 'cpu';

/** What is being done; the page and the command line have the words for it. */
export type Task = 'run' | 'catalog' | 'index' | 'unpacking' | 'tables' | 'pictures' | 'vectors' | 'queries' | 'saving';

export interface Progress {
  task: Task;
  done: number;
  total: number;
  /** Of the running task; null before it can be told. */
  perSecond?: number | null;
  secondsLeft?: number | null;
}

// Catalogs and rankers

export interface CatalogInfo {
  /** 'shop', 'shop-nano', or 'own-…' for one that is kept in this browser. */
  id: string;
  kind: 'bundled' | 'own';
  name: string;
  products: number;
  queries: number;
  judgments: number;
  /** Size of what is kept, and when; null for bundled ones. */
  bytes: number | null;
  /** ISO date. */
  savedAt: string | null;
}

/**
 * 'make', 'fixed', 'titleOnly', 'imageOnly': bundled runs. 'bm25', 'blend': retrievers; blend mixes BM25 with make.
 * 'run:<runId>': an own run by its newest checkpoint that has an index; 'run:<runId>@<step>': by that one.
 */
export type RankerId = string;
export const shippedRankers = ['make', 'fixed', 'titleOnly', 'imageOnly', 'bm25', 'blend'] as const;

export interface RunInfo {
  name: string;
  presetTitle: string;
  step: number;
  parameters: number;
  /** The catalog it learned on. */
  catalog: string;
  /** Thinned; nDCG@10 on queries that training never saw, where it was measured. */
  history: { step: number; loss: number | null; ndcg: number | null }[];
  /** Products of the open catalog by image weight in twenty equal steps from 0 to 1; null without modal weights or before it is encoded. */
  imageWeights: { from: number; products: number }[] | null;
}

export interface RankerInfo {
  id: RankerId;
  kind: 'model' | 'retriever';
  /** 'notEncoded': the open catalog has to go through this model once (`encode`) before it can rank. 'onDemand': is read when first asked. */
  state: 'ready' | 'onDemand' | 'notEncoded';
  /** Of own runs; `step` is the checkpoint that answers. */
  run?: { runId: string; name: string; step: number; status: RunRecord['status']; presetId: string };
}

export interface OpenStatus {
  catalog: CatalogInfo;
  backend: Backend;
  /** Why other backends were not taken, one line each. */
  refused: string[];
  rankers: RankerInfo[];
  /** The ranker to start with: make where its model knows the catalog's words, otherwise blend. */
  bestRanker: RankerId;
  /** The open make run. */
  run: RunInfo;
  /** The bundled model learned on another catalog: share of title words, as often as written, that it never met, in [0, 1]; null = its own. */
  strangeWords: number | null;
  /** Where own catalogs are kept. */
  storage: 'opfs' | 'indexedDb' | 'memory';
  examples: Example[];
}

/** A query that makes a point, or, for an own catalog, one that was often asked. */
export interface Example {
  query: string;
  point: 'synonym' | 'onlyPicture' | 'codedTitle' | 'missingPhoto' | 'nothing' | 'frequent' | 'category';
}

// Searching

export interface SearchRequest {
  query: string;
  ranker: RankerId;
  limit: number;
  /** Another ranker whose positions are told beside each result. */
  against?: RankerId | null;
}

export interface Highlight {
  /** UTF-16 offsets in the title. */
  start: number;
  end: number;
  /** Matched by a typed word, or only by an added keyword. */
  by: 'typed' | 'added';
}

export interface SearchResult {
  productId: string;
  /** 1 = top. */
  rank: number;
  title: string;
  hasImage: boolean;
  highlights: Highlight[];
  score: number;
  /** Shares in [0, 1] that sum to 1; null for rankers without modal weights. */
  weights: { title: number; image: number } | null;
  /** Judged grade for this very query text; null = not judged. */
  grade: number | null;
  /** Rank by the ranker asked `against`; null = it does not find the product; absent = none was asked. */
  before?: number | null;
}

export interface AttentionShare {
  text: string;
  /** True for a keyword that the training clicks added. */
  added: boolean;
  /** In [0, 1]; all shares sum to 1. */
  share: number;
}

export interface UnknownWord {
  word: string;
  /** UTF-16 offsets in the query. */
  start: number;
  end: number;
  /** Words the model knows that are spelled nearly the same, best first; may be empty. */
  suggestions: string[];
  /** Known words that begin with it, most frequent first: it may be still being typed. */
  completions: string[];
  /** Neither the model nor any title has it. */
  inNoTitle: boolean;
}

/** What stands out, most telling first; the page makes sentences of them. Shares in [0, 1]. */
export type QueryFinding =
  | { kind: 'noMatch'; nearMisses: boolean }
  /** A typed word that no title has, and the keyword the clicks tie it to. */
  | { kind: 'synonym'; word: string; keyword: string; share: number }
  | { kind: 'wordInNoTitle'; word: string }
  | { kind: 'unknownWords'; words: string[] }
  /** The model reads the first words only. */
  | { kind: 'cutOff'; read: number; typed: number }
  | { kind: 'leadingWord'; word: string; added: boolean; share: number }
  | { kind: 'evenAttention'; words: number }
  /** Of the first `of` results, how many lean on their picture by more than half, and how many have no usable title word. */
  | { kind: 'pictureLed'; count: number; of: number; withoutTitleMatch: number };

export interface SearchAnswer {
  query: string;
  ranker: RankerId;
  /** Of own runs: the checkpoint that answered. */
  step?: number;
  results: SearchResult[];
  /** How many products the ranker puts in order. */
  ranked: number;
  products: number;
  matches: boolean;
  /** Null for rankers that do not read the query with a model. */
  attention: AttentionShare[] | null;
  unknownWords: UnknownWord[];
  findings: QueryFinding[];
  /** Which part of the catalog's queries holds this very text: 'train' = the models may have learned from it. */
  part: Part | null;
  /** Typed words that the model read, of all; null for rankers that do not read with a model. */
  wordsRead: { read: number; typed: number } | null;
  /** True for rankers that read titles alone, which have no modal weights. */
  wordsOnly: boolean;
  milliseconds: number;
}

/** What one ranker makes of one query. Null where nothing was judged for this query text. */
export interface RankerFigure {
  ranker: RankerId;
  ndcg10: number | null;
  /** Share of the first ten that are judged, in [0, 1]. */
  judged10: number | null;
}

/** The clicks behind one added keyword. */
export interface KeywordSource {
  keyword: string;
  /** Typed words it is tied to. */
  from: string[];
  /** Training clicks in all. */
  clicks: number;
  /** Most clicked first, at most twenty. */
  pairs: { query: string; productId: string; title: string; clicks: number }[];
}

// One product

/** How much each side counts: shares in [0, 1] that sum to 1. */
export interface Weights {
  title: number;
  image: number;
}

export interface ScorePart {
  /** A side, a word of BM25, or a retriever of the blend. */
  kind: 'title' | 'image' | 'word' | 'bm25' | 'dense';
  /** The word of kind 'word'. */
  word?: string;
  /** What the match is multiplied with: an image or title weight, a word's idf, a retriever's share. Null where a part is not a product of two numbers. */
  weight: number | null;
  /** Cosine of the side with the query, saturation of the word's count in the title, or the retriever's score in [0, 1]. */
  match: number | null;
  /** Rounded to `digits` so that all parts sum to `score` exactly (largest remainder). */
  adds: number;
}

/** What a generated catalog made of a product's sides: its regime, or how exactly the side fails. */
export type Cause = Regime | 'code' | 'series' | 'slogan' | 'blank' | 'box' | 'collage' | 'far' | 'blurred' | 'banner';

/** What is known of a product's weight, most telling first. Shares in [0, 1]. */
export type ProductFinding =
  | {
      kind: 'leans';
      side: 'title' | 'image' | 'neither';
      weights: Weights;
      /** Null where the catalog has no truth. */
      cause: Cause | null;
      planted: Weights | null;
      /** Learned against planted: within .15; else too much or too little picture; 'wrongSide' where one clearly leans to the title and the other to the picture. Null where nothing is planted. */
      verdict: 'right' | 'tooMuch' | 'tooLittle' | 'wrongSide' | null;
    }
  /** The model weighs every product alike. */
  | { kind: 'sameForAll'; weights: Weights; cause: Cause | null; planted: Weights | null }
  /** The model reads one side of every product; `missing`: this product lacks it. */
  | { kind: 'readsOnly'; side: 'title' | 'image'; missing: boolean; cause: Cause | null; planted: Weights | null }
  | { kind: 'oneSided'; missing: 'title' | 'image' | 'both' }
  /** The model met none of the title's words in training. */
  | { kind: 'strangeTitle' }
  /** The model cannot tell this picture from those of `others` other products. */
  | { kind: 'sharedPicture'; others: number }
  /** BM25 reads titles alone; `words` are the query's words that stand in the title. */
  | { kind: 'wordsOnly'; words: string[] }
  /** How much of its say the blend gives the model and the words, for this query; both sum to 1. */
  | { kind: 'blended'; dense: number; words: number }
  | { kind: 'mixedBeforeScore' }
  /** The ranker itself says that nothing matches the query. */
  | { kind: 'noMatch' }
  /** Why the ranker does not find it: no query word in the title, a query without words, or a catalog that has not gone through the model. */
  | { kind: 'notFound'; why: 'noWord' | 'noQuery' | 'notEncoded' };

/** Where a product's rank changes as its own image weight moves away from the learned one. */
export interface SwapPoint {
  imageWeight: number;
  /** True: from there on it stands above the other product, false: below it. */
  passes: boolean;
  productId: string;
  title: string;
}

export interface Neighbor {
  productId: string;
  title: string;
  hasImage: boolean;
  /** Cosine in the shared space. */
  similarity: number;
}

export interface ProductExplanation {
  productId: string;
  title: string;
  hasImage: boolean;
  description: string | null;
  category: string;
  attributes: { name: string; value: string }[];
  /** Of generated catalogs. `weights` null = no claim is made (conflicting sides). */
  planted: { regime: Regime; weights: Weights | null } | null;
  /** The model's weights; null for rankers without, and for a product without title and picture. */
  weights: Weights | null;
  grade: number | null;
  /** In the whole ranking; null = not found by this ranker. */
  rank: number | null;
  ranked: number;
  /** The products one rank higher and one lower. */
  above: string | null;
  below: string | null;
  /** Rounded to `digits`. Null when not found. */
  score: number | null;
  digits: number;
  /** Null where the score has no separate parts; the finding says why. */
  parts: ScorePart[] | null;
  /** Weight times match has to be divided by this length of the mixed vector; null where it does not apply. */
  length: number | null;
  findings: ProductFinding[];
  /** This product's rank if its own image weight were `imageWeight`, all others as learned; null where weights do not apply. */
  rankByWeight: { imageWeight: number; rank: number; score: number }[] | null;
  /** The nearest one below and above the learned weight, where there are any. */
  swaps: SwapPoint[];
  /** In the model's space: by title, by picture, by the whole product. Null for retrievers without vectors; a missing or unread side gives an empty list. */
  neighbors: { title: Neighbor[]; image: Neighbor[]; product: Neighbor[] } | null;
}

// The whole catalog

/** By frequency: the queries of the first third of the traffic, of the second, of the last. */
export type Band = 'head' | 'torso' | 'tail';

export interface QueryRow {
  queryId: string;
  text: string;
  type: string | null;
  band: Band | null;
  part: Part | null;
  judged: number;
  relevant: number;
}

export interface Slice {
  /** 'all', or kind and value with ':' between. */
  id: string;
  /** 'missing' = products without that side. The page names the kinds. */
  kind: 'all' | 'part' | 'regime' | 'missing' | 'duplicates' | 'imageWeight' | 'category';
  /** A category as the catalog spells it; or a key: a part, a regime, 'title' or 'image', a `Sameness`, a range of image weights in percent such as '35-40'. */
  value: string;
  products: number;
  /** How its products are ordered: as in the catalog, furthest from the planted weight first, by image weight, or group by group. */
  order: 'catalog' | 'disagreement' | 'imageWeight' | 'group';
}

export interface SliceProduct {
  productId: string;
  title: string;
  hasImage: boolean;
  category: string;
  regime: Regime | null;
  weights: { title: number; image: number } | null;
  planted: number | null;
}

/** Products that are the same in one respect. */
export interface DuplicateGroup {
  products: number;
  /** The first of them, at most eight. */
  members: { productId: string; title: string; hasImage: boolean }[];
  /** How many there are beyond these. */
  more: number;
}

export interface CatalogDescription {
  products: number;
  queries: number;
  judgments: number;
  /** Pairs of a query and a product that was clicked for it, and clicks in all. */
  clickedPairs: number;
  clicks: number;
  /** Products without a category count for none. */
  categories: number;
  withoutTitle: number;
  withoutImage: number;
  /** Pictures on the network, which are never loaded. */
  imageUrls: number;
  /** Most products share their title with another. */
  titlesNameClasses: boolean;
  labelsComplete: boolean;
  relevantGrade: number;
  /** Judged queries that no product is relevant to. */
  queriesWithoutRelevant: number;
  /** Words per title and per query, the mean; null where there are none. */
  meanWords: { title: number | null; query: number | null };
  /** Against the labels; null without clicks or without labels. */
  clickLog: ClickLogQuality | null;
  /** `queriesHeldOut`: whether any query is kept from training. `ofCatalog`: whether the catalog brings the split, or it is drawn by hash. `apart`: groups of near-duplicates in both parts. */
  split: { parts: { part: Part; queries: number; products: number }[]; queriesHeldOut: boolean; ofCatalog: boolean; nearDuplicates: { groups: number; apart: number } };
  /** A third of the traffic each; empty where the catalog knows no frequencies. `share` of the queries, in [0, 1]. */
  byBand: { band: Band; queries: number; share: number }[];
  /** Most frequent first; empty where queries have no type. */
  byType: { type: string; queries: number; example: string }[];
  /** By how many products are judged above 0: from `from` to `to`, both included. */
  judgmentsPerQuery: { from: number; to: number; queries: number }[];
  grades: { grade: number; judgments: number }[];
  vocabularyGap: VocabularyGap;
  /** Of generated catalogs; means in [0, 1], null where nothing is claimed or nothing is learned. */
  regimes: { regime: Regime; products: number; planted: Weights | null; learned: Weights | null }[] | null;
  /** MAKE's weights over all products; null before the catalog is encoded. Twenty equal steps from 0 to 1; `low` and `high` hold nine tenths between them. */
  imageWeights: { histogram: { from: number; slice: string; products: number }[]; median: number; low: number; high: number } | null;
  /** `products` in all groups; at most fifty of the groups, the largest first. */
  duplicates: { by: Sameness; products: number; groups: number; largest: DuplicateGroup[] }[];
  /** At most three hundred categories, the largest ones. */
  slices: Slice[];
  queryRows: QueryRow[];
}

/** Words of queries that no title has, plurals folded as in search. */
export interface VocabularyGap {
  /** Of all query words, as often as written, in [0, 1]. */
  share: number;
  /** Queries with such a word, and queries with no other. */
  queriesWith: number;
  queriesOnly: number;
  distinct: number;
  /** At most two hundred, those of most queries first; `example` is the most frequent query with the word. */
  words: { word: string; queries: number; example: string }[];
}

// Two rankers

export interface PairOfAnswers {
  query: string;
  /** First ten of each; `before` is the rank on the other side, in its whole ranking. */
  a: SearchAnswer;
  b: SearchAnswer;
  figures: [RankerFigure, RankerFigure];
  /** Of the first ten: common products, Jaccard, rank-biased overlap at persistence 0.9; both in [0, 1]. */
  overlap: { common: number; of: number; jaccard: number; rbo: number };
  /** The best placed product of one side that is not among the first ten of the other; of the side that answers better, where that is known. */
  standsOut: { side: 'a' | 'b'; result: SearchResult } | null;
}

export interface ComparedQuery extends QueryRow {
  a: number;
  b: number;
  /** b minus a. */
  difference: number;
  /** Products that the first ten of both hold. */
  common: number;
}

export interface RankerComparison {
  a: RankerId;
  b: RankerId;
  metric: 'nDCG@10';
  /** Which queries: those of the held-out part, or all judged ones where none is held out. */
  part: Part | 'judged';
  /** Of these queries, those without any relevant product: they have no nDCG and are left out. */
  withoutRelevant: number;
  meanA: Estimate;
  meanB: Estimate;
  /** b minus a, paired over queries. */
  difference: Estimate;
  p: number;
  distinguishable: boolean;
  /** Queries on which b is better, worse, equal. */
  wins: number;
  losses: number;
  ties: number;
  /** Mean overlap of the first ten over the queries; NaN without queries. */
  overlap: { common: number; jaccard: number; rbo: number };
  /** Largest difference first, whichever way. */
  rows: ComparedQuery[];
}

/** One worker, one open catalog. */
export interface SearchApi {
  readonly runs: RunsApi;
  /** Opens a catalog with the bundled runs over it. Search runs on wasm unless told: for one query at a time it beats a GPU's round trip. */
  open(catalogId: string, backend: Backend | null, onProgress: (progress: Progress) => void): Promise<OpenStatus>;
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Each ranker that is ready or can be read at once; of own runs those that are ready. */
  figures(query: string): Promise<RankerFigure[]>;
  /** Of the keywords that a ranker's model adds; make's unless told. */
  keywordSources(query: string, ranker?: RankerId): Promise<KeywordSource[]>;
  /** Null for a product that the open catalog does not hold. */
  explain(query: string, ranker: RankerId, productId: string): Promise<ProductExplanation | null>;
  /** The picture's bytes with their type, fit for an img element; null = there is none that can be shown. */
  picture(productId: string): Promise<Blob | null>;
  describe(): Promise<CatalogDescription>;
  sliceProducts(sliceId: string, from: number, count: number): Promise<SliceProduct[]>;
  comparePair(query: string, a: RankerId, b: RankerId): Promise<PairOfAnswers>;
  compareAll(a: RankerId, b: RankerId, onProgress: (progress: Progress) => void): Promise<RankerComparison>;
  /** Puts the open catalog through a model that has not seen it, and keeps the vectors. */
  encode(ranker: RankerId, onProgress: (progress: Progress) => void): Promise<RankerInfo[]>;
  /** Ends `compareAll` or `encode`, which then reject with the name 'AbortError'. */
  stop(): Promise<void>;
  catalogs(): Promise<CatalogInfo[]>;
  /** Hides an own catalog; `restore` brings it back until `emptyTrash`. */
  remove(catalogId: string): Promise<void>;
  restore(catalogId: string): Promise<void>;
  emptyTrash(): Promise<void>;
}

// Answers that are made beforehand

/** A query answered before the worker is there: `runs/<run>/answers/<slug>.json`, written by `npm run answers`. */
export interface AnswerFile {
  catalog: CatalogInfo;
  query: string;
  examples: Example[];
  /** By ranker: those that this run carries. */
  answers: Record<RankerId, SearchAnswer>;
  figures: RankerFigure[];
  /** Data URIs by product id. */
  pictures: Record<string, string>;
}

// From a catalog and an experiment to everything that training and search read. The same in a worker, in Node and in a test.
import { catalogFingerprint } from '../catalog/fingerprint';
import { trainingPairs, type TrainingPairs } from '../catalog/pairs';
import { describeSplit, splitCatalog } from '../catalog/split';
import type { Catalog, OpenCatalog, Split } from '../catalog/types';
import type { CheckpointContext } from '../experiment/runFolder';
import type { Experiment } from '../experiment/experiment';
import { encodeCatalog } from '../features/encodeCatalog';
import { encodeQuery } from '../features/encodeQuery';
import { mineKeywords, type Lexicon } from '../features/keywords';
import { loadTokenizer } from '../features/tokenizer';
import type { EncodedProducts, ImageDecoder, Tokenizer } from '../features/types';
import { buildVocabulary } from '../features/vocabulary';
import { searchTerms } from '../features/words';
import { trainingCounts } from '../retrieval/coverage';
import type { Files } from '../storage/files';
import type { TrainingData } from '../training/data';
import type { Progress } from './api';

/** What a run reads of its catalog. Built anew from catalog and experiment, or with the vocabulary, lexicon and split of a checkpoint. */
export interface Prepared {
  open: OpenCatalog;
  fingerprint: string;
  split: Split;
  pairs: TrainingPairs;
  tokenizer: Tokenizer;
  lexicon: Lexicon;
  wordCounts: Record<string, number>;
  products: EncodedProducts;
  /** How the catalog was split, where pairs come from, which pictures could not be read: for the reader, and kept in the run. */
  notes: string[];
}

export interface PrepareOptions {
  /** Of the checkpoint that is opened: its vocabulary, lexicon and split are used instead of new ones. */
  context?: Pick<CheckpointContext, 'tokenizer' | 'lexicon' | 'split' | 'wordCounts' | 'record'>;
  onProgress?: (progress: Progress) => void;
  /** Where encoded pictures are kept for the next time. */
  cache?: Files;
  signal?: AbortSignal;
}

/** Not the experiment's seed: runs of several seeds are compared on the same held-out queries and products. */
const splitSeed = 1;
const shares = { queries: { validation: 0.15, test: 0.35 }, products: { test: 0.3 } };

export async function prepare(open: OpenCatalog, experiment: Experiment, decoder: ImageDecoder, options: PrepareOptions = {}): Promise<Prepared> {
  const { catalog } = open;
  const fingerprint = catalogFingerprint(catalog);
  const { context, onProgress, signal, cache } = options;
  const split = splitFor(catalog, fingerprint, context);
  const pairs = trainingPairs(catalog, split);
  const tokenizer = context ? loadTokenizer(context.tokenizer) : vocabularyOf(open, split, pairs, experiment);
  const lexicon = context ? context.lexicon : lexiconOf(open, pairs);
  const wordCounts = context ? context.wordCounts : wordCountsOf(pairs);
  const products = await encodeCatalog(open, tokenizer, experiment.features, decoder, {
    onProgress: (done, total) => onProgress?.({ task: 'pictures', done, total }), signal, cache,
  });
  const notes = [...describeSplit(catalog, split).notes, `${pairs.pairs.length} training pairs from ${pairs.source}.`, ...pictureNotes(products)];
  return { open, fingerprint, split, pairs, tokenizer, lexicon, wordCounts, products, notes };
}

/** The split that a run keeps, over the catalog it was trained on; over another one, whose ids may be the same by chance, that catalog's own or one by hash. */
export function splitFor(catalog: Catalog, fingerprint: string, context?: Pick<CheckpointContext, 'split' | 'record'>): Split {
  return context?.record.catalogFingerprint === fingerprint ? context.split : splitCatalog(catalog, splitSeed, shares);
}

function pictureNotes({ problems, sharedImages }: EncodedProducts): string[] {
  const shared = sharedImages.reduce((sum, group) => sum + group.length, 0);
  return [
    ...(problems.length > 0 ? [`${problems.length} pictures could not be read; those products count as having none. First: ${problems[0].image} of ${problems[0].productId}: ${problems[0].reason}`] : []),
    ...(shared > 0 ? [`${shared} products share their picture with at least two others (${sharedImages.length} pictures): placeholders, perhaps.`] : []),
  ];
}

/** Words of training titles and training queries only: what is new at test time is new to the vocabulary too. */
function vocabularyOf({ catalog }: OpenCatalog, split: Split, pairs: TrainingPairs, { features }: Experiment): Tokenizer {
  const titles = catalog.products.filter((product) => split.products[product.id] === 'train').map((product) => product.title);
  const queries = pairs.queries.filter((query) => split.queries[query.id] !== 'test').map((query) => query.text);
  return buildVocabulary([...titles, ...queries], features.vocabularySize);
}

function lexiconOf({ catalog }: OpenCatalog, { pairs, queries }: TrainingPairs): Lexicon {
  const texts = new Map(queries.map((query) => [query.id, query.text]));
  const titles = new Map(catalog.products.map((product) => [product.id, product.title]));
  const clicks = pairs.map(({ queryId, productId, clicks }) => ({ queryId, productId, clicks, query: texts.get(queryId) ?? '', title: titles.get(productId) ?? '' }));
  return mineKeywords(clicks);
}

function wordCountsOf({ pairs, queries }: TrainingPairs): Record<string, number> {
  const texts = new Map(queries.map((query) => [query.id, query.text]));
  return Object.fromEntries(trainingCounts(pairs.map((pair) => texts.get(pair.queryId) ?? ''), searchTerms));
}

/** What the training loop may see: encoded products and queries, training pairs, and each pair's keywords mined without that pair. */
export function trainingData(prepared: Prepared, { features }: Experiment): TrainingData {
  const { open, pairs, tokenizer, lexicon, products } = prepared;
  if (pairs.pairs.length === 0)
    throw new Error('There is nothing to learn from: expected clicks, labels of relevant products, or attributes that queries can be made of. Add one of them to the catalog.');
  const productIndex = new Map(products.ids.map((id, i) => [id, i]));
  const used = [...new Set(pairs.pairs.map((pair) => pair.queryId))];
  const queryIndex = new Map(used.map((id, i) => [id, i]));
  const texts = new Map(pairs.queries.map((query) => [query.id, query.text]));
  const clicked = used.map(() => new Set<number>());
  for (const { queryId, productId } of pairs.pairs) clicked[queryIndex.get(queryId) ?? 0].add(productIndex.get(productId) ?? -1);
  const designNumbers = new Map<string, number>();
  const designs = open.catalog.products.map(({ truth }) => (truth ? numberOf(designNumbers, truth.design) : -1));
  return {
    products, tokenizer, features, clicked,
    designs: designNumbers.size > 0 ? Int32Array.from(designs) : null,
    queries: used.map((id) => encodeQuery(texts.get(id) ?? '', tokenizer, lexicon, features.keywords)),
    pairs: pairs.pairs.map(({ queryId, productId }) => ({ query: queryIndex.get(queryId) ?? 0, product: productIndex.get(productId) ?? 0, weight: 1 })),
    keywordsFor: remembered((pair) => encodeQuery(texts.get(pairs.pairs[pair].queryId) ?? '', tokenizer, lexicon, features.keywords, pairs.pairs[pair]).keywords),
  };
}

function remembered<T>(of: (pair: number) => T): (pair: number) => T {
  const known = new Map<number, T>();
  return (pair) => {
    const value = known.get(pair) ?? of(pair);
    known.set(pair, value);
    return value;
  };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}

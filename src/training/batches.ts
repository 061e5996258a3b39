import { queryRow } from '../features/encodeQuery';
import type { EncodedQuery, ProductRow, QueryRow } from '../features/types';
import { isContentWord } from '../features/terms';
import { foldWord, wordsOf } from '../features/words';
import { random } from '../math/random';
import { augmentProduct, type AugmentationSetting } from './augmentation';
import type { ObjectiveConfig, TrainingConfig } from './config';
import type { TrainingData } from './data';
import { maskTokens, type MaskedTitles } from './maskTokens';
import type { PairRow, QueryWords } from './negatives/falseNegatives';
import { relate, type Relations } from './relations';
import { createSampler } from './sampler';
import { stageAt } from './stages';
import { createTitleKeywords } from './titleKeywords';

/** Title keywords that the keyword view adds at most. */
const viewKeywords = 3;

/** What one update reads, as plain data. Row i of every list belongs to pair i. */
export interface Batch {
  pairs: number[];
  rows: PairRow[];
  queries: QueryRow[];
  /** The keywords that each query is read with. */
  keywords: string[][];
  products: ProductRow[];
  /** KE-a: the typed queries with keywords of their clicked titles; null where no objective of the stage asks. */
  views: QueryRow[] | null;
  /** Null where no objective of the stage asks. */
  maskedTitles: MaskedTitles | null;
  relations: Relations;
}

/** The batch of update number `step` (from 0): a pure function of (data, config, seed, step), so it can be made ahead and made again. */
export type Batches = (step: number) => Batch;

export function createBatches(data: TrainingData, config: TrainingConfig, seed: number): Batches {
  const draw = createSampler(data.pairs, config, seed);
  const content = contentOf(data);
  const keywordsOf = remembered(data.keywordsFor);
  const { features, tokenizer } = data;
  const setting: AugmentationSetting = {
    config: config.augmentation, tokenizer, seed, titleTokens: features.titleTokens, picture: { height: features.imageHeight, width: features.imageWidth },
  };

  return (step) => {
    const asked = stageAt(config, step)?.stage.objectives ?? [];
    const pairs = draw(step);
    const rows = pairs.map((pair) => ({ query: data.pairs[pair].query, product: data.pairs[pair].product }));
    const mined = pairs.map(keywordsOf);
    const read = keptKeywords(mined, features.keywords.dropRate, seed, step);
    const queries = rows.map((row, i) => queryRow({ ...data.queries[row.query], keywords: read[i] }, tokenizer, features.queryTokens));
    const products = rows.map((row, i) => augmentProduct(content.product(row.product), setting, step, i));
    const words = rows.map((row, i) => queryWords(data.queries[row.query], mined[i]));
    const relations = relate({ rows, words, titles: rows.map((row) => content.titleWords(row.product)) }, data, config.negatives, asked.some(wantsNeighbors));
    return { pairs, rows, queries, products, relations,
      keywords: read.map((keywords) => keywords.map(({ text }) => text)),
      views: asked.some(({ kind }) => kind === 'keywordView') ? rows.map(content.view) : null,
      maskedTitles: maskedTitles(products, asked, data, seed, step) };
  };
}

const wantsNeighbors = (objective: ObjectiveConfig) => objective.kind === 'contrastive' && objective.multiPositive;

/** Mining is dear and a pair comes back every epoch. */
function remembered<T>(make: (index: number) => T): (index: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const value = known.get(index) ?? make(index);
    known.set(index, value);
    return value;
  };
}

/** Each row loses all its keywords with the given chance, so that the tower also learns to read a query as typed. */
function keptKeywords(mined: EncodedQuery['keywords'][], dropRate: number, seed: number, step: number): EncodedQuery['keywords'][] {
  const generator = random(seed, 'keywords', step);
  return mined.map((keywords) => (generator.chance(dropRate) ? [] : keywords));
}

/** `from` lists the typed terms a keyword was reached from, strongest first; it stands for the first that is a single word. */
function queryWords(query: EncodedQuery, keywords: EncodedQuery['keywords']): QueryWords {
  const folded = (texts: string[]) => texts.filter(isContentWord).map(foldWord);
  return {
    words: folded(query.words.map((word) => word.text)),
    keywords: keywords.flatMap(({ from, words }) => {
      const strongest = from.find((term) => wordsOf(term).length === 1);
      return strongest ? [{ standsFor: foldWord(strongest), words: folded(words.map((word) => word.text)) }] : [];
    }),
  };
}

function maskedTitles(products: ProductRow[], asked: ObjectiveConfig[], data: TrainingData, seed: number, step: number): MaskedTitles | null {
  const objective = asked.find((o) => o.kind === 'maskedToken');
  if (!objective) return null;
  const titles = products.map((product) => product.titleIds);
  return maskTokens(titles, objective.rate, data.features.titleTokens, data.tokenizer, random(seed, 'maskedTokens', step));
}

/** What batches read of the catalog, computed once. */
function contentOf(data: TrainingData) {
  const { products, features, tokenizer } = data;
  const pictureBytes = features.imageHeight * features.imageWidth * 3;
  const titleWords = products.titles.map((title) => new Set(title.map((word) => foldWord(word.text))));
  const trained = [...new Set(data.pairs.map((pair) => pair.product))];
  const titleKeywords = createTitleKeywords(trained.map((product) => products.titles[product]));
  return {
    titleWords: (product: number) => titleWords[product],
    product: (product: number) => ({
      title: products.titles[product], hasTitle: products.hasTitle[product] === 1,
      pixels: products.pixels.subarray(product * pictureBytes, (product + 1) * pictureBytes), hasImage: products.hasImage[product] === 1,
    }),
    view({ query, product }: PairRow): QueryRow {
      const words = titleKeywords(products.titles[product], data.queries[query].words, viewKeywords);
      const keywords = words.map((word) => ({ text: word.text, score: 1, from: [], clicks: 0, words: [word] }));
      return queryRow({ ...data.queries[query], keywords }, tokenizer, features.queryTokens);
    },
  };
}

// A catalog of six kinds in six colors, four makers each, small enough to learn in seconds. A kind is a shape in the picture; three titles in ten hide the color.
import type { FeatureConfig } from '../../src/features/config';
import { buildVocabulary } from '../../src/features/vocabulary';
import type { EncodedQuery } from '../../src/features/types';
import { random } from '../../src/math/random';
import type { ModelConfig, TransformerConfig } from '../../src/model/config';
import type { AugmentationConfig, ObjectiveConfig, TrainingConfig } from '../../src/training/config';
import type { TrainingData, TrainingPair } from '../../src/training/data';

export const colors: Record<string, [number, number, number]> = {
  red: [210, 40, 40], green: [40, 160, 60], blue: [40, 60, 200], yellow: [235, 210, 40], black: [25, 25, 25], pink: [245, 150, 190],
};
export const kinds = ['dress', 'boots', 'mug', 'lamp', 'bag', 'scarf'];
const makers = ['kavo', 'brin', 'solu', 'tarn'];
export const side = 12;

export const features: FeatureConfig = {
  vocabularySize: 400, titleTokens: 10, queryTokens: 8, imageHeight: side, imageWidth: side, patch: 4,
  keywords: { perQuery: 2, minimumClicks: 1, dropRate: 0.3 },
};

export interface TinyProduct {
  color: string;
  kind: string;
  maker: string;
}
export const products: TinyProduct[] = kinds.flatMap((kind) => Object.keys(colors).flatMap((color) => makers.map((maker) => ({ color, kind, maker }))));
/** The last maker's products are held out. */
export const isHeldOut = (product: number) => products[product].maker === 'tarn';

const titleOf = ({ color, kind, maker }: TinyProduct, i: number) => (i % 10 < 7 ? `${maker} ${color} ${kind}` : `${maker} ${kind}`);
const queryTexts = [...kinds.flatMap((kind) => Object.keys(colors).map((color) => ({ color, kind, text: `${color} ${kind}` }))),
  ...kinds.map((kind) => ({ color: null, kind, text: kind }))];
export const tokenizer = buildVocabulary([...products.map(titleOf), ...queryTexts.map((query) => query.text)], features.vocabularySize);

export const isRelevant = (query: number, product: number) =>
  queryTexts[query].kind === products[product].kind && (queryTexts[query].color === null || queryTexts[query].color === products[product].color);
export const queries: EncodedQuery[] = queryTexts.map(({ text }) => ({ words: tokenizer.words(text), keywords: [], unknownWords: [] }));

/** A kind's shape, in its color, on white. */
function picture({ color, kind }: TinyProduct): Uint8Array {
  const inside: ((row: number, column: number) => boolean)[] = [
    (row, column) => Math.abs(column - side / 2) <= 1 + row / 3, (row, column) => column < 4 || row > 8, (row, column) => row > 3 && row < 10 && column > 2 && column < 9,
    (row, column) => row < 4 || (column > 4 && column < 7), (row) => row > 5, (row, column) => (row + column) % side < 5,
  ];
  const pixels = new Uint8Array(side * side * 3).fill(255);
  for (let i = 0; i < side * side; i++) if (inside[kinds.indexOf(kind)](Math.floor(i / side), i % side)) pixels.set(colors[color], i * 3);
  return pixels;
}

export function tinyData(): TrainingData {
  const pairs: TrainingPair[] = queries.flatMap((_, query) =>
    products.flatMap((_product, product) => (isRelevant(query, product) && !isHeldOut(product) ? [{ query, product, weight: 1 }] : [])));
  const clicked = queries.map((_, query) => new Set(pairs.filter((pair) => pair.query === query).map((pair) => pair.product)));
  const pixels = new Uint8Array(products.length * side * side * 3);
  products.forEach((product, i) => pixels.set(picture(product), i * side * side * 3));
  const titles = products.map((product, i) => tokenizer.words(titleOf(product, i)).map((word) => ({
    ...word, states: word.text === product.color ? ['color=' + word.text] : word.text === product.kind ? ['kind=' + word.text] : [],
  })));
  return {
    products: {
      fingerprint: 'tiny', ids: products.map((_, i) => `p${i}`), titles, pixels, sharedImages: [], problems: [],
      hasTitle: new Uint8Array(products.length).fill(1), hasImage: new Uint8Array(products.length).fill(1),
    },
    queries, pairs, clicked, designs: null, tokenizer, features,
    keywordsFor: (pair) => {
      const { maker } = products[pairs[pair].product];
      return [{ text: maker, score: 1, from: [], clicks: 2, words: tokenizer.words(maker) }];
    },
  };
}

const transformer: TransformerConfig = { layers: 1, width: 32, heads: 2, hidden: 64, norm: 'pre', activation: 'gelu', layerNormEpsilon: 1e-5, dropout: 0.1 };
const text = { vocabularySize: tokenizer.size, tokenTypes: 0, embeddingNorm: false, finalNorm: true, causal: false, pooling: 'mean' as const, transformer };
export const tinyModel: ModelConfig = {
  embedding: 24,
  query: { ...text, positions: features.queryTokens, tokenTypes: 2, pooling: 'attention' },
  title: { ...text, positions: features.titleTokens },
  image: { height: side, width: side, patch: 4, classToken: false, patchBias: true, embeddingNorm: false, finalNorm: true, pooling: 'mean',
    mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5], transformer },
  fusion: { kind: 'scalarGate', mix: 'sharedSpace', hidden: 16 },
  projection: 'shared',
  temperature: { initial: 0.07, minimum: 0.01, learnable: true },
};

export const noAugmentation: AugmentationConfig = { titleWords: { chance: 0, drop: 0 }, titleAttributes: 0, titleCode: 0, imageBlank: 0, mirror: 0, shift: 0 };
export const queryProduct: ObjectiveConfig = { kind: 'contrastive', from: 'query', to: 'product', weight: 1, symmetric: true, form: 'softmax', margin: 0, multiPositive: false };

export function tinyTraining(change: Partial<TrainingConfig> = {}): TrainingConfig {
  return {
    batch: 16, sampling: 'sqrt',
    optimizer: { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.05, clipNorm: 1 },
    negatives: { maskDuplicates: true, maskClicked: true, maskKeywordMatches: true },
    augmentation: { titleWords: { chance: 0.5, drop: 0.3 }, titleAttributes: 0.2, titleCode: 0.2, imageBlank: 0.2, mirror: 0, shift: 1 },
    stages: [{ name: 'all', steps: 12, train: ['*'], learningRate: 3e-3, warmup: 3, objectives: [queryProduct] }],
    evaluateEvery: 5, checkpointEvery: 10, ...change,
  };
}

export const drawFor = (purpose: string) => random(7, purpose);

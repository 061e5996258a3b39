// The recipe that worked on real products, in four sizes: numbers, no mechanism.
import type { FeatureConfig } from '../../features/config';
import type { ImageEncoderConfig, ModelConfig, TextEncoderConfig, TransformerConfig } from '../../model/config';
import type { TrainingConfig } from '../../training/config';
import { experimentVersion, type Experiment, type Size } from '../experiment';

interface Dimensions {
  vocabulary: number;
  queryTokens: number;
  titleTokens: number;
  image: number | { height: number; width: number };
  patch: number;
  layers: number;
  width: number;
  heads: number;
  embedding: number;
  gate: number;
  batch: number;
  steps: number;
  warmup: number;
  evaluateEvery: number;
}

const dimensions: Record<Size, Dimensions> = {
  /** A visible lesson within ten seconds on two cores. */
  nano: { vocabulary: 600, queryTokens: 12, titleTokens: 14, image: 24, patch: 6, layers: 1, width: 48, heads: 4, embedding: 32, gate: 32,
    batch: 32, steps: 250, warmup: 25, evaluateEvery: 25 },
  /** The bundled run; about 100 ms a step. */
  small: { vocabulary: 2000, queryTokens: 12, titleTokens: 16, image: 40, patch: 8, layers: 2, width: 80, heads: 4, embedding: 64, gate: 64,
    batch: 64, steps: 1200, warmup: 100, evaluateEvery: 300 },
  /** The model of the recipe. */
  medium: { vocabulary: 3000, queryTokens: 16, titleTokens: 20, image: { height: 64, width: 48 }, patch: 8, layers: 2, width: 128, heads: 4, embedding: 64, gate: 64,
    batch: 128, steps: 2000, warmup: 100, evaluateEvery: 500 },
  /** BERT-base and ViT-B/16 shapes, for pretrained towers. */
  full: { vocabulary: 30_522, queryTokens: 32, titleTokens: 64, image: 224, patch: 16, layers: 12, width: 768, heads: 12, embedding: 256, gate: 256,
    batch: 32, steps: 10_000, warmup: 500, evaluateEvery: 1000 },
};

/** A gated dual encoder with every mechanism of MAKE switched on; presets differ from it in a few named places. */
export function baseExperiment(size: Size, catalog: string, seed: number): Experiment {
  const d = dimensions[size];
  return { version: experimentVersion, seed, catalog, features: features(d), model: model(d, size), training: training(d, size) };
}

function imageSize(d: Dimensions): { height: number; width: number } {
  return typeof d.image === 'number' ? { height: d.image, width: d.image } : d.image;
}

function features(d: Dimensions): FeatureConfig {
  const { height, width } = imageSize(d);
  return {
    vocabularySize: d.vocabulary, titleTokens: d.titleTokens, queryTokens: d.queryTokens,
    imageHeight: height, imageWidth: width, patch: d.patch,
    keywords: { perQuery: 3, minimumClicks: 3, dropRate: 0.3 },
  };
}

function model(d: Dimensions, size: Size): ModelConfig {
  const published = size === 'full';
  const transformer: TransformerConfig = {
    layers: d.layers, width: d.width, heads: d.heads, hidden: 4 * d.width, norm: 'pre', activation: 'gelu', layerNormEpsilon: 1e-5, dropout: 0.1,
  };
  const bert: TransformerConfig = { ...transformer, norm: 'post', layerNormEpsilon: 1e-12 };
  const text = (positions: number): TextEncoderConfig => published
    ? { vocabularySize: d.vocabulary, positions, tokenTypes: 2, embeddingNorm: true, finalNorm: false, causal: false, pooling: 'mean', transformer: { ...bert } }
    : { vocabularySize: d.vocabulary, positions, tokenTypes: 0, embeddingNorm: false, finalNorm: true, causal: false, pooling: 'mean', transformer: { ...transformer } };
  const image: ImageEncoderConfig = {
    ...imageSize(d), patch: d.patch, classToken: published, patchBias: true, embeddingNorm: false, finalNorm: true, pooling: published ? 'first' : 'mean',
    ...(published ? { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } : whiteIsZero()), transformer: published ? { ...transformer, layerNormEpsilon: 1e-12 } : transformer,
  };
  return {
    embedding: d.embedding,
    query: { ...text(d.queryTokens), tokenTypes: 2, pooling: 'attention' },
    title: text(d.titleTokens),
    image,
    fusion: { kind: 'scalarGate', mix: 'sharedSpace', hidden: d.gate },
    projection: 'shared',
    temperature: { initial: 0.07, minimum: 0.01, learnable: true },
  };
}

/** Packshots stand on white: with white at zero, empty patches say nothing. The usual one half leaves them the loudest (measured on the made shop). */
const whiteIsZero = (): Pick<ImageEncoderConfig, 'mean' | 'std'> => ({ mean: [1, 1, 1], std: [0.3, 0.3, 0.3] });

function training(d: Dimensions, size: Size): TrainingConfig {
  return {
    batch: d.batch,
    sampling: 'sqrt',
    optimizer: { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.05, clipNorm: 1 },
    negatives: { maskDuplicates: true, maskClicked: true, maskKeywordMatches: true },
    augmentation: { titleWords: { chance: 0.6, drop: 0.3 }, titleAttributes: 0.25, titleCode: 0.2, imageBlank: 0.15, mirror: 0.5, shift: size === 'nano' ? 1 : 3 },
    stages: [{
      name: 'all at once', steps: d.steps, train: ['*'], learningRate: size === 'full' ? 5e-5 : size === 'nano' ? 2e-3 : 1e-3, warmup: d.warmup,
      objectives: [
        { kind: 'contrastive', from: 'query', to: 'product', weight: 1, symmetric: true, form: 'softmax', margin: 0, multiPositive: false },
        { kind: 'contrastive', from: 'query', to: 'title', weight: 0.3, symmetric: true, form: 'softmax', margin: 0, multiPositive: false },
        { kind: 'contrastive', from: 'query', to: 'image', weight: 0.3, symmetric: true, form: 'softmax', margin: 0, multiPositive: false },
        { kind: 'contrastive', from: 'title', to: 'image', weight: 0.1, symmetric: true, form: 'softmax', margin: 0, multiPositive: false },
        { kind: 'keywordView', weight: 0.1, form: 'infoNCE' },
      ],
    }],
    evaluateEvery: d.evaluateEvery,
    checkpointEvery: d.evaluateEvery,
  };
}

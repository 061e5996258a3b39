// A model of a few thousand parameters and inputs for it: small enough to look at, with every part that a big one has.
import { random } from '../../src/math/random';
import type { ProductRow, QueryRow } from '../../src/features/types';
import type { FusionConfig, ImageEncoderConfig, ModelConfig, TextEncoderConfig, TransformerConfig } from '../../src/model/config';
import type { Pass } from '../../src/nn/pass';

export const fusionKinds: Record<FusionConfig['kind'], FusionConfig> = {
  titleOnly: { kind: 'titleOnly', mix: 'sharedSpace' },
  imageOnly: { kind: 'imageOnly', mix: 'sharedSpace' },
  fixed: { kind: 'fixed', mix: 'sharedSpace', imageWeight: 0.3 },
  scalarGate: { kind: 'scalarGate', mix: 'sharedSpace', hidden: 6 },
  vectorGate: { kind: 'vectorGate', mix: 'sharedSpace' },
  attentive: { kind: 'attentive', mix: 'sharedSpace', heads: 2, hidden: 6 },
};

const transformer: TransformerConfig = { layers: 2, width: 8, heads: 2, hidden: 16, norm: 'pre', activation: 'gelu', layerNormEpsilon: 1e-5, dropout: 0.1 };
const text: TextEncoderConfig = { vocabularySize: 20, positions: 6, tokenTypes: 0, embeddingNorm: false, finalNorm: true, causal: false, pooling: 'mean', transformer };
const image: ImageEncoderConfig = {
  height: 8, width: 4, patch: 4, classToken: true, patchBias: true, embeddingNorm: true, finalNorm: true, pooling: 'mean',
  mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5], transformer,
};

export function tinyConfig(change: Partial<ModelConfig> = {}): ModelConfig {
  return {
    embedding: 5, query: { ...text, tokenTypes: 2, pooling: 'attention' }, title: text, image, fusion: fusionKinds.scalarGate,
    projection: 'shared', temperature: { initial: 0.07, minimum: 0.01, learnable: true }, ...change,
  };
}

export const pad = 0;

export const queryRows: QueryRow[] = [
  { ids: [2, 5, 6, 3], types: [0, 0, 0, 0] },
  { ids: [2, 9, 3, 10, 11, 3], types: [0, 0, 0, 1, 1, 1] },
  { ids: [2, 3], types: [0, 0] },
];

/** Both sides, no picture, no title, neither. */
export const productRows: ProductRow[] = [
  { titleIds: [2, 5, 6, 7, 8, 3], hasTitle: true, pixels: noise(1), hasImage: true },
  { titleIds: [2, 12, 3], hasTitle: true, pixels: new Uint8Array(96).fill(255), hasImage: false },
  { titleIds: [], hasTitle: false, pixels: noise(2), hasImage: true },
  { titleIds: [], hasTitle: false, pixels: new Uint8Array(96).fill(255), hasImage: false },
  { titleIds: [2, 14, 15, 3], hasTitle: true, pixels: noise(3), hasImage: true },
];

export function reading(change: Partial<Pass> = {}): Pass {
  return { training: false, random: random(1, 'test'), trace: null, ...change };
}

function noise(seed: number): Uint8Array {
  const draw = random(seed, 'pixels');
  return Uint8Array.from({ length: 96 }, () => draw.integer(256));
}

// The shape of a retrieval model as plain JSON. Defaults live in experiment/presets.
import type { TransformerConfig } from '../nn/config';

export type { TransformerConfig };

export interface TextEncoderConfig {
  vocabularySize: number;
  /** Longest input in tokens. */
  positions: number;
  /** 0 = no token type embedding. */
  tokenTypes: number;
  /** Layer norm right after the embeddings (BERT). */
  embeddingNorm: boolean;
  /** Layer norm after the last layer (pre-norm encoders). */
  finalNorm: boolean;
  /** Each token sees only the ones before it (CLIP text). */
  causal: boolean;
  /** 'endOfText' = at the first `endOfText` (CLIP). 'attention' = learned, its weights are readable. */
  pooling: 'mean' | 'first' | 'endOfText' | 'attention';
  /** The id that 'endOfText' looks for; absent = the largest id of the text, as older CLIP configs need it. */
  endOfText?: number;
  transformer: TransformerConfig;
}

export interface ImageEncoderConfig {
  height: number;
  width: number;
  patch: number;
  classToken: boolean;
  /** CLIP has none. */
  patchBias: boolean;
  /** Layer norm before the first layer (CLIP's pre_layrnorm). */
  embeddingNorm: boolean;
  finalNorm: boolean;
  pooling: 'mean' | 'first';
  /** (pixel / 255 - mean) / std per channel. */
  mean: [number, number, number];
  std: [number, number, number];
  transformer: TransformerConfig;
}

/**
 * Where the sides are mixed. 'beforeProjection': z = a_t t + a_v v, then projected. 'sharedSpace': each side is projected and
 * made a unit vector first, so weight times cosine is the score's part and nothing can hide in norms. Our choice [P].
 * 'attentive' makes one vector of both sides itself, before the projection in either case.
 */
export type Mix = 'beforeProjection' | 'sharedSpace';

/** What each member of the Modal Adaptation family can be told. Adding one here makes the table in fusion/fusion.ts demand it. */
export interface FusionSettings {
  titleOnly: object;
  imageOnly: object;
  /** The picture's weight, 0 to 1, the same for every product. */
  fixed: { imageWeight: number };
  scalarGate: { hidden: number };
  vectorGate: object;
  attentive: { heads: number; hidden: number };
}
export type FusionKind = keyof FusionSettings;
export type FusionConfig = { [K in FusionKind]: { kind: K; mix: Mix } & FusionSettings[K] }[FusionKind];

export interface ModelConfig {
  /** Width of the shared space. */
  embedding: number;
  /** Query encoder with its own weights (MAKE [S]) or the title's (predecessor [B]). */
  query: TextEncoderConfig | 'sharedWithTitle';
  title: TextEncoderConfig;
  image: ImageEncoderConfig;
  fusion: FusionConfig;
  /** One projection for title, image and product, or one per side. */
  projection: 'shared' | 'perSide';
  temperature: {
    initial: number;
    /** exp(logScale) is clamped to [1, 1 / minimum]. */
    minimum: number;
    learnable: boolean;
  };
}

export type Space = 'query' | 'title' | 'image' | 'product';

export function queryEncoderConfig(config: ModelConfig): TextEncoderConfig {
  return config.query === 'sharedWithTitle' ? { ...config.title, pooling: 'attention' } : config.query;
}

/** Patches of one picture, read row by row. */
export function countPatches({ height, width, patch }: ImageEncoderConfig): number {
  if (height % patch !== 0 || width % patch !== 0) throw new Error(`Pictures of ${height} x ${width} pixels cannot be cut into patches of ${patch}. Choose a patch that divides both sides.`);
  return (height / patch) * (width / patch);
}

/** Width of the vectors that a gate multiplies. */
export function mixWidth({ fusion, embedding, title }: ModelConfig): number {
  return fusion.mix === 'sharedSpace' ? embedding : title.transformer.width;
}

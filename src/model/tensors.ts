import type * as tf from '@tensorflow/tfjs-core';

/** Tokens of a batch of texts. Padding has mask 0. */
export interface TextBatch {
  ids: tf.Tensor2D; // [batch, tokens] int32
  mask: tf.Tensor2D; // [batch, tokens] float32, 1 = real
  /** 0 = typed, 1 = added keyword; null where the encoder has no token types. */
  types: tf.Tensor2D | null; // [batch, tokens] int32
}

/** Pictures as patch rows, normalized. Values of one patch run row, column, channel. */
export interface ImageBatch {
  patches: tf.Tensor3D; // [batch, patches, patch * patch * 3]
}

export interface ProductBatch {
  title: TextBatch;
  image: ImageBatch;
  /** 0 = empty title: its weight is exactly 0. A code or a nonsense title is there (1). */
  hasTitle: tf.Tensor1D; // [batch] float32
  /** 0 = null picture. A placeholder or blank picture is there (1). */
  hasImage: tf.Tensor1D; // [batch] float32
}

/** What an encoder says about its input. */
export interface Sequence {
  tokens: tf.Tensor3D; // [batch, tokens, width]
  mask: tf.Tensor2D; // [batch, tokens]
  pooled: tf.Tensor2D; // [batch, width]
  /** Pooling weights that sum to 1 over real tokens, where pooling is an attention. */
  attention: tf.Tensor2D | null; // [batch, tokens]
}

export interface QueryEmbedding {
  query: tf.Tensor2D; // [batch, embedding], unit rows
  /** The keyword attention: how much each token counts; null unless the query is pooled by attention. */
  keywordAttention: tf.Tensor2D | null; // [batch, tokens]
}

/** Two numbers per product that sum to 1, each in [0, 1]. */
export interface ModalWeights {
  title: tf.Tensor1D; // [batch]
  image: tf.Tensor1D; // [batch]
}

export interface ProductEmbedding {
  title: tf.Tensor2D; // [batch, embedding], unit rows
  image: tf.Tensor2D; // [batch, embedding], unit rows
  product: tf.Tensor2D; // [batch, embedding], unit rows
  /** Null for fusions that have no modal weights. */
  weights: ModalWeights | null;
  /** For linear fusions the two addends of `product` (their sum is exactly it), so q . part is the score's part. */
  parts: { title: tf.Tensor2D; image: tf.Tensor2D } | null; // [batch, embedding]
}

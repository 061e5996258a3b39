// Ids to vectors: a learned vector per token, per position and, where there are several, per token type.
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';
import { embedding } from '../ops/embedding';
import { type Matrix, truncatedNormal } from './init';

export type EmbeddingParams = {
  tokens: Matrix; // [vocabulary, width]
  positions: Matrix; // [positions, width]
  types?: Matrix; // [types, width]
};

export interface EmbeddingShape {
  vocabularySize: number;
  positions: number;
  /** 0 = no token types. */
  tokenTypes: number;
}

export function initEmbedding(random: Random, shape: EmbeddingShape, width: number): EmbeddingParams {
  return {
    tokens: truncatedNormal(random, shape.vocabularySize, width),
    positions: truncatedNormal(random, shape.positions, width),
    ...(shape.tokenTypes > 0 && { types: truncatedNormal(random, shape.tokenTypes, width) }),
  };
}

/** The sum of the tables' rows. Ids and types are [batch, tokens] int32; without types every token is of type 0. */
export function applyEmbedding(params: EmbeddingParams, ids: tf.Tensor2D, types: tf.Tensor2D | null): tf.Tensor3D {
  const tokens = embedding(params.tokens, ids); // [batch, tokens, width]
  const placed = tf.add(tokens, firstRows(params.positions, ids.shape[1])); // [batch, tokens, width]
  if (!params.types) return placed as tf.Tensor3D;
  return tf.add(placed, types ? embedding(params.types, types) : firstRows(params.types, 1)) as tf.Tensor3D;
}

/** [rows, width], which broadcasts over a batch. */
function firstRows(table: Matrix, rows: number): tf.Tensor2D {
  if (rows > table.shape[0]) throw new Error(`The input has ${rows} positions, the model was made for ${table.shape[0]}. Cut the input or raise 'positions'.`);
  return rows === table.shape[0] ? table : tf.slice2d(table, [0, 0], [rows, table.shape[1]]);
}

import * as tf from '@tensorflow/tfjs-core';
import type { ModelConfig } from '../model/config';
import { queryEncoderConfig } from '../model/config';
import { productTensors, queryTensors } from '../model/inputs';
import type { ProductBatch, TextBatch } from '../model/tensors';
import type { Batch } from './batches';
import type { MaskedTitles } from './maskTokens';
import type { Relations } from './relations';

/** Titles with hidden tokens, and where to look for what. Padded to a fixed length so that shapes never change; padding has weight 0. */
export interface HiddenTokens {
  titles: TextBatch;
  /** Row * tokens + position. */
  places: tf.Tensor2D; // [1, hidden] int32
  targets: tf.Tensor1D; // [hidden] int32
  weights: tf.Tensor1D; // [hidden], sum to 1
}

/** A batch on the backend: everything one update reads besides the training state. Whoever made it disposes it. */
export interface StepInputs {
  queries: TextBatch;
  products: ProductBatch;
  /** KE-a: the queries with keywords of their clicked titles. */
  views: TextBatch | null;
  hidden: HiddenTokens | null;
  relations: Relations;
}

export function stepInputs(batch: Batch, config: ModelConfig, pad: number): StepInputs {
  const queryConfig = queryEncoderConfig(config);
  const { views, maskedTitles } = batch;
  return {
    queries: queryTensors(batch.queries, queryConfig, pad),
    products: productTensors(batch.products, config, pad),
    views: views && queryTensors(views, queryConfig, pad),
    hidden: maskedTitles && hiddenTokens(maskedTitles, config, pad),
    relations: batch.relations,
  };
}

export function disposeInputs({ queries, products, views, hidden }: StepInputs): void {
  tf.dispose([queries, products, views, hidden] as unknown as tf.TensorContainer);
}

function hiddenTokens(masked: MaskedTitles, config: ModelConfig, pad: number): HiddenTokens {
  const { positions } = config.title;
  const count = masked.capacity;
  const padded = (values: number[]) => Int32Array.from({ length: count }, (_, i) => values[i] ?? 0);
  const real = masked.targets.length;
  const rows = masked.ids.map((ids) => ({ ids, types: ids.map(() => 0) }));
  return {
    titles: queryTensors(rows, { ...config.title, tokenTypes: 0 }, pad),
    places: tf.tensor2d(padded(masked.rows.map((row, i) => row * positions + masked.positions[i])), [1, count], 'int32'),
    targets: tf.tensor1d(padded(masked.targets), 'int32'),
    weights: tf.tensor1d(Float32Array.from({ length: count }, (_, i) => (i < real ? 1 / real : 0))),
  };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Space } from '../model/config';
import { embedProducts, embedQueries, type Model } from '../model/retrievalModel';
import type { ProductEmbedding } from '../model/tensors';
import type { Pass } from '../nn/pass';
import { batchCandidates } from './negatives/candidates';
import type { StepContext } from './objectives/types';
import type { StepInputs } from './stepInputs';

/** A step's context, which lives inside one forward pass. */
export interface OpenStep extends StepContext {
  /** The product side, if some objective asked for it. */
  readProducts(): ProductEmbedding | null;
}

export function openStep(model: Model, inputs: StepInputs, pass: Pass): OpenStep {
  let queries: tf.Tensor2D | null = null;
  let embedded: ProductEmbedding | null = null;
  const products = () => (embedded ??= embedProducts(model, inputs.products, pass));
  const embedding = (space: Space) => (space === 'query' ? (queries ??= embedQueries(model, inputs.queries, pass).query) : products()[space]);
  return {
    model, inputs, pass, embedding,
    readProducts: () => embedded,
    scale: tf.exp(model.params.temperature.logScale) as tf.Scalar,
    embedView: (views) => embedQueries(model, views, pass).query,
    candidates: (from, to, neighbors) => batchCandidates(embedding(to), from, to, inputs.relations, neighbors),
  };
}

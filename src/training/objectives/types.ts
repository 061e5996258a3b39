import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../math/random';
import type { Space } from '../../model/config';
import type { Model } from '../../model/retrievalModel';
import type { TextBatch } from '../../model/tensors';
import type { Params } from '../../nn/params';
import type { Pass } from '../../nn/pass';
import type { ObjectiveConfig, ObjectiveKind } from '../config';
import type { Candidates } from '../negatives/candidates';
import type { StepInputs } from '../stepInputs';

/** What a loss term may look at in one step. Embeddings are made on first use and shared by all terms. */
export interface StepContext {
  model: Model;
  inputs: StepInputs;
  pass: Pass;
  /** exp(logScale): what cosines are multiplied with. */
  scale: tf.Scalar;
  embedding(space: Space): tf.Tensor2D; // [rows, embedding], unit rows
  /** Another reading of the batch's queries, embedded by the query tower. */
  embedView(queries: TextBatch): tf.Tensor2D; // [rows, embedding], unit rows
  /** The rows that `from` is compared with in the space `to`. */
  candidates(from: Space, to: Space, neighbors: boolean): Candidates;
}

export interface Term {
  loss: tf.Scalar;
  /** Further scalars worth a curve, made only when asked for. */
  metrics?(): Record<string, tf.Scalar>;
}

export type ConfigOf<K extends ObjectiveKind> = Extract<ObjectiveConfig, { kind: K }>;

export interface Objective<K extends ObjectiveKind> {
  /** Parameters of the term's own head; absent where it has none. */
  init?(config: ConfigOf<K>, model: Model, random: Random): Params;
  loss(config: ConfigOf<K>, step: StepContext, head: Params): Term;
}

import * as tf from '@tensorflow/tfjs-core';
import { clippedAdamW, type GradientNorms } from '../ops/adamwUpdate';
import type { TrainingConfig } from './config';
import { towerOf } from './towers';

/** AdamW's running means of a gradient and of its square. */
export interface Moments {
  first: tf.Variable;
  second: tf.Variable;
}

/** One thing that learns: a parameter and its moments. */
export interface Learner extends Moments {
  variable: tf.Variable;
}

export function zeroMoments(variable: tf.Variable): Moments {
  const zeros = () => {
    const value = tf.zeros(variable.shape);
    const created = tf.variable(value, false);
    value.dispose();
    return created;
  };
  return { first: zeros(), second: zeros() };
}

/**
 * One AdamW update after clipping to the global norm. Weight decay acts on what has two axes or more (tables and matrices), not on biases,
 * norms and the temperature. A parameter without a gradient is left as it is.
 * @param updates how many updates these moments have seen, this one included
 * @returns the gradient norms before clipping, of all parameters and by tower; the caller owns them
 */
export function applyAdamW(
  learners: Record<string, Learner>,
  gradients: Record<string, tf.Tensor>,
  config: TrainingConfig['optimizer'],
  learningRate: number,
  updates: number,
): GradientNorms {
  const entries = Object.entries(learners).flatMap(([path, { variable, first, second }]) =>
    gradients[path] ? [{ variable, gradient: gradients[path], first, second, decay: variable.rank >= 2 ? config.weightDecay : 0, group: towerOf(path) }] : []);
  const { beta1, beta2, epsilon, clipNorm } = config;
  return clippedAdamW(entries, { learningRate, beta1, beta2, epsilon, clipNorm, step: updates });
}

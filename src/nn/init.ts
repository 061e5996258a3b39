// First values of parameters. All of them are variables; every random one is drawn from an addressed stream.
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';

export type Matrix = tf.Variable<tf.Rank.R2>;
export type Vector = tf.Variable<tf.Rank.R1>;

/** Standard deviation of the published BERT, ViT and GPT-2 initializations; used for weights and tables alike. */
export const standardDeviation = 0.02;

/** Normal values with the given deviation, redrawn until they lie within two deviations. */
export function truncatedNormal(random: Random, rows: number, columns: number, deviation = standardDeviation): Matrix {
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < values.length; i++) {
    let value = random.normal();
    while (Math.abs(value) > 2) value = random.normal();
    values[i] = value * deviation;
  }
  return variable(tf.tensor2d(values, [rows, columns])) as Matrix;
}

export function zeros(width: number): Vector {
  return variable(tf.zeros([width])) as Vector;
}

export function ones(width: number): Vector {
  return variable(tf.ones([width])) as Vector;
}

export function scalar(value: number, trainable = true): tf.Variable<tf.Rank.R0> {
  return variable(tf.scalar(value), trainable) as tf.Variable<tf.Rank.R0>;
}

function variable(value: tf.Tensor, trainable = true): tf.Variable {
  const created = tf.variable(value, trainable);
  value.dispose();
  return created;
}

import * as tf from '@tensorflow/tfjs-core';
import { groupBy } from '../math/groups';
import { isFused } from './fused';
import { kernelsOf, type WasmKernels } from './wasmKernels';

/** One parameter, its gradient, and its two moments. */
export interface AdamWEntry {
  variable: tf.Variable;
  gradient: tf.Tensor;
  first: tf.Variable;
  second: tf.Variable;
  /** Decoupled weight decay; 0 for biases and norms. */
  decay: number;
  /** Whose norm this gradient counts in, besides the global one. */
  group?: string;
}

/** Before clipping. The caller owns all of them. */
export interface GradientNorms {
  global: tf.Scalar;
  groups: Record<string, tf.Scalar>;
}

export interface AdamWSettings {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** Gradients are scaled by min(1, clipNorm / (norm + 1e-6)); Infinity = never. */
  clipNorm: number;
  /** Counts from 1. */
  step: number;
}

/**
 * Clips all gradients by their global norm, then updates variables and moments with AdamW (decoupled decay).
 * @returns the gradient norms before clipping, over all entries and by group
 */
export function clippedAdamW(entries: AdamWEntry[], settings: AdamWSettings): GradientNorms {
  for (const { variable, gradient, first, second } of entries) {
    if ([gradient, first, second].some(({ size }) => size !== variable.size)) {
      throw new Error(`AdamW needs a gradient and moments of the variable's shape [${variable.shape}], got [${gradient.shape}], [${first.shape}], [${second.shape}].`);
    }
  }
  const kernels = tf.getBackend() === 'wasm' && isFused() ? kernelsOf(tf.backend()) : null;
  return kernels ? fusedUpdate(entries, settings, kernels) : composedUpdate(entries, settings);
}

function composedUpdate(entries: AdamWEntry[], settings: AdamWSettings): GradientNorms {
  const norms: GradientNorms = tf.tidy(() => {
    const squares = entries.map(({ gradient }) => tf.sum(tf.square(gradient)) as tf.Scalar);
    const groups = groupBy(entries.flatMap(({ group }, i) => (group ? [{ group, square: squares[i] }] : [])), ({ group }) => group);
    return { global: rootOfSum(squares), groups: Object.fromEntries([...groups].map(([name, members]) => [name, rootOfSum(members.map(({ square }) => square))])) };
  });
  tf.tidy(() => composedStep(entries, settings, norms.global));
  return norms;
}

function composedStep(entries: AdamWEntry[], settings: AdamWSettings, norm: tf.Scalar): void {
  const { learningRate, beta1, beta2, epsilon, clipNorm, step } = settings;
  const scale = Number.isFinite(clipNorm) ? tf.minimum(1, tf.div(clipNorm, tf.add(norm, 1e-6))) : tf.scalar(1);
  const rate = tf.scalar(learningRate / (1 - beta1 ** step));
  const correction = tf.scalar(1 / (1 - beta2 ** step));
  const constants = { beta1: tf.scalar(beta1), rest1: tf.scalar(1 - beta1), beta2: tf.scalar(beta2), rest2: tf.scalar(1 - beta2), epsilon: tf.scalar(epsilon) };
  for (const { variable, gradient, first, second, decay } of entries) {
    tf.tidy(() => {
      const clipped = tf.mul(gradient, scale);
      const newFirst = tf.add(tf.mul(first, constants.beta1), tf.mul(clipped, constants.rest1));
      const newSecond = tf.add(tf.mul(second, constants.beta2), tf.mul(tf.square(clipped), constants.rest2));
      const change = tf.div(tf.mul(newFirst, rate), tf.add(tf.sqrt(tf.mul(newSecond, correction)), constants.epsilon));
      const decayed = decay === 0 ? variable : tf.mul(variable, 1 - learningRate * decay);
      variable.assign(tf.sub(decayed, change));
      first.assign(newFirst);
      second.assign(newSecond);
    });
  }
}

function rootOfSum(squares: tf.Scalar[]): tf.Scalar {
  return tf.sqrt(squares.length ? tf.sum(tf.stack(squares)) : tf.scalar(0)) as tf.Scalar;
}

function fusedUpdate(entries: AdamWEntry[], settings: AdamWSettings, kernels: WasmKernels): GradientNorms {
  const { learningRate, beta1, beta2, epsilon, clipNorm, step } = settings;
  let squares = 0;
  const byGroup: Record<string, number> = {};
  for (const { gradient, group } of entries) {
    const square = kernels.run.sumOfSquares(gradient.size, kernels.address(gradient));
    squares += square;
    if (group) byGroup[group] = (byGroup[group] ?? 0) + square;
  }
  const norm = Math.sqrt(squares);
  const scale = Math.min(1, clipNorm / (norm + 1e-6));
  const rate = learningRate / (1 - beta1 ** step);
  const correction = 1 / (1 - beta2 ** step);
  for (const { variable, gradient, first, second, decay } of entries) {
    const addresses = [variable, gradient, first, second].map((tensor, role) => {
      if (role !== 1) ownMemory(tensor as tf.Variable, kernels);
      return kernels.address(tensor);
    });
    kernels.run.adamw(variable.size, ...addresses, scale, beta1, beta2, epsilon, rate, correction, 1 - learningRate * decay);
  }
  return { global: tf.scalar(norm), groups: Object.fromEntries(Object.entries(byGroup).map(([name, square]) => [name, tf.scalar(Math.sqrt(square))])) };
}

/** A clone shares its variable's memory; before a write in place the variable moves to memory of its own. */
function ownMemory(variable: tf.Variable, kernels: WasmKernels): void {
  if (!kernels.isShared(variable)) return;
  tf.tidy(() => variable.assign(tf.add(variable, 0)));
}

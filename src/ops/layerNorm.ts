import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from './operation';

type Epsilon = { epsilon: number };

const backward = defineOperation<{ x: tf.Tensor; scale: tf.Tensor; dy: tf.Tensor }, Epsilon>({
  name: 'LayerNormGradient',
  composed: ({ x, scale, dy }, { epsilon }) => {
    const { normalized, inverseDeviation } = normalize(x, epsilon);
    const scaled = tf.mul(dy, scale);
    const alongNormal = tf.mul(normalized, tf.mean(tf.mul(scaled, normalized), -1, true));
    const dx = tf.mul(inverseDeviation, tf.sub(tf.sub(scaled, tf.mean(scaled, -1, true)), alongNormal));
    const rows = x.shape.map((_, axis) => axis).slice(0, -1);
    return [dx, tf.sum(tf.mul(dy, normalized), rows), tf.sum(dy, rows)];
  },
  fused: ({ x, scale, dy }, { epsilon }, kernels) => {
    const outputs = [kernels.output(x.shape), kernels.output(scale.shape), kernels.output(scale.shape)];
    const [dx, dScale, dOffset] = outputs.map((output) => kernels.address(output));
    const inputs = [kernels.address(x), kernels.address(scale), kernels.address(dy)];
    kernels.run.layerNormGradient(x.size / scale.size, scale.size, ...inputs, epsilon, dx, dScale, dOffset);
    return outputs;
  },
});

const forward = defineOperation<{ x: tf.Tensor; scale: tf.Tensor; offset: tf.Tensor }, Epsilon>({
  name: 'LayerNorm',
  composed: ({ x, scale, offset }, { epsilon }) => tf.add(tf.mul(normalize(x, epsilon).normalized, scale), offset),
  fused: ({ x, scale, offset }, { epsilon }, kernels) => {
    const output = kernels.output(x.shape);
    const inputs = [kernels.address(x), kernels.address(scale), kernels.address(offset)];
    kernels.run.layerNorm(x.size / scale.size, scale.size, ...inputs, epsilon, kernels.address(output));
    return output;
  },
  gradient: {
    inputs: ['x', 'scale'],
    of: ([dy], [x, scale], attributes) => {
      const [dx, dScale, dOffset] = backward({ x, scale, dy }, attributes);
      return { x: () => dx, scale: () => dScale, offset: () => dOffset };
    },
  },
});

/**
 * Each row minus its mean, over the root of its biased variance plus epsilon, times scale plus offset.
 * @param x [..., width]
 * @param scale [width]
 * @param offset [width]
 * @param epsilon 1e-12 in BERT and ViT checkpoints, 1e-5 in CLIP's
 */
export function layerNorm<T extends tf.Tensor>(x: T, scale: tf.Tensor1D, offset: tf.Tensor1D, epsilon: number): T {
  const width = x.shape[x.rank - 1];
  if (scale.size !== width || offset.size !== width) {
    throw new Error(`layerNorm needs scale and offset of the last axis's size, got [${scale.shape}] and [${offset.shape}] for [${x.shape}].`);
  }
  return forward({ x, scale, offset }, { epsilon })[0] as T;
}

function normalize(x: tf.Tensor, epsilon: number) {
  const centered = tf.sub(x, tf.mean(x, -1, true));
  const inverseDeviation = tf.rsqrt(tf.add(tf.mean(tf.square(centered), -1, true), epsilon)); // [..., 1]
  return { normalized: tf.mul(centered, inverseDeviation), inverseDeviation };
}

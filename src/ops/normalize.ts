import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from './operation';

const run = defineOperation<{ x: tf.Tensor }, { epsilon: number }>({
  name: 'L2Normalize',
  composed: ({ x }, { epsilon }) => tf.mul(x, inverseLength(x, epsilon)),
  gradient: {
    inputs: ['x'],
    of: ([dy], [x], { epsilon }) => ({
      x: () => tf.tidy(() => {
        const inverse = inverseLength(x, epsilon);
        const unit = tf.mul(x, inverse);
        const across = tf.sub(dy, tf.mul(unit, tf.sum(tf.mul(dy, unit), -1, true)));
        const long = tf.cast(tf.greater(tf.sum(tf.square(x), -1, true), epsilon * epsilon), 'float32');
        return tf.mul(tf.mul(across, inverse), long);
      }),
    }),
  },
});

/** Rows of length 1. A row shorter than epsilon is divided by epsilon instead and gets no gradient: it has no direction. x: [..., width] */
export function l2Normalize<T extends tf.Tensor>(x: T, epsilon = 1e-12): T {
  return run({ x }, { epsilon })[0] as T;
}

function inverseLength(x: tf.Tensor, epsilon: number): tf.Tensor {
  return tf.rsqrt(tf.maximum(tf.sum(tf.square(x), -1, true), epsilon * epsilon)); // [..., 1]
}

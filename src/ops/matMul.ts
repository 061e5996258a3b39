import * as tf from '@tensorflow/tfjs-core';
import { isFused } from './fused';
import { defineOperation } from './operation';
import { kernelsOf } from './wasmKernels';

type Flags = { transposeA: boolean; transposeB: boolean };

const run = defineOperation<{ a: tf.Tensor; b: tf.Tensor }, Flags>({
  name: 'MatMul',
  composed: ({ a, b }, { transposeA, transposeB }) => {
    // Stock wasm is 10 to 30 times slower on a transposed product than on tf.transpose and a plain one.
    const stock = tf.getBackend() === 'wasm' && !(isFused() && kernelsOf(tf.backend()));
    if (!stock) return tf.matMul(a, b, transposeA, transposeB);
    return tf.matMul(transposeA ? transposed(a) : a, transposeB ? transposed(b) : b);
  },
  gradient: {
    inputs: ['a', 'b'],
    of: ([dy], [a, b], { transposeA, transposeB }) => ({
      a: () => (transposeA ? matMul(b, dy, transposeB, true) : matMul(dy, b, false, !transposeB)),
      b: () => (transposeB ? matMul(dy, a, true, transposeA) : matMul(a, dy, !transposeA, false)),
    }),
  },
});

/**
 * Matrix product over the last two axes; use it instead of `tf.matMul`, whose gradient is slow on stock wasm.
 * Both sides have the same rank and the same leading axes: nothing is broadcast.
 */
export function matMul<T extends tf.Tensor>(a: T, b: T, transposeA = false, transposeB = false): T {
  const lead = (x: tf.Tensor) => x.shape.slice(0, -2).join();
  const inner = [a.shape[a.rank - (transposeA ? 2 : 1)], b.shape[b.rank - (transposeB ? 1 : 2)]];
  if (a.rank < 2 || a.rank !== b.rank || lead(a) !== lead(b) || inner[0] !== inner[1]) {
    throw new Error(`matMul needs equal leading axes and equal inner sizes, got [${a.shape}]${transposeA ? ' transposed' : ''} and ` +
      `[${b.shape}]${transposeB ? ' transposed' : ''}. Reshape or tile first.`);
  }
  return run({ a, b }, { transposeA, transposeB })[0] as T;
}

function transposed(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}

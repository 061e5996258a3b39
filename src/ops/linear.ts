import * as tf from '@tensorflow/tfjs-core';
import { columnSums } from './columnSums';
import { matMul } from './matMul';
import { defineOperation } from './operation';

type Inputs = { x: tf.Tensor; weight: tf.Tensor; bias?: tf.Tensor };

const run = defineOperation<Inputs, object>({
  name: 'Linear',
  composed: ({ x, weight, bias }) => {
    const product = matMul(asRows(x), weight as tf.Tensor2D); // [rows, out]
    return tf.reshape(bias ? tf.add(product, bias) : product, [...x.shape.slice(0, -1), product.shape[1]]);
  },
  fused: ({ x, weight, bias }, _, kernels) => {
    const [depth, columns] = (weight as tf.Tensor2D).shape;
    const output = kernels.output([...x.shape.slice(0, -1), columns]);
    kernels.run.gemm(
      x.size / depth, columns, depth, kernels.address(x), depth, 1, kernels.address(weight), columns, 1,
      kernels.address(output), columns, 0, kernels.address(bias), kernels.scratch,
    );
    return output;
  },
  gradient: {
    inputs: ['x', 'weight'],
    of: ([dy], [x, weight]) => ({
      x: () => tf.reshape(matMul(asRows(dy), weight as tf.Tensor2D, false, true), x.shape),
      weight: () => matMul(asRows(x), asRows(dy), true, false),
      bias: () => columnSums(asRows(dy)),
    }),
  },
});

/**
 * x weight + bias over the last axis.
 * The gradient into x is computed only when x leads to a variable, so a first layer on plain data costs one product less.
 * @param x [batch, in] or [batch, tokens, in]
 * @param weight [in, out]; published checkpoints store [out, in]
 * @param bias [out] or null
 */
export function linear<T extends tf.Tensor>(x: T, weight: tf.Tensor2D, bias: tf.Tensor1D | null): T {
  if (x.shape[x.rank - 1] !== weight.shape[0] || (bias && bias.size !== weight.shape[1])) {
    throw new Error(`linear needs x [..., in], weight [in, out], bias [out]; got [${x.shape}], [${weight.shape}], [${bias?.shape ?? 'none'}].`);
  }
  return run(bias ? { x, weight, bias } : { x, weight }, {})[0] as T;
}

function asRows(x: tf.Tensor): tf.Tensor2D {
  return tf.reshape(x, [-1, x.shape[x.rank - 1]]);
}

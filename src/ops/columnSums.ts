import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from './operation';

const run = defineOperation<{ x: tf.Tensor }, object>({
  name: 'ColumnSums',
  composed: ({ x }) => tf.sum(x, 0),
  fused: ({ x }, _, kernels) => {
    const [rows, columns] = (x as tf.Tensor2D).shape;
    const output = kernels.output([columns]);
    kernels.run.columnSums(rows, columns, kernels.address(x), kernels.address(output));
    return output;
  },
});

/** Sum over rows, [rows, columns] to [columns]: the gradient of a bias. Has no gradient of its own. */
export function columnSums(x: tf.Tensor2D): tf.Tensor1D {
  return run({ x }, {})[0] as tf.Tensor1D;
}

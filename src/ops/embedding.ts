import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from './operation';

const backward = defineOperation<{ ids: tf.Tensor; dy: tf.Tensor }, { size: number }>({
  name: 'EmbeddingGradient',
  composed: ({ ids, dy }, { size }) => {
    const width = dy.shape[dy.rank - 1];
    return tf.unsortedSegmentSum(tf.reshape(dy, [-1, width]), tf.reshape<tf.Rank.R1>(ids, [-1]), size);
  },
  fused: ({ ids, dy }, { size }, kernels) => {
    const width = dy.size / ids.size;
    const output = kernels.output([size, width]);
    kernels.run.scatterRows(ids.size, size, width, kernels.address(dy), kernels.address(ids), kernels.address(output));
    return output;
  },
});

const forward = defineOperation<{ table: tf.Tensor; ids: tf.Tensor }, object>({
  name: 'Embedding',
  composed: ({ table, ids }) => tf.gather(table, ids),
  fused: ({ table, ids }, _, kernels) => {
    const [size, width] = (table as tf.Tensor2D).shape;
    const output = kernels.output([...ids.shape, width]);
    const wrong = kernels.run.gatherRows(ids.size, size, width, kernels.address(table), kernels.address(ids), kernels.address(output));
    if (wrong >= 0) throw new Error(`embedding needs ids in [0, ${size}); the id at position ${wrong} is not. Was the text encoded with another vocabulary?`);
    return output;
  },
  gradient: {
    inputs: ['table', 'ids'],
    of: ([dy], [table, ids]) => ({ table: () => backward({ ids, dy }, { size: table.shape[0] })[0] }),
  },
});

/**
 * The table's rows named by ids; in the gradient repeated ids add up.
 * @param table [size, width]
 * @param ids [batch, tokens] int32 in [0, size). wasm and cpu refuse others; webgpu cannot check them
 * @returns [batch, tokens, width]
 */
export function embedding(table: tf.Tensor2D, ids: tf.Tensor2D): tf.Tensor3D {
  if (ids.dtype !== 'int32') throw new Error(`embedding needs int32 ids, got ${ids.dtype}. Make them with tf.tensor2d(..., 'int32').`);
  return forward({ table, ids }, {})[0] as tf.Tensor3D;
}

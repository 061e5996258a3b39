import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { poolEndOfText, poolFirst } from '../../src/nn/pooling';
import { forEachBackend } from '../support/backends';
import { expectClose } from '../support/tensors';

const tokens = () => tf.tensor3d([[[1], [2], [3], [4]], [[5], [6], [7], [8]]]);

describe('pooling one token', () => forEachBackend(() => {
  it('takes the first', () => expectClose(poolFirst(tokens()), tf.tensor2d([[1], [5]])));

  it('takes the first end mark, although padding repeats it', () => {
    const ids = tf.tensor2d([[0, 9, 1, 1], [0, 1, 1, 1]], [2, 4], 'int32');
    return expectClose(poolEndOfText(tokens(), ids, 1), tf.tensor2d([[3], [6]]));
  });

  it('takes the first largest id where no end mark is known', () => {
    const ids = tf.tensor2d([[3, 49407, 49407, 0], [49406, 7, 8, 49407]], [2, 4], 'int32');
    return expectClose(poolEndOfText(tokens(), ids, null), tf.tensor2d([[2], [8]]));
  });
}));

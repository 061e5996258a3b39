// MA-1 [P]: (a_t, a_v) = softmax(W2 gelu(W1 [t; v; t*v])), one readable image weight per product.
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../math/random';
import { applyLinear, initLinear, type LinearParams } from '../../nn/linear';
import { gelu } from '../../ops/gelu';
import { commonWidth, gateInputs, gateOf } from './gate';
import type { Fusion } from './types';

export type ScalarGateParams = {
  hidden: LinearParams; // [3 * width, hidden]
  output: LinearParams; // [hidden, 2]
};

/** The last layer starts small, so every share starts near one half and both sides learn. */
export function initScalarGate(random: Random, width: number, hidden: number): ScalarGateParams {
  return { hidden: initLinear(random, 3 * width, hidden, 1 / Math.sqrt(3 * width)), output: initLinear(random, hidden, 2, 0.01) };
}

/** The title's share of each product, in (0, 1); the image's is the rest. */
export function titleShare(params: ScalarGateParams, title: tf.Tensor2D, image: tf.Tensor2D): tf.Tensor2D {
  const hidden = gelu(applyLinear(params.hidden, gateInputs(title, image)), 'gelu') as tf.Tensor2D; // [batch, hidden]
  const shares = tf.softmax(applyLinear(params.output, hidden)); // [batch, 2]
  return tf.slice2d(shares, [0, 0], [shares.shape[0], 1]); // [batch, 1]
}

export const scalarGate: Fusion<'scalarGate'> = {
  form: 'linear',
  init: ({ hidden }, shape, random) => initScalarGate(random, commonWidth('scalarGate', shape), hidden),
  fuse(params, _settings, title, image) {
    const share = titleShare(params as ScalarGateParams, title.sequence.pooled, image.sequence.pooled); // [batch, 1]
    return { form: 'linear', gate: gateOf(share, title, image) };
  },
};

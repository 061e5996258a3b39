// MA-2 [P]: g = sigmoid(W [t; v; t*v] + b), product = g*t + (1 - g)*v by dimension. Its reported weight is the mean of g.
import * as tf from '@tensorflow/tfjs-core';
import { applyLinear, initLinear, type LinearParams } from '../../nn/linear';
import { commonWidth, gateInputs, gateOf } from './gate';
import type { Fusion } from './types';

export const vectorGate: Fusion<'vectorGate'> = {
  form: 'linear',
  init: (_settings, shape, random) => initLinear(random, 3 * commonWidth('vectorGate', shape), shape.mixWidth, 0.01),
  fuse(params, _settings, title, image) {
    const share = tf.sigmoid(applyLinear(params as LinearParams, gateInputs(title.sequence.pooled, image.sequence.pooled))); // [batch, mixWidth]
    return { form: 'linear', gate: gateOf(share, title, image) };
  },
};

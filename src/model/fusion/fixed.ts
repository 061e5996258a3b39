// MA-0 [P]: the same image weight for every product. The baseline that an adaptive weight has to beat.
import * as tf from '@tensorflow/tfjs-core';
import { gateOf } from './gate';
import type { Fusion } from './types';

export const fixed: Fusion<'fixed'> = {
  form: 'linear',
  init: () => ({}),
  fuse(_params, { imageWeight }, title, image) {
    return { form: 'linear', gate: gateOf(tf.tensor2d([[1 - imageWeight]]), title, image) };
  },
};

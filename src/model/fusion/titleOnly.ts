// The picture is never read: what a search engine without pictures would be. A product without a title has no vector then.
import * as tf from '@tensorflow/tfjs-core';
import type { Fusion } from './types';

export const titleOnly: Fusion<'titleOnly'> = {
  form: 'linear',
  init: () => ({}),
  fuse(_params, _settings, title) {
    const there = tf.expandDims(title.present, 1) as tf.Tensor2D; // [batch, 1]
    return { form: 'linear', gate: { title: there, image: tf.zerosLike(there) } };
  },
};

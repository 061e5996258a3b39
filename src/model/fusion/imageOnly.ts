// The title is never read: how far pictures alone go. A product without a picture has no vector then.
import * as tf from '@tensorflow/tfjs-core';
import type { Fusion } from './types';

export const imageOnly: Fusion<'imageOnly'> = {
  form: 'linear',
  init: () => ({}),
  fuse(_params, _settings, _title, image) {
    const there = tf.expandDims(image.present, 1) as tf.Tensor2D; // [batch, 1]
    return { form: 'linear', gate: { title: tf.zerosLike(there), image: there } };
  },
};

import * as tf from '@tensorflow/tfjs-core';
import type { Golden } from './golden';

/** Pixels [batch, channel, row, column] as the model's patches, by reshape and transpose: a second way beside `writePatches`. */
export function patchesOfChannels({ shape: [batch, channels, height, width], data }: Golden | { shape: number[]; data: ArrayLike<number> }, patch: number): tf.Tensor3D {
  const [rows, columns] = [height / patch, width / patch];
  return tf.tidy(() => {
    const cut = tf.reshape(tf.tensor(Float32Array.from(data)), [batch, channels, rows, patch, columns, patch]);
    return tf.reshape(tf.transpose(cut, [0, 2, 4, 3, 5, 1]), [batch, rows * columns, patch * patch * channels]);
  });
}

import * as tf from '@tensorflow/tfjs-core';

/** `tf.tidy` for results of any named shape: everything made inside is disposed, except the tensors in the result. */
export function tidy<T extends object>(make: () => T): T {
  return tf.tidy(make as () => tf.TensorContainerObject) as T;
}

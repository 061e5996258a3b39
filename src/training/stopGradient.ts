import * as tf from '@tensorflow/tfjs-core';

/** The same values, through which no gradient flows; tfjs has no such operation. */
export function stopGradient<T extends tf.Tensor>(x: T): T {
  const cut = tf.customGrad((value) => ({ value: (value as tf.Tensor).clone(), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) }));
  return cut(x) as T;
}

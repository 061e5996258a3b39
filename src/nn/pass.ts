import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';

/** What a forward pass needs besides parameters and inputs, and what it reveals. */
export interface Pass {
  /** Dropout acts only when true. */
  training: boolean;
  /** Where dropout draws its seeds. */
  random: Random;
  trace: Trace | null;
}

/** Named intermediates of one forward pass, kept alive until `dispose`. Names are paths: 'title.layers.0.attention'. */
export class Trace {
  readonly tensors: Record<string, tf.Tensor> = {};

  record(name: string, tensor: tf.Tensor): void {
    this.tensors[name]?.dispose();
    this.tensors[name] = tf.keep(tensor.clone());
  }

  dispose(): void {
    for (const tensor of Object.values(this.tensors)) tensor.dispose();
  }
}

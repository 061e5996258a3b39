import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../math/random';

/** What a forward pass needs besides parameters and inputs, and what it reveals. */
export interface Pass {
  /** Dropout acts only when true. */
  training: boolean;
  /** Where dropout draws its seeds. */
  random: Random;
  trace: Trace | null;
  /** Where in the model we are; prefixes the names in the trace. Absent = at the top. */
  scope?: string;
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

/** The same pass one level further in: what it reveals has `name` before its own name. */
export function within(pass: Pass, name: string): Pass {
  return { ...pass, scope: path(pass, name) };
}

/** Records an intermediate under the pass's scope, where somebody listens. */
export function reveal(pass: Pass, name: string, tensor: tf.Tensor): void {
  pass.trace?.record(path(pass, name), tensor);
}

function path(pass: Pass, name: string): string {
  return pass.scope ? `${pass.scope}.${name}` : name;
}

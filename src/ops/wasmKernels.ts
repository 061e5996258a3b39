import type * as tf from '@tensorflow/tfjs-core';

/** Our compiled kernels bound to the memory of one wasm backend. */
export interface WasmKernels {
  /** Address of a tensor's first value. */
  address(tensor: tf.TensorInfo): number;
}

/** The kernels installed on this backend, or null. */
export function kernelsOf(backend: object): WasmKernels | null {
  void backend;
  return null;
}

import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { SoftmaxProgram } from '@tensorflow/tfjs-backend-webgpu/dist/softmax_webgpu';

const store = 'setOutputAtCoords(row, col, value);';

/** The stock program writes its last element wrongly above 65,535 rows: surplus workgroups are not kept from storing. */
class GuardedSoftmaxProgram extends SoftmaxProgram {
  constructor(shape: [number, number]) {
    super(shape);
    this.shaderKey = 'makeSoftmax';
  }

  override getUserCode(): string {
    const code = super.getUserCode();
    if (!code.includes(store)) throw new Error('The softmax shader of TensorFlow.js is not that of version 4.22.0: install exactly that.');
    return code.replace(store, `if (row < uniforms.outShape[0]) { ${store} }`);
  }
}

/** Replaces the webgpu backend's softmax by one that is right for any number of rows. */
export function fixWebgpuSoftmax(): void {
  tf.unregisterKernel(tf.Softmax, 'webgpu');
  tf.registerKernel({
    kernelName: tf.Softmax, backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => {
      const logits = inputs.logits as tf.TensorInfo;
      const columns = logits.shape[logits.shape.length - 1];
      const rows: [number, number] = [tf.util.sizeFromShape(logits.shape) / columns, columns];
      const result = (backend as WebGPUBackend).runWebGPUProgram(new GuardedSoftmaxProgram(rows), [{ ...logits, shape: rows }], logits.dtype);
      return { ...result, shape: logits.shape };
    },
  });
}

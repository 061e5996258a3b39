import * as tf from '@tensorflow/tfjs-core';
import { isFused } from './fused';
import { kernelsOf, type WasmKernels } from './wasmKernels';

const backends = ['cpu', 'wasm', 'webgpu', 'webgl'];

/** One tensor operation of ours. `composed` is the reference on every backend; `fused` replaces it on wasm. */
interface Operation<Inputs extends tf.NamedTensorMap, Attributes extends object> {
  name: string;
  composed(inputs: Inputs, attributes: Attributes): tf.Tensor | tf.Tensor[];
  /** Kernels read float32 (and int32 `ids`): with any other type the reference stands in. */
  fused?(inputs: Inputs, attributes: Attributes, kernels: WasmKernels): tf.TensorInfo | tf.TensorInfo[];
  gradient?: {
    inputs: (keyof Inputs & string)[];
    outputs?: boolean[];
    /** One function per input, called only for inputs that lead to a variable. `saved`: the named inputs, then the marked outputs. */
    of(outputGradients: tf.Tensor[], saved: tf.Tensor[], attributes: Attributes): Record<string, () => tf.Tensor>;
  };
}

/**
 * Registers an operation on every backend, with its gradient, and returns the function that runs it. Going through the kernel
 * registry instead of `customGrad` is what lets backpropagation skip the gradient of an input that is plain data.
 */
export function defineOperation<Inputs extends tf.NamedTensorMap, Attributes extends object>(
  operation: Operation<Inputs, Attributes>,
): (inputs: Inputs, attributes: Attributes) => tf.Tensor[] {
  const kernelName = `Make${operation.name}`;
  for (const backendName of backends) {
    tf.registerKernel({
      kernelName, backendName,
      kernelFunc: ({ inputs, attrs, backend }) => {
        const tensors = inputs as unknown as Inputs;
        const attributes = attrs as unknown as Attributes;
        const kernels = backendName === 'wasm' && isFused() && isServed(tensors) ? kernelsOf(backend) : null;
        if (kernels && operation.fused) return operation.fused(tensors, attributes, kernels);
        return tf.tidy(() => operation.composed(tensors, attributes));
      },
    });
  }
  const { gradient } = operation;
  if (gradient) {
    tf.registerGradient({
      kernelName,
      inputsToSave: gradient.inputs,
      outputsToSave: gradient.outputs,
      gradFunc: (dy, saved, attrs) => gradient.of(Array.isArray(dy) ? dy : [dy], saved, attrs as unknown as Attributes),
    });
  }
  return (inputs, attributes) => {
    const result = tf.engine().runKernel<tf.Tensor | tf.Tensor[]>(kernelName, inputs, attributes as unknown as tf.NamedAttrMap);
    return Array.isArray(result) ? result : [result];
  };
}

function isServed(inputs: tf.NamedTensorMap): boolean {
  return Object.entries(inputs).every(([name, { dtype }]) => dtype === (name === 'ids' ? 'int32' : 'float32'));
}

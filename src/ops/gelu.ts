import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from './operation';

/** x Phi(x); its tanh approximation; x sigmoid(1.702 x), which CLIP uses. */
export type Activation = 'gelu' | 'geluTanh' | 'geluQuick';

/** In the order in which the wasm kernel counts them. */
const kinds: Activation[] = ['gelu', 'geluTanh', 'geluQuick'];

const run = defineOperation<{ x: tf.Tensor }, { kind: Activation; withDerivative: boolean }>({
  name: 'Gelu',
  composed: ({ x }, { kind, withDerivative }) => {
    const { output, derivative } = composed[kind](x);
    return withDerivative ? [output, derivative()] : [output];
  },
  fused: ({ x }, { kind, withDerivative }, kernels) => {
    const outputs = [kernels.output(x.shape), ...(withDerivative ? [kernels.output(x.shape)] : [])];
    kernels.run.gelu(kinds.indexOf(kind), x.size, kernels.address(x), kernels.address(outputs[0]), kernels.address(outputs[1]));
    return outputs;
  },
});

/** The activation of transformer feed-forward layers. Its derivative is computed with it, so that its backward pass is one product. */
export function gelu<T extends tf.Tensor>(x: T, kind: Activation): T {
  const withDerivative = tf.engine().isTapeOn();
  const operation = tf.customGrad((input, save) => {
    const [value, derivative] = run({ x: input as tf.Tensor }, { kind, withDerivative });
    if (derivative) (save as tf.GradSaveFunc)([derivative]);
    return { value, gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(dy, saved) };
  });
  return operation(x) as T;
}

interface Composed {
  output: tf.Tensor;
  derivative: () => tf.Tensor;
}

const composed: Record<Activation, (x: tf.Tensor) => Composed> = {
  gelu: (x) => {
    const phi = tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));
    const density = () => tf.mul(1 / Math.sqrt(2 * Math.PI), tf.exp(tf.mul(-0.5, tf.square(x))));
    return { output: tf.mul(x, phi), derivative: () => tf.add(phi, tf.mul(x, density())) };
  },
  // 0.5 (1 + tanh u) is written as sigmoid(2 u), which keeps its digits where the gate is small.
  geluTanh: (x) => {
    const square = tf.square(x);
    const slope = 2 * Math.sqrt(2 / Math.PI);
    const gate = tf.sigmoid(tf.mul(tf.mul(x, slope), tf.add(1, tf.mul(0.044715, square))));
    return gated(x, gate, () => tf.add(slope, tf.mul(3 * 0.044715 * slope, square)));
  },
  geluQuick: (x) => gated(x, tf.sigmoid(tf.mul(1.702, x)), () => tf.scalar(1.702)),
};

function gated(x: tf.Tensor, gate: tf.Tensor, slope: () => tf.Tensor): Composed {
  return { output: tf.mul(x, gate), derivative: () => tf.mul(gate, tf.add(1, tf.mul(tf.mul(x, slope()), tf.sub(1, gate)))) };
}

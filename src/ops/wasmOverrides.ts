import * as tf from '@tensorflow/tfjs-core';
import { isFused } from './fused';
import { kernelsOf, type WasmKernels } from './wasmKernels';

/** Replaces stock kernels of the wasm backend; each falls back to the stock one while `setFused(false)` or where ours does not serve. */
export function overrideWasmKernels(): void {
  replaceKernel(tf.BatchMatMul, (stock) => (call) => {
    const kernels = isFused() ? kernelsOf(call.backend as object) : null;
    return (kernels && batchMatMul(call, kernels)) ?? stock(call);
  });
  // Stock Identity copies, and every tensor saved for a gradient goes through it.
  replaceKernel(tf.Identity, (stock) => (call) => {
    const x = call.inputs.x as tf.TensorInfo;
    if (x.dtype === 'string' || !isFused()) return stock(call);
    (call.backend as tf.KernelBackend).incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  });
}

type KernelFunction = tf.KernelConfig['kernelFunc'];
type Call = Parameters<KernelFunction>[0];

function replaceKernel(kernelName: string, make: (stock: KernelFunction) => KernelFunction): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({ ...stock, kernelFunc: make(stock.kernelFunc) });
}

function batchMatMul({ inputs, attrs }: Call, kernels: WasmKernels): tf.TensorInfo | null {
  const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
  const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean };
  const left = matrixOf(a, transposeA);
  const right = matrixOf(b, transposeB);
  const [leadA, leadB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const served = left.count === 1 || right.count === 1 || leadA.join() === leadB.join();
  if (!served || a.dtype !== 'float32' || b.dtype !== 'float32' || left.columns !== right.rows || left.columns === 0) return null;
  const count = Math.max(left.count, right.count);
  const output = kernels.output([...tf.broadcast_util.assertAndGetBroadcastShape(leadA, leadB), left.rows, right.columns]);
  kernels.run.gemmBatched(
    count, left.rows, right.columns, left.columns,
    kernels.address(a), left.count === 1 ? 0 : left.size, left.rowStride, left.columnStride,
    kernels.address(b), right.count === 1 ? 0 : right.size, right.rowStride, right.columnStride,
    kernels.address(output), kernels.scratch,
  );
  return output;
}

/** A stack of matrices as the product sees it: transposing swaps sizes and strides. */
function matrixOf({ shape }: tf.TensorInfo, transpose: boolean) {
  const [height, width] = shape.slice(-2);
  const count = tf.util.sizeFromShape(shape.slice(0, -2));
  const stored = { count, size: height * width, rows: height, columns: width, rowStride: width, columnStride: 1 };
  return transpose ? { ...stored, rows: width, columns: height, rowStride: 1, columnStride: width } : stored;
}

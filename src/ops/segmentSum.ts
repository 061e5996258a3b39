import * as tf from '@tensorflow/tfjs-core';

interface HeapBackend {
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  typedArrayFromHeap(info: tf.TensorInfo): Float32Array | Int32Array;
}
interface ArrayBackend {
  data: { get(id: object): { values: Float32Array | Int32Array } };
  makeTensorInfo(shape: number[], dtype: tf.DataType, values: Float32Array): tf.TensorInfo;
}

/** The gradient of a gather: missing on wasm, and thousands of times too slow on cpu. */
export function installSegmentSum(backendName: 'wasm' | 'cpu'): void {
  if (tf.getKernel(tf.UnsortedSegmentSum, backendName)) tf.unregisterKernel(tf.UnsortedSegmentSum, backendName);
  tf.registerKernel({
    kernelName: tf.UnsortedSegmentSum, backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs as { x: tf.TensorInfo; segmentIds: tf.TensorInfo };
      const { numSegments } = attrs as { numSegments: number };
      const shape = [numSegments, ...x.shape.slice(1)];
      if (backendName === 'cpu') {
        const cpu = backend as ArrayBackend;
        const sums = new Float32Array(tf.util.sizeFromShape(shape));
        addRows(cpu.data.get(x.dataId).values, cpu.data.get(segmentIds.dataId).values, sums, numSegments);
        return cpu.makeTensorInfo(shape, x.dtype, sums);
      }
      const wasm = backend as HeapBackend;
      const output = wasm.makeOutput(shape, x.dtype);
      const sums = wasm.typedArrayFromHeap(output).fill(0);
      addRows(wasm.typedArrayFromHeap(x), wasm.typedArrayFromHeap(segmentIds), sums, numSegments);
      return output;
    },
  });
}

/** Rows of x added to the row of `sums` that their id names; an id outside [0, segments) names none. */
function addRows(x: ArrayLike<number>, ids: ArrayLike<number>, sums: Float32Array | Int32Array, segments: number): void {
  const width = sums.length / segments;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row];
    if (id < 0 || id >= segments) continue;
    const target = id * width;
    const source = row * width;
    for (let column = 0; column < width; column++) sums[target + column] += x[source + column];
  }
}

import * as tf from '@tensorflow/tfjs-core';

interface WasmBackend {
  wasm: { wasmMemory?: WebAssembly.Memory; asm?: { memory?: WebAssembly.Memory } };
}

/** Bytes of the wasm backend's memory: a high-water mark, since it never shrinks. */
export function heapBytes(): number {
  const { wasm } = tf.backend() as unknown as WasmBackend;
  return (wasm.wasmMemory ?? wasm.asm?.memory)?.buffer.byteLength ?? 0;
}

/** Starts the wasm backend over with an empty memory; every tensor has to be gone by then. */
export async function freshHeap(openWasm: () => Promise<void>): Promise<void> {
  const factory = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory, 2);
  await openWasm();
}

import type * as tf from '@tensorflow/tfjs-core';
// oxlint-disable-next-line import/default -- the plugin of vite.config.ts makes the module
import bytes from './wasm/kernels.ts?assembly';

/** What the module of `wasm/kernels.ts` exports. All arguments are numbers; addresses lie in the memory of tfjs. */
interface Exports {
  [kernel: string]: (...numbers: number[]) => number;
}

/** What we use of tfjs's wasm backend (4.22.0; the names survive its minification). */
interface WasmBackend {
  wasm: { _malloc(bytes: number): number; _free(address: number): void; asm?: { memory?: WebAssembly.Memory }; wasmMemory?: WebAssembly.Memory };
  dataIdMap: { get(dataId: object): { memoryOffset: number; refCount: number } };
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
}

const installed = new WeakMap<object, WasmKernels>();

/** Our compiled kernels, working in place on the memory of one wasm backend. */
export class WasmKernels {
  readonly run: Exports;
  /** Address of the space that every matrix product packs its blocks into. */
  readonly scratch: number;
  private temporaryAddress = 0;
  private temporaryBytes = 0;

  constructor(private readonly backend: WasmBackend, exports: Exports, private readonly memory: WebAssembly.Memory) {
    this.run = exports;
    this.scratch = this.allocate(exports.gemmScratchBytes());
  }

  /** Address of a tensor's first value; 0 for none. */
  address(tensor: tf.TensorInfo | null | undefined): number {
    return tensor ? this.backend.dataIdMap.get(tensor.dataId).memoryOffset : 0;
  }

  /** A new float32 tensor whose values are whatever lay there. */
  output(shape: number[]): tf.TensorInfo {
    return this.backend.makeOutput(shape, 'float32');
  }

  /** At least this much space, valid until the next call. */
  temporary(bytes: number): number {
    if (bytes > this.temporaryBytes) {
      const { _free: release } = this.backend.wasm;
      if (this.temporaryBytes) release(this.temporaryAddress);
      this.temporaryAddress = this.allocate(bytes);
      this.temporaryBytes = bytes;
    }
    return this.temporaryAddress;
  }

  /** All memory of the backend; it grows and never shrinks. */
  heapBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** Whether other tensors share this one's memory, so that writing in place would change them too. */
  isShared(tensor: tf.TensorInfo): boolean {
    return this.backend.dataIdMap.get(tensor.dataId).refCount > 1;
  }

  private allocate(bytes: number): number {
    const { _malloc: take } = this.backend.wasm;
    const address = take(bytes) >>> 0; // signed above 2 GiB
    if (!address) throw new Error(`The wasm heap could not give ${bytes} bytes. Use a smaller batch or a smaller model.`);
    return address;
  }
}

/** The kernels installed on this backend, or null: then composed operations stand in. */
export function kernelsOf(backend: object): WasmKernels | null {
  return installed.get(backend) ?? null;
}

/** Binds our kernels to a wasm backend once. Needs SIMD, like the binary of tfjs that it works beside. */
export async function installKernels(backend: object): Promise<void> {
  if (installed.has(backend)) return;
  const { wasm } = backend as WasmBackend;
  const memory = wasm.wasmMemory ?? wasm.asm?.memory;
  if (!memory) throw new Error('The wasm backend of TensorFlow.js does not show its memory. The kernels are made for version 4.22.0: install exactly that.');
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory, log: Math.log } });
  installed.set(backend, new WasmKernels(backend as WasmBackend, instance.exports as unknown as Exports, memory));
}

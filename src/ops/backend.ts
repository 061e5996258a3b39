import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { DeviceHooks } from './webgpuDevice';
import { installSegmentSum } from './segmentSum';
import { installKernels, kernelsOf } from './wasmKernels';
import { overrideWasmKernels } from './wasmOverrides';

export type BackendName = 'cpu' | 'wasm' | 'webgpu';

export interface BackendOptions extends DeviceHooks {
  /** The folder of tfjs's three .wasm files with a trailing slash, or a map from their names to URLs. */
  wasmPaths?: string | Record<string, string>;
}

export interface BackendChoice {
  backend: BackendName;
  /** In the order tried; `reason` says why one was not taken, null for one that worked. */
  tried: { name: BackendName; reason: string | null; milliseconds: number | null }[];
}

const openLimit = 20_000;
const prepared = new Set<BackendName>();

/**
 * Makes a backend the current one, with our kernels and fixes in it. Opening it again is cheap.
 * Rejects with the reason where it is not available, and after 20 seconds (a wasm binary that never arrives hangs silently).
 */
export async function openBackend(name: BackendName, options: BackendOptions = {}): Promise<void> {
  if (!prepared.has(name)) await prepare[name](options);
  const opened = await withTimeout(tf.setBackend(name), openLimit, `The ${name} backend did not start within ${openLimit / 1000} seconds.`);
  // After a failed start tf.getBackend() still names the backend that failed: only the boolean tells.
  if (!opened) throw new Error(`The ${name} backend could not be started on this machine. Choose another one.`);
  await finish[name](options);
  prepared.add(name);
}

/** WebGPU is the largest backend and the one that search does without: it is loaded when it is asked for. */
const prepare: Record<BackendName, (options: BackendOptions) => Promise<void>> = {
  cpu: async () => undefined,
  wasm: async ({ wasmPaths }) => {
    // The threaded binary hangs in minified bundles and needs cross-origin isolation.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (wasmPaths) setWasmPaths(wasmPaths);
  },
  webgpu: async (options) => (await import('./webgpuDevice')).openWebgpuDevice(options),
};

const finish: Record<BackendName, (options: BackendOptions) => Promise<void>> = {
  cpu: async () => {
    if (!prepared.has('cpu')) installSegmentSum('cpu');
  },
  wasm: async () => {
    if (!prepared.has('wasm')) {
      installSegmentSum('wasm');
      overrideWasmKernels();
    }
    if (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) await installKernels(tf.backend());
  },
  webgpu: async (options) => {
    (await import('./webgpuDevice')).listenToDevice(options);
    if (!prepared.has('webgpu')) (await import('./softmaxFix')).fixWebgpuSoftmax();
  },
};

/** After a lost device: the next `openBackend('webgpu')` asks for a new one. Tensors on the lost device are gone. */
export async function forgetWebgpu(): Promise<void> {
  prepared.delete('webgpu');
  (await import('./webgpuDevice')).forgetWebgpuDevice();
}

/** Tensors alive, and bytes that the current backend holds: wasm's memory as it has grown, the sum of all tensors elsewhere. */
export function backendMemory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  const kernels = tf.getBackend() === 'wasm' ? kernelsOf(tf.backend()) : null;
  return { tensors: numTensors, bytes: kernels?.heapBytes() ?? numBytes };
}

async function withTimeout<T>(promise: Promise<T>, milliseconds: number, message: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(message)), milliseconds); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * The fastest backend on which a probe training step gives the right loss. A backend that cannot be opened, throws, or gives
 * a loss that is not finite or not the others' counts as absent; with two different answers the one of cpu or wasm is believed.
 * @param candidates in order of preference
 * @param probe runs a few steps on the current backend from the same start and returns the last loss
 */
export async function chooseBackend(candidates: BackendName[], probe: () => Promise<number>, options: BackendOptions = {}): Promise<BackendChoice> {
  const tried: (BackendChoice['tried'][number] & { loss: number })[] = [];
  for (const name of candidates) tried.push(await tryBackend(name, probe, options));
  const trusted = tried.find(({ name, reason }) => name !== 'webgpu' && reason === null)?.loss;
  for (const attempt of tried) {
    if (attempt.reason === null && trusted !== undefined && Math.abs(attempt.loss - trusted) > 1e-3 * Math.max(1, Math.abs(trusted))) {
      attempt.reason = `its probe step gave a loss of ${attempt.loss}, expected ${trusted}`;
    }
  }
  const working = tried.filter(({ reason }) => reason === null).sort((a, b) => a.milliseconds! - b.milliseconds!);
  const report = tried.map(({ name, reason, milliseconds }) => ({ name, reason, milliseconds }));
  if (!working.length) throw new Error(`No backend works here: ${report.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}.`);
  await openBackend(working[0].name, options);
  return { backend: working[0].name, tried: report };
}

async function tryBackend(name: BackendName, probe: () => Promise<number>, options: BackendOptions) {
  try {
    await openBackend(name, options);
    await probe(); // compiles shaders and fills pools
    const start = performance.now();
    const loss = await probe();
    const milliseconds = performance.now() - start;
    return { name, reason: Number.isFinite(loss) ? null : `its probe step gave a loss of ${loss}`, milliseconds, loss };
  } catch (error) {
    return { name, reason: error instanceof Error ? error.message : String(error), milliseconds: null, loss: NaN };
  }
}

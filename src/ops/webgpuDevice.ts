import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

export interface DeviceHooks {
  /** The device is gone with everything on it, and not because `forgetWebgpuDevice` let it go: rebuild from the last checkpoint on a backend opened anew. */
  onDeviceLost?: (reason: string) => void;
  /** The device refused a command. Nothing throws when that happens, and neighboring results may be zeros: stop and report. */
  onDeviceError?: (message: string) => void;
  /** Accept an adapter that computes on the CPU; for tests only. */
  allowSoftware?: boolean;
}

const wantedFeatures = ['timestamp-query', 'bgra8unorm-storage', 'subgroups', 'shader-f16'];
const wantedLimits = [
  'maxComputeWorkgroupStorageSize', 'maxComputeWorkgroupsPerDimension', 'maxStorageBufferBindingSize', 'maxBufferSize',
  'maxComputeWorkgroupSizeX', 'maxComputeInvocationsPerWorkgroup', 'maxStorageBuffersPerShaderStage',
] as const;

let current: GPUDevice | null = null;
let listener: Pick<DeviceHooks, 'onDeviceLost' | 'onDeviceError'> = {};

/** Who opens an open backend once more is the one who is told from now on. */
export function listenToDevice({ onDeviceLost, onDeviceError }: DeviceHooks): void {
  if (onDeviceLost || onDeviceError) listener = { onDeviceLost, onDeviceError };
}

/** Registers a webgpu backend on a device of our own: more limits and features than stock, and nobody there listens for its loss. */
export async function openWebgpuDevice({ allowSoftware }: DeviceHooks): Promise<void> {
  const adapter = await gpu()?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('This machine or browser offers no WebGPU adapter.');
  if (!allowSoftware && isSoftware(adapter.info)) {
    throw new Error(`The only WebGPU adapter computes on the CPU (${adapter.info.vendor || adapter.info.description}); wasm is faster.`);
  }
  const device = await adapter.requestDevice({
    requiredFeatures: wantedFeatures.filter((feature) => adapter.features.has(feature as GPUFeatureName)) as GPUFeatureName[],
    requiredLimits: Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]])),
  });
  current = device;
  void device.lost.then(({ reason, message }) => device === current && listener.onDeviceLost?.(message || reason || 'unknown'));
  device.onuncapturederror = ({ error }) => listener.onDeviceError?.(error.message);
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 150);
  unregister();
  tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info), 3);
}

/** What happens to the device from now on concerns nobody. */
export function forgetWebgpuDevice(): void {
  current = null;
  unregister();
}

function unregister(): void {
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
}

/** Adapters that run on the CPU: slower than our wasm kernels, so they count as no GPU. */
export function isSoftware(info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & { isFallbackAdapter?: boolean }): boolean {
  const names = [info.vendor, info.architecture, info.device, info.description].join(' ').toLowerCase();
  return info.isFallbackAdapter === true || /swiftshader|llvmpipe|lavapipe|warp|basic render/.test(names);
}

function gpu(): GPU | undefined {
  return (globalThis.navigator as Navigator | undefined)?.gpu;
}

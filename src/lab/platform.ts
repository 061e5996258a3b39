// What differs between the browser and Node: backend, files, pictures. Everything else is the same code.
import type { ImageDecoder } from '../features/types';
import type { BackendChoice, BackendName } from '../ops/backend';
import type { DeviceHooks } from '../ops/webgpuDevice';
import type { Files } from '../storage/files';

export interface Platform {
  /** 'auto' = the fastest backend on which a probe step gives the right loss; a name forces it or rejects with the reason. */
  openBackend(wanted: BackendName | 'auto', probe: () => Promise<number>, hooks?: Pick<DeviceHooks, 'onDeviceLost' | 'onDeviceError'>): Promise<BackendChoice>;
  decoder(): Promise<ImageDecoder>;
  /** Runs a task that no two pages of this browser may run at once; null where another one is at it. Absent where there is but one. */
  alone?<T>(task: () => Promise<T>): Promise<T | null>;
  /** The same for one run of this browser. */
  aloneWithRun?<T>(runId: string, task: () => Promise<T>): Promise<T | null>;
  /** Where runs and the cache of encoded catalogs are kept. */
  files: Files;
  /** Bytes that a worker may take and that can still be kept; null where nobody knows. */
  limits?(): Promise<{ memory: number | null; disk: number | null }>;
  /** Encoded pictures that ship with the page, by the names of the cache. Read-only. */
  pictures?: Files;
}

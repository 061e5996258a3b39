// What differs between the browser and Node: backend, files, pictures. Everything else is the same code.
import type { ImageDecoder } from '../features/types';
import type { Files } from '../storage/files';

export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface BackendChoice {
  backend: BackendName;
  /** What was tried, fastest first, and why a backend was refused. */
  tried: { name: string; milliseconds: number | null; reason: string | null }[];
}

export interface Platform {
  /** 'auto' = the fastest backend that completes `probe` with the right loss; a name forces it or throws with the reason. */
  openBackend(wanted: BackendName | 'auto', probe: () => Promise<number>): Promise<BackendChoice>;
  decoder(): Promise<ImageDecoder>;
  /** Where runs and the cache of encoded catalogs are kept. */
  files: Files;
}

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openBackend as open, type BackendName } from '../../src/ops/backend';
import { setFused } from '../../src/ops/fused';

const wasmPaths = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/../wasm-out/`;

/** 'wasm composed' is wasm with our kernels switched off. */
export type Variant = 'cpu' | 'wasm' | 'wasm composed';

export async function openVariant(variant: Variant): Promise<void> {
  setFused(variant !== 'wasm composed');
  await open(variant === 'wasm composed' ? 'wasm' : (variant as BackendName), { wasmPaths });
}

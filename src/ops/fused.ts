let fused = true;

/** Chooses between our wasm kernels (true, the default) and the composed references on the wasm backend: for tests and benchmarks. */
export function setFused(on: boolean): void {
  fused = on;
}

export function isFused(): boolean {
  return fused;
}

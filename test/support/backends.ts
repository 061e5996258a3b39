import { beforeAll, describe } from 'vitest';
import { openBackend, type BackendName } from '../../src/ops/backend';
import { setFused } from '../../src/ops/fused';

/** A backend in one of the ways it can run: wasm with the composed references, or with our kernels. */
export interface Lane {
  name: string;
  backend: BackendName;
  fused: boolean;
}

const inBrowser = typeof document !== 'undefined';
const wasmLanes: Lane[] = [
  { name: 'wasm composed', backend: 'wasm', fused: false },
  { name: 'wasm fused', backend: 'wasm', fused: true },
];

/** cpu and wasm in Node, wasm and webgpu (a software adapter where there is no other) in the browser. */
export const lanes: Lane[] = inBrowser
  ? [...wasmLanes, { name: 'webgpu', backend: 'webgpu', fused: false }]
  : [{ name: 'cpu', backend: 'cpu', fused: false }, ...wasmLanes];

export async function openLane({ backend, fused }: Lane): Promise<void> {
  await openBackend(backend, { wasmPaths: wasmFolder(), allowSoftware: true, onDeviceError: reportDeviceError });
  setFused(fused);
}

/** Runs a suite once per lane, each with that lane's backend open. */
export function forEachBackend(suite: (lane: Lane) => void, only: (lane: Lane) => boolean = () => true): void {
  for (const lane of lanes.filter(only)) {
    describe(`on ${lane.name}`, () => {
      beforeAll(() => openLane(lane));
      suite(lane);
    });
  }
}

export function wasmFolder(): string {
  const folder = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/';
  return inBrowser ? new URL(`/${folder}`, location.href).href : `${process.cwd()}/${folder}`;
}

/** What the device refused since the page opened; tests expect it to stay empty. */
export const deviceErrors: string[] = [];

function reportDeviceError(message: string): void {
  deviceErrors.push(message);
}

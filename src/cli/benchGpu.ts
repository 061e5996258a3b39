import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { quantile } from '../math/statistics';
import { disposeInputs } from '../training/stepInputs';
import { benchBatches, benchCase } from './benchCase';
import { ours } from './benchOurs';
import type { Log, StepSettings } from './benchSteps';

/** Commands that one of our steps records on the current webgpu backend. They depend on the model, hardly on the batch or the adapter. */
export async function countDispatches(quick: boolean, batch: number) {
  const bench = benchCase(quick);
  const inputs = benchBatches(bench, batch, 1);
  const contender = ours(bench, inputs, 1);
  await contender.step(0); // compiles
  const dispatches = counting(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
  const passes = counting(GPUCommandEncoder.prototype, 'beginComputePass');
  const buffers = counting(GPUDevice.prototype, 'createBuffer');
  const loss = await contender.step(1);
  const counts = { dispatches: dispatches(), passes: passes(), buffersCreated: buffers() };
  contender.dispose();
  inputs.forEach(disposeInputs);
  return { adapter: adapterName(), batch, perStep: counts, loss };
}

/** Our step on a real adapter. */
export async function timeGpu({ quick, batches, steps }: StepSettings, log: Log) {
  const bench = benchCase(quick);
  const results = [];
  for (const batch of batches) {
    const inputs = benchBatches(bench, batch);
    const contender = ours(bench, inputs, 1);
    const times: number[] = [];
    for (let step = 0; step < steps + 5; step++) {
      const start = performance.now();
      await contender.step(step);
      times.push(performance.now() - start);
    }
    contender.dispose();
    inputs.forEach(disposeInputs);
    results.push({ batch, steps, milliseconds: { ours: quantile(times.slice(5), 0.5) } });
    log(`webgpu, batch ${batch}: ${quantile(times.slice(5), 0.5).toFixed(0)} ms`);
  }
  return { adapter: adapterName(), batches: results };
}

function adapterName(): string {
  const { adapterInfo } = tf.backend() as unknown as { adapterInfo: { vendor: string; architecture: string } } & Pick<WebGPUBackend, 'device'>;
  return `${adapterInfo.vendor} ${adapterInfo.architecture}`.trim();
}

/** Counts the calls of a method until the returned function is called, which puts the method back. */
function counting<T extends object>(owner: T, method: keyof T & string): () => number {
  const original = owner[method] as (...args: unknown[]) => unknown;
  let calls = 0;
  const counted = function (this: unknown, ...args: unknown[]) {
    calls++;
    return original.apply(this, args);
  };
  Object.defineProperty(owner, method, { value: counted, configurable: true, writable: true });
  return () => {
    Object.defineProperty(owner, method, { value: original, configurable: true, writable: true });
    return calls;
  };
}

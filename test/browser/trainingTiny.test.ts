// The first eight steps of the reference run in a real browser, on wasm and on WebGPU (a software adapter where there is no other).
import { beforeAll, describe, expect, it } from 'vitest';
import { disposeParams } from '../../src/nn/params';
import type { BackendName } from '../../src/ops/backend';
import { decodeSafetensors } from '../../src/storage/safetensors';
import { createTrainingState, disposeState } from '../../src/training/state';
import { train } from '../../src/training/train';
import batchesUrl from '../fixtures/training-tiny/batches.safetensors?url';
import expectedJson from '../fixtures/training-tiny/expected.json';
import imageConfig from '../fixtures/training-tiny/image_config.json';
import initialUrl from '../fixtures/training-tiny/initial.safetensors?url';
import textConfig from '../fixtures/training-tiny/text_config.json';
import { deviceErrors, lanes, openLane } from '../support/backends';
import { goldenInputs, goldenModel, goldenTraining, relativeError, type Expected, type GoldenFiles } from '../training/goldenRun';

const expected: Pick<Expected, 'steps'> = expectedJson;
const steps = 8;
const tolerance: Record<BackendName, number> = { cpu: 4e-6, wasm: 4e-6, webgpu: 1e-4 };
let files: GoldenFiles;

async function arraysAt(url: string) {
  return decodeSafetensors(new Uint8Array(await (await fetch(url)).arrayBuffer())).arrays;
}

beforeAll(async () => {
  files = { textConfig, imageConfig, initial: await arraysAt(initialUrl), batches: await arraysAt(batchesUrl) };
}, 60_000);

describe.each(lanes.filter(({ name }) => name !== 'wasm composed'))('the reference training run in the browser on $name', (lane) => {
  beforeAll(() => openLane(lane), 120_000);

  it('follows the reference through its first eight steps', async () => {
    const model = goldenModel(files);
    const state = createTrainingState(model, goldenTraining, 1);
    let worst = 0;
    for await (const event of train(state, goldenTraining, goldenInputs(files, model.config.image.patch), 1)) {
      if (event.kind !== 'step') continue;
      worst = Math.max(worst, relativeError(event.metrics.loss, expected.steps[event.step - 1].loss));
      if (event.step === steps) break;
    }
    console.info(`${lane.name}: largest relative error of the loss over ${steps} steps ${worst.toExponential(1)}`);
    expect(state.step).toBe(steps);
    expect(worst).toBeLessThan(tolerance[lane.backend]);
    expect(deviceErrors).toEqual([]);
    disposeState(state);
    disposeParams(model.params);
  });
});

// The WebGPU device is destroyed in the middle of a run: the run says so by name, and continued on a new device it ends where it would have ended.
import { beforeAll, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { createRunFolder } from '../../src/experiment/runFolder';
import { TrainLab } from '../../src/lab/trainLab';
import { openBackend } from '../../src/ops/backend';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { subfolder, type Files } from '../../src/storage/files';
import { copyOf, keepSmallShop, newRun, smallRunExperiment, trained } from '../support/ownShop';
import { nameDecoder } from '../support/smallShop';

const total = 5;
/** As few programs as there can be: a software adapter compiles each for a while, and every new device anew. */
const experiment = smallRunExperiment([`training.steps=${total}`, 'training.batch=4', 'training.evaluateEvery=5', 'training.checkpointEvery=2', 'model.temperature.learnable=false']);
experiment.training.stages[0].objectives.splice(1);
const shop = memoryFiles();
let whole: Record<string, ArrayLike<number>>;

/** The one adapter of this browser computes on the CPU, which the product would refuse. */
function labOn(files: Files): TrainLab {
  return new TrainLab({
    async openBackend(_, __, hooks) {
      await openBackend('webgpu', { ...hooks, allowSoftware: true });
      return { backend: 'webgpu', tried: [] };
    },
    decoder: async () => nameDecoder, files,
  });
}

async function lastParameters(files: Files): Promise<Record<string, ArrayLike<number>>> {
  const { checkpoint } = (await createRunFolder(subfolder(files, 'runs/r')).readCheckpoint())!;
  expect(checkpoint.step).toBe(total);
  return Object.fromEntries(Object.entries(checkpoint.arrays).map(([name, { data }]) => [name, data]));
}

beforeAll(async () => {
  await keepSmallShop(shop);
  const files = await copyOf(shop);
  await trained(labOn(files), newRun('r', experiment));
  whole = await lastParameters(files);
}, 300_000);

it.each([1, 2, 4])('a device that is destroyed after step %i', async (step) => {
  const files = await copyOf(shop);
  const lab = labOn(files);
  const training = lab.train({ ...newRun('r', experiment), paused: true }, () => undefined);
  await lab.pause();
  for (let at = 0; at < step; at++) await lab.step();
  const refused = expect(training).rejects.toMatchObject({ name: 'DeviceLostError' });
  (tf.backend() as WebGPUBackend).device.destroy();
  await refused;
  const { end, events } = await trained(labOn(files), { kind: 'continue', runId: 'r', step: null });
  expect(end).toEqual({ status: 'finished', step: total });
  expect(events.find((event) => event.kind === 'opened')).toMatchObject({ from: step - (step % 2) });
  const resumed = await lastParameters(files);
  for (const [name, values] of Object.entries(whole))
    for (let i = 0; i < values.length; i++) if (Math.abs(resumed[name][i] - values[i]) > 1e-4) expect.fail(`${name}[${i}] is ${resumed[name][i]}, expected ${values[i]}`);
});

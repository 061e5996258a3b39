// The WebGPU device is destroyed in the middle of a run: the run says so by name, and continued on a new device it ends where it would have ended.
import { expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { createRunFolder } from '../../src/experiment/runFolder';
import { TrainLab } from '../../src/lab/trainLab';
import type { TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import { openBackend } from '../../src/ops/backend';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { subfolder, type Files } from '../../src/storage/files';
import { keepSmallShop, newRun, smallRunExperiment, trained } from '../support/ownShop';
import { nameDecoder } from '../support/smallShop';

const total = 4;
/** As few programs as there can be: a software adapter compiles each for a while, and every new device anew. */
const experiment = smallRunExperiment([`training.steps=${total}`, 'training.batch=4', 'training.evaluateEvery=4', 'training.checkpointEvery=2', 'model.temperature.learnable=false']);
experiment.training.stages[0].objectives.splice(1);

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

async function lastParameters(files: Files, run = 'r'): Promise<Record<string, ArrayLike<number>>> {
  const { checkpoint } = (await createRunFolder(subfolder(files, `runs/${run}`)).readCheckpoint())!;
  expect(checkpoint.step).toBe(total);
  return Object.fromEntries(Object.entries(checkpoint.arrays).map(([name, { data }]) => [name, data]));
}

const goOn: TrainRequest = { kind: 'continue', runId: 'r', step: null };

/** Trains up to a step and has the device destroyed there. */
async function loseAfter(step: number, lab: TrainLab, request: TrainRequest): Promise<void> {
  const events: TrainingEvent[] = [];
  const training = lab.train({ ...request, paused: true }, (told) => void events.push(...told));
  const refused = expect(training).rejects.toMatchObject({ name: 'DeviceLostError', message: expect.stringContaining('last checkpoint') });
  await lab.pause();
  while (events.findLast((event) => event.kind === 'step')?.step !== step) await lab.step();
  (tf.backend() as WebGPUBackend).device.destroy();
  await refused;
}

it('a run whose device is destroyed after steps 1, 2 and 3 ends where it would have ended', async () => {
  const shop = memoryFiles();
  await keepSmallShop(shop);
  // On one device, so that its programs are compiled once.
  const first = labOn(shop);
  await trained(first, newRun('whole', experiment));
  const whole = await lastParameters(shop, 'whole');

  await loseAfter(1, first, newRun('r', experiment));
  await loseAfter(2, labOn(shop), goOn);
  await loseAfter(3, labOn(shop), goOn);
  const { end, events } = await trained(labOn(shop), goOn);
  expect(end).toEqual({ status: 'finished', step: total });
  expect(events.find((event) => event.kind === 'opened')).toMatchObject({ from: 2 });
  const resumed = await lastParameters(shop);
  for (const [name, values] of Object.entries(whole))
    for (let i = 0; i < values.length; i++) if (Math.abs(resumed[name][i] - values[i]) > 1e-4) expect.fail(`${name}[${i}] is ${resumed[name][i]}, expected ${values[i]}`);
});

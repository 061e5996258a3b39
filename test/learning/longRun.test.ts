// A thousand steps with looks, checkpoints and slow motion between them: nothing is left behind.
import { expect, it } from 'vitest';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { keepSmallShop, newRun, smallRunExperiment } from '../support/ownShop';
import { smallTrainLab } from '../support/smallTrainLab';

const every = 100;

it('holds as many tensors and as much memory after 1,000 steps as after 100', async () => {
  const files = memoryFiles();
  await keepSmallShop(files);
  const lab = smallTrainLab(files);
  const experiment = smallRunExperiment(['training.steps=1000', 'training.batch=8', `training.evaluateEvery=${every}`, `training.checkpointEvery=${every}`]);
  const training = lab.train({ ...newRun('r', experiment), paused: true }, () => undefined);
  await lab.pause();
  const seen: { tensors: number; bytes: number }[] = [];
  for (let step = 1; step <= 1000; step++) {
    await lab.showBatches(step % 50 === 1);
    if (step % every === 50) await lab.explain('red mug', ['p0', 'p1']);
    await lab.step();
    if (step % every === 0 && step < 1000) seen.push(await lab.memory());
  }
  await lab.resume();
  expect(await training).toEqual({ status: 'finished', step: 1000 });
  console.info(`after 100 steps ${JSON.stringify(seen[0])}, after 900 ${JSON.stringify(seen.at(-1))}`);
  expect(seen.length).toBe(9);
  expect(new Set(seen.map(({ tensors }) => tensors)).size).toBe(1);
  expect(new Set(seen.map(({ bytes }) => bytes)).size).toBe(1);
  expect((await lab.memory()).tensors).toBe(0);
});

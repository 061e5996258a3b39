import { afterAll, expect, it } from 'vitest';
import { proxy } from 'comlink';
import type { TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import { startTraining } from '../../src/lab/client';

const request: TrainRequest = {
  presetId: 'make', size: 'nano', catalog: 'shop-nano', seed: 1, backend: 'wasm', folder: `test-${Date.now()}`,
  settings: ['training.steps=8', 'training.evaluateEvery=4', 'training.checkpointEvery=4'],
};

const opened = startTraining();
afterAll(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('make-playground', { recursive: true }).catch(() => undefined);
});

it('trains in a worker, stops at a step with a checkpoint, and goes on from there', async () => {
  const { lab } = await opened;
  const first: TrainingEvent[] = [];
  const stopped = await lab.train(request, proxy((event: TrainingEvent) => {
    first.push(event);
    if (event.kind === 'step' && event.step === 3) void lab.stop();
  }));
  expect(stopped.status).toBe('paused');
  const reached = stopped.step;
  expect(reached).toBeGreaterThanOrEqual(3);
  expect(reached).toBeLessThan(8);

  const second: TrainingEvent[] = [];
  const finished = await lab.train(request, proxy((event: TrainingEvent) => { second.push(event); }));
  expect(finished).toEqual({ status: 'finished', step: 8 });
  const steps = second.flatMap((event) => (event.kind === 'step' ? [event.step] : []));
  expect(steps).toEqual(Array.from({ length: 8 - reached }, (_, i) => reached + 1 + i));
  expect(second.some((event) => event.kind === 'evaluated' && event.step === 8)).toBe(true);
});

it('waits while paused and makes exactly one update when asked for one', async () => {
  const { lab } = await opened;
  const steps: number[] = [];
  let paused = Promise.resolve();
  const training = lab.train({ ...request, folder: `${request.folder}-paused` }, proxy((event: TrainingEvent) => {
    if (event.kind !== 'step') return;
    steps.push(event.step);
    if (event.step === 2) paused = lab.pause();
  }));
  await expect.poll(() => steps.length, { timeout: 120_000 }).toBeGreaterThanOrEqual(2);
  await paused;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = steps.length;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(steps.length).toBe(before);
  await lab.step();
  await expect.poll(() => steps.length, { timeout: 60_000 }).toBe(before + 1);
  await lab.resume();
  expect((await training).status).toBe('finished');
});

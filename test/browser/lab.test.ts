import { afterAll, expect, it } from 'vitest';
import { proxy } from 'comlink';
import { withSettings } from '../../src/experiment/settings';
import { presetById } from '../../src/experiment/presets/presets';
import type { TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import { startTraining } from '../../src/lab/client';
import { browserFiles } from '../../src/lab/browserPlatform';
import { keepSmallShop, smallRunExperiment } from '../support/ownShop';

const experiment = withSettings(presetById('make').experiment('nano', 'shop-nano', 1), ['training.steps=8', 'training.evaluateEvery=4', 'training.checkpointEvery=4']);
const newRun = (runId: string): TrainRequest => ({ kind: 'new', runId, name: runId, presetId: 'make', experiment });
const stepsOf = (events: TrainingEvent[]) => events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

const opened = startTraining(() => Promise.resolve());
afterAll(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('make-playground', { recursive: true }).catch(() => undefined);
});

it('trains in a worker, stops at a step with a checkpoint, and goes on from there', async () => {
  const { lab } = await opened;
  await lab.openBackend('wasm');
  const runId = `test-${Date.now()}`;
  const training = lab.train({ ...newRun(runId), paused: true }, proxy(() => undefined));
  await lab.pause();
  await lab.step();
  // One message behind the other: it is stopped while it runs, however fast it is.
  void lab.resume();
  await lab.stop();
  const { status, step: reached } = await training;
  expect(status).toBe('stopped');
  expect(reached).toBeGreaterThanOrEqual(1);
  expect(reached).toBeLessThan(8);

  const second: TrainingEvent[] = [];
  const finished = await lab.train({ kind: 'continue', runId, step: null }, proxy((events: TrainingEvent[]) => void second.push(...events)));
  expect(finished).toEqual({ status: 'finished', step: 8 });
  expect(stepsOf(second)).toEqual(Array.from({ length: 8 - reached }, (_, i) => reached + 1 + i));
  expect(second.some((event) => event.kind === 'evaluated' && event.step === 8)).toBe(true);
});

it('stands where it is paused and makes exactly one update when asked for one', async () => {
  const { lab } = await opened;
  const events: TrainingEvent[] = [];
  const training = lab.train({ ...newRun(`test-paused-${Date.now()}`), paused: true }, proxy((told: TrainingEvent[]) => void events.push(...told)));
  await expect.poll(() => events.some(({ kind }) => kind === 'paused'), { timeout: 120_000 }).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(stepsOf(events)).toEqual([]);
  await lab.step();
  expect(stepsOf(events)).toEqual([1]);
  await lab.resume();
  expect((await training).status).toBe('finished');
});

/** A picture of one color, which its name says. */
async function draw(name: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(8, 8);
  const context = canvas.getContext('2d')!;
  context.fillStyle = name.split('-')[0];
  context.fillRect(2, 2, 4, 4);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

it('holds no more tensors and no more memory after 1,000 steps than after 100, looks and checkpoints included', async () => {
  await keepSmallShop((await browserFiles()).files, draw);
  const { lab } = await opened;
  await lab.openBackend('wasm');
  const long = smallRunExperiment(['training.steps=1000', 'training.batch=4', 'training.evaluateEvery=100', 'training.checkpointEvery=250']);
  long.training.stages[0].objectives.splice(1);
  const training = lab.train({ kind: 'new', runId: `test-long-${Date.now()}`, name: 'long', presetId: 'make', experiment: long, paused: true }, proxy(() => undefined));
  await lab.pause();
  const after = new Map<number, { tensors: number; bytes: number }>();
  for (let step = 1; step <= 1000; step++) {
    await lab.step();
    if (step === 100 || step === 900 || step === 999) after.set(step, await lab.memory());
  }
  await lab.resume();
  expect(await training).toEqual({ status: 'finished', step: 1000 });
  console.info(`after 100 and 900 steps: ${JSON.stringify([after.get(100), after.get(900)])}`);
  expect(after.get(100)!.tensors).toBeGreaterThan(0);
  expect(after.get(900)).toEqual(after.get(100));
  expect(after.get(999)).toEqual(after.get(100));
});

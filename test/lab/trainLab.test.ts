import { describe, expect, it } from 'vitest';
import { TrainLab } from '../../src/lab/trainLab';
import type { TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { testPlatform } from '../support/testLab';

const files = memoryFiles();
const request: TrainRequest = {
  presetId: 'make', size: 'nano', catalog: 'shop-nano', seed: 1, backend: 'auto', folder: 'mine',
  settings: ['training.steps=6', 'training.batch=8', 'training.evaluateEvery=3', 'training.checkpointEvery=3'],
};

const lab = new TrainLab(testPlatform(files));
const events: TrainingEvent[] = [];
const steps = () => events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

describe('the lab that trains', () => {
  it('refuses a preset, a size and a setting that are not there', async () => {
    await expect(lab.train({ ...request, presetId: 'nope' }, () => undefined)).rejects.toThrow(/Presets: make/);
    await expect(lab.train({ ...request, size: 'huge' }, () => undefined)).rejects.toThrow(/Sizes: nano/);
    await expect(lab.train({ ...request, settings: ['training.speed=1'] }, () => undefined)).rejects.toThrow(/no setting 'training.speed'/);
  });

  it('pauses, makes one step, refuses a second run beside the first, and stops with a checkpoint', async () => {
    let wake = () => undefined as void;
    const reached = (step: number) => new Promise<void>((resolve) => { wake = () => { if (steps().includes(step)) resolve(); }; });
    const third = reached(3);
    const training = lab.train(request, (event) => {
      events.push(event);
      if (event.kind === 'step' && event.step === 3) void lab.pause();
      wake();
    });
    await third;
    await expect(lab.train(request, () => undefined)).rejects.toThrow(/being trained already/);
    expect(steps()).toEqual([1, 2, 3]);
    const fourth = reached(4);
    await lab.step();
    await fourth;
    await lab.stop();
    expect(await training).toEqual({ status: 'paused', step: 4 });
    expect(events[0]).toMatchObject({ kind: 'backend', backend: 'wasm' });
    expect(await files.list('mine')).toContain('mine/step-000004.safetensors');
  }, 120_000);

  it('goes on with the run of the same folder, and is finished', async () => {
    events.length = 0;
    expect(await lab.train(request, (event) => events.push(event))).toEqual({ status: 'finished', step: 6 });
    expect(steps()).toEqual([5, 6]);
  }, 120_000);
});

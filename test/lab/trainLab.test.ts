import { describe, expect, it } from 'vitest';
import { withSettings } from '../../src/experiment/settings';
import { presetById } from '../../src/experiment/presets/presets';
import { TrainLab } from '../../src/lab/trainLab';
import type { TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { testPlatform } from '../support/testLab';

const files = memoryFiles();
const experiment = withSettings(presetById('make').experiment('nano', 'shop-nano', 1), ['training.steps=6', 'training.batch=8', 'training.evaluateEvery=3', 'training.checkpointEvery=3']);
const request: TrainRequest = { kind: 'new', runId: 'mine', name: 'mine', presetId: 'make', experiment };

const lab = new TrainLab(testPlatform(files));
const events: TrainingEvent[] = [];
const hear = (told: TrainingEvent[]) => void events.push(...told);
const steps = () => events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

describe('the lab that trains', () => {
  it('begins standing where it is asked to, makes one step, refuses a second run beside the first, and stops with a checkpoint', async () => {
    const training = lab.train({ ...request, paused: true }, hear);
    await lab.pause();
    expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'progress')).toEqual(['backend', 'opened', 'evaluated', 'saved', 'paused']);
    await expect(lab.train(request, () => undefined)).rejects.toThrow(/being trained already/);
    await lab.step();
    expect(steps()).toEqual([1]);
    await lab.step();
    expect(steps()).toEqual([1, 2]);
    await lab.stop();
    expect(await training).toEqual({ status: 'stopped', step: 2 });
    expect(await files.list('runs')).toContain('runs/mine/step-000002.safetensors');
  }, 120_000);

  it('goes on with the run, and is finished', async () => {
    events.length = 0;
    expect(await lab.train({ kind: 'continue', runId: 'mine', step: null }, hear)).toEqual({ status: 'finished', step: 6 });
    expect(steps()).toEqual([3, 4, 5, 6]);
  }, 120_000);
});

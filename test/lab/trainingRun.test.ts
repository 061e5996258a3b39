import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/experiment/runFolder';
import { createRunFolder } from '../../src/experiment/runFolder';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { readText, type Files } from '../../src/storage/files';
import { lanes, openLane } from '../support/backends';
import { atStep, stepsTold, told, trainSmall, withoutTimes } from '../support/smallRun';
import { smallShop } from '../support/smallShop';

beforeAll(() => openLane(lanes.find(({ name }) => name === 'wasm fused')!));

async function lastCheckpoint(files: Files): Promise<Checkpoint> {
  return (await createRunFolder(files).readCheckpoint())!.checkpoint;
}

/** Every array with its bytes, so that equal means equal to the bit. */
const bits = ({ arrays }: Checkpoint) => Object.fromEntries(Object.entries(arrays).map(([name, { shape, data }]) => [name, [shape, Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')]]));

describe('a training run', () => {
  const files = memoryFiles();

  it('tells its steps in order, each with what was due after it, and keeps all of it', async () => {
    const tensors = tf.memory().numTensors;
    const { events, record, folder } = await trainSmall(files);
    expect(events.map(told)).toEqual(['evaluated 0', 'saved 0', 'stage 0', 'step 1', 'step 2', 'step 3', 'evaluated 3', 'saved 3', 'step 4', 'step 5', 'step 6', 'evaluated 6', 'saved 6', 'step 7', 'evaluated 7', 'saved 7']);
    expect(record).toMatchObject({ status: 'finished', step: 7, error: null });
    expect(record.summary['validation.nDCG@10']).toBeGreaterThan(0);
    expect(await folder.readRecord()).toEqual(record);
    expect(await folder.checkpoints()).toEqual([0, 3, 6, 7]);
    expect(await files.list('')).toEqual(['index-000000.safetensors', 'index-000003.safetensors', 'index-000006.safetensors', 'index-000007.safetensors', 'metrics.jsonl', 'run.json', 'step-000000.safetensors', 'step-000003.safetensors', 'step-000006.safetensors', 'step-000007.safetensors']);
    expect((await folder.readMetrics()).map(({ step }) => step)).toEqual([0, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7]);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('has nothing left to do when it is finished, and stays finished', async () => {
    const before = await readText(files, 'metrics.jsonl');
    const { events, record } = await trainSmall(files);
    expect([events, record.status]).toEqual([[], 'finished']);
    expect(await readText(files, 'metrics.jsonl')).toBe(before);
  });

  // After step 4 nothing was due; after step 3 an evaluation and a checkpoint were.
  for (const stopped of [4, 3]) it(`stopped at step ${stopped} goes on to the same bits and the same metrics`, async () => {
    const again = memoryFiles();
    const first = await trainSmall(again, { until: atStep(stopped) });
    expect(first.record).toMatchObject({ status: 'stopped', step: stopped });
    expect((await lastCheckpoint(again)).step).toBe(stopped);
    expect((await first.folder.readRecord())?.status).toBe('stopped');
    const second = await trainSmall(again);
    expect(stepsTold(second.events)[0]).toBe(stopped + 1);
    expect(second.record.status).toBe('finished');
    const arrays = bits(await lastCheckpoint(again));
    expect(Object.keys(arrays).some((name) => name.startsWith('optimizer.second.'))).toBe(true);
    expect(arrays).toEqual(bits(await lastCheckpoint(files)));
    expect(await withoutTimes(again)).toEqual(await withoutTimes(files));
  });

  it('stopped at its last step is finished', async () => {
    const { record, events } = await trainSmall(memoryFiles(), { until: atStep(7) });
    expect([record.status, told(events.at(-1)!)]).toEqual(['finished', 'saved 7']);
  });

  it('passes over a torn newest checkpoint, names it, and repeats the steps since the one before', async () => {
    const torn = memoryFiles();
    await trainSmall(torn, { until: atStep(4) });
    await torn.write('step-000004.safetensors', (await torn.read('step-000004.safetensors'))!.subarray(0, 5000));
    const { skipped, events } = await trainSmall(torn);
    expect(skipped).toEqual([expect.stringContaining('step-000004.safetensors')]);
    expect(stepsTold(events)[0]).toBe(4);
    expect(bits(await lastCheckpoint(torn))).toEqual(bits(await lastCheckpoint(files)));
    expect(await withoutTimes(torn)).toEqual(await withoutTimes(files));
  });

  it('on a full disk ends with the disk’s own words and leaves what it had', async () => {
    const disk = memoryFiles();
    const full = () => Promise.reject(new Error('ENOSPC: no space left on device, write'));
    const filling: Files = { ...disk, write: (path, bytes) => (path === 'step-000006.safetensors' ? full() : disk.write(path, bytes)) };
    const tensors = tf.memory().numTensors;
    await expect(trainSmall(filling)).rejects.toThrow(/No space is left to keep the checkpoint of step 6 .*ENOSPC: no space left on device.* Delete runs/);
    expect(tf.memory().numTensors).toBe(tensors);
    const folder = createRunFolder(disk);
    expect((await folder.readCheckpoint())?.checkpoint.step).toBe(3);
    expect(await folder.readRecord()).toMatchObject({ status: 'paused', step: 3, error: expect.stringContaining('ENOSPC') });
    await trainSmall(disk);
    expect(bits(await lastCheckpoint(disk))).toEqual(bits(await lastCheckpoint(files)));
    expect((await folder.readRecord())).toMatchObject({ status: 'finished', error: null });
  });

  it('says so when there is nothing to learn from', async () => {
    const bare = { ...smallShop.catalog, queries: [], judgments: [], clicks: [], split: undefined, products: smallShop.catalog.products.map((product) => ({ ...product, category: '', attributes: {} })) };
    await expect(trainSmall(memoryFiles(), { open: { ...smallShop, catalog: bare } })).rejects.toThrow(/nothing to learn from/);
  });

  it('without labels learns from made queries and is watched on them', async () => {
    const unlabelled = { ...smallShop.catalog, queries: [], judgments: [], clicks: [], split: undefined };
    const { record, prepared } = await trainSmall(memoryFiles(), { open: { ...smallShop, catalog: unlabelled }, settings: ['training.steps=2'] });
    expect(prepared.notes.join(' ')).toMatch(/training pairs from templates/);
    expect(record.summary['seen.nDCG@10']).toBeGreaterThan(0);
    expect(Object.values(record.summary).every(Number.isFinite)).toBe(true);
  });
});

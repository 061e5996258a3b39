import { describe, expect, it } from 'vitest';
import { newRecord } from '../../src/experiment/run';
import { presetById } from '../../src/experiment/presets/presets';
import { createRunFolder, type Checkpoint } from '../../src/experiment/runFolder';
import { mineKeywords } from '../../src/features/keywords';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { readText } from '../../src/storage/files';
import { encodeSafetensors } from '../../src/storage/safetensors';

const make = presetById('make');
const record = () => newRecord(make, make.experiment('nano', 'shop-nano', 2), 'a run', 'wasm');
const checkpoint = (step: number): Checkpoint => ({
  step,
  arrays: { 'title.scale': { shape: [2, 2], data: Float32Array.of(step, -0, 1e-40, Math.PI) }, 'training.step': { shape: [1], data: Int32Array.of(step) } },
  context: {
    record: { ...record(), step }, tokenizer: '{"pieces":["größe","连衣裙"]}', lexicon: mineKeywords([]), split: { queries: { q: 'train' }, products: { p: 'test' } },
    wordCounts: { mug: 3 }, scoreFloor: 0.25, notes: ['12 training pairs from clicks.'],
  },
});

describe('a run folder', () => {
  it('gives back what was kept in it', async () => {
    const folder = createRunFolder(memoryFiles());
    const asked = record();
    await folder.writeRecord(asked);
    expect(await folder.readRecord()).toEqual(asked);
    await folder.writeCheckpoint(checkpoint(10));
    await folder.writeCheckpoint(checkpoint(9));
    expect(await folder.checkpoints()).toEqual([9, 10]);
    const { checkpoint: newest, skipped } = (await folder.readCheckpoint())!;
    expect(newest).toEqual({ ...checkpoint(10), context: { ...checkpoint(10).context, record: newest.context.record } });
    expect(newest.context.record.experiment).toEqual(asked.experiment);
    expect(Object.is(newest.arrays['title.scale'].data[1], -0)).toBe(true);
    expect(skipped).toEqual([]);
    expect((await folder.readCheckpoint(9))!.checkpoint.step).toBe(9);
    expect(await folder.readCheckpoint(8)).toBeNull();
    await folder.writeIndex(10, { product: { shape: [1], data: Float32Array.of(1) } }, { step: '10' });
    expect(await folder.readIndex(10)).toEqual({ arrays: { product: { shape: [1], data: Float32Array.of(1) } }, metadata: { step: '10' } });
    expect(await folder.readIndex(9)).toBeNull();
  });

  it('of which nothing was written is empty, not an error', async () => {
    const folder = createRunFolder(memoryFiles());
    expect([await folder.readRecord(), await folder.checkpoints(), await folder.readCheckpoint(), await folder.readMetrics()]).toEqual([null, [], null, []]);
  });

  it('drops a metrics line that a crash tore, and the lines after the step that is gone on from', async () => {
    const files = memoryFiles();
    const folder = createRunFolder(files);
    for (const step of [1, 2, 3]) await folder.appendMetrics({ step, loss: 1 / step });
    await files.append('metrics.jsonl', '{"step":4,"lo');
    expect(await folder.readMetrics()).toEqual([{ step: 1, loss: 1 }, { step: 2, loss: 0.5 }, { step: 3, loss: 1 / 3 }]);
    await folder.rewriteMetrics(await folder.readMetrics(2));
    await folder.appendMetrics({ step: 3, loss: 7 });
    expect(await readText(files, 'metrics.jsonl')).toBe('{"step":1,"loss":1}\n{"step":2,"loss":0.5}\n{"step":3,"loss":7}\n');
  });

  it('does not hide a line that is broken in the middle', async () => {
    const files = memoryFiles();
    await files.append('metrics.jsonl', '{"step":1}\n{"step":\n{"step":3}\n');
    await expect(createRunFolder(files).readMetrics()).rejects.toThrow(/metrics\.jsonl, line 2/);
  });

  it('passes over torn checkpoints and files of something else, and names each', async () => {
    const files = memoryFiles();
    const folder = createRunFolder(files);
    for (const step of [1, 2, 3, 4]) await folder.writeCheckpoint(checkpoint(step));
    const whole = (await files.read('step-000004.safetensors'))!;
    await files.write('step-000004.safetensors', whole.subarray(0, whole.length - 1));
    await files.write('step-000003.safetensors', encodeSafetensors(checkpoint(3).arrays, {}));
    const old = checkpoint(2);
    Object.assign(old.context.record.experiment, { version: 99 });
    await folder.writeCheckpoint(old);
    const { checkpoint: found, skipped } = (await folder.readCheckpoint())!;
    expect(found.step).toBe(1);
    expect(skipped).toEqual([expect.stringMatching(/^step-000004.*whole safetensors/), expect.stringMatching(/^step-000003.*without a run's context/), expect.stringMatching(/^step-000002.*'version'/)]);
  });

  it('in which no checkpoint can be read says why', async () => {
    const files = memoryFiles();
    await files.write('step-000001.safetensors', Uint8Array.of(1, 2, 3));
    await expect(createRunFolder(files).readCheckpoint()).rejects.toThrow(/no checkpoint that can be read.*step-000001/);
  });
});

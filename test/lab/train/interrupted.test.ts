// A run is broken off at twenty steps in each of three ways, and continued: it must end on the same bits as one that was never broken off.
import { beforeAll, describe, expect, it } from 'vitest';
import { createRunFolder } from '../../../src/experiment/runFolder';
import type { TrainingEvent } from '../../../src/lab/trainApi';
import { random } from '../../../src/math/random';
import { memoryFiles } from '../../../src/storage/memoryFiles';
import { subfolder, type Files } from '../../../src/storage/files';
import { withoutTimes } from '../../support/smallRun';
import { copyOf, keepSmallShop, newRun, smallRunExperiment, trained } from '../../support/ownShop';
import { smallTrainLab } from '../../support/smallTrainLab';

const total = 24;
const every = 5;
const experiment = smallRunExperiment([`training.steps=${total}`, 'training.batch=6', `training.evaluateEvery=${2 * every}`, `training.checkpointEvery=${every}`]);
// One objective and one with a head of its own: what a checkpoint has to hold, in little time.
experiment.training.stages[0].objectives.splice(1, Infinity, { kind: 'maskedToken', weight: 0.1, rate: 0.2 });
const run = (files: Files) => subfolder(files, 'runs/r');
const draw = random(1, 'interruptions');
const broken = draw.shuffle(Array.from({ length: total - 1 }, (_, i) => i + 1)).slice(0, 20).sort((a, b) => a - b);

/** What lies in storage when the worker dies after a step: nothing of it was told to stop. */
const left = new Map<number, Files>();
let whole: { bits: Record<string, string>; lines: object[] };

async function outcome(files: Files) {
  const { checkpoint } = (await createRunFolder(run(files)).readCheckpoint())!;
  const bits = Object.entries(checkpoint.arrays).map(([name, { data }]) => [name, Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')]);
  return { step: checkpoint.step, bits: Object.fromEntries(bits) as Record<string, string>, lines: await withoutTimes(run(files)) };
}

/** Goes on in a lab that knows nothing but the files. */
async function expectSameEnd(files: Files): Promise<TrainingEvent & { kind: 'opened' }> {
  const { end, events } = await trained(smallTrainLab(files), { kind: 'continue', runId: 'r', step: null });
  expect(end).toEqual({ status: 'finished', step: total });
  const { step, bits, lines } = await outcome(files);
  expect(step).toBe(total);
  expect(bits).toEqual(whole.bits);
  expect(lines).toEqual(whole.lines);
  return events.find((event) => event.kind === 'opened')!;
}

const checkpointBefore = (step: number) => step - (step % every);

beforeAll(async () => {
  const files = memoryFiles();
  await keepSmallShop(files);
  const uninterrupted = await copyOf(files);
  await trained(smallTrainLab(uninterrupted), newRun('r', experiment));
  whole = await outcome(uninterrupted);

  const lab = smallTrainLab(files);
  const training = lab.train({ ...newRun('r', experiment), paused: true }, () => undefined);
  for (let step = 1; step < total; step++) {
    await lab.step();
    if (broken.includes(step)) left.set(step, await copyOf(files));
  }
  await lab.stop();
  await training;
}, 120_000);

describe('a run that is broken off', () => {
  it('is broken off at twenty different steps', () => expect(new Set(broken).size).toBe(20));

  it.each(broken)('by the death of its worker after step %i ends on the same bits', async (step) => {
    const { from, skipped } = await expectSameEnd(await copyOf(left.get(step)!));
    expect(from).toBe(checkpointBefore(step));
    expect(skipped).toEqual([]);
  });

  it.each(broken)('by a torn checkpoint after step %i ends on the same bits', async (step) => {
    const files = await copyOf(left.get(step)!);
    const name = `runs/r/step-${String(checkpointBefore(step)).padStart(6, '0')}.safetensors`;
    const bytes = (await files.read(name))!;
    await files.write(name, bytes.subarray(0, draw.integer(bytes.length)));
    const { from, skipped } = await expectSameEnd(files);
    expect(from).toBe(Math.max(0, checkpointBefore(step) - every));
    expect(skipped).toHaveLength(1);
  });

  it.each(broken)('by a full disk after step %i keeps what it had, says what to do, and ends on the same bits', async (step) => {
    const files = await copyOf(left.get(step)!);
    let room = Infinity;
    const write = async (path: string, bytes: Uint8Array) => {
      if (room-- <= 0) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      await files.write(path, bytes);
    };
    const append = (path: string, text: string) => (room-- <= 0 ? Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError')) : files.append(path, text));
    const lab = smallTrainLab({ ...files, write, append });
    const events: TrainingEvent[] = [];
    const training = lab.train({ kind: 'continue', runId: 'r', step: null, paused: true }, (told) => void events.push(...told));
    const refused = expect(training).rejects.toMatchObject({ name: 'StorageError', message: expect.stringMatching(/No space.*QuotaExceededError.*Delete runs/) });
    for (let at = checkpointBefore(step); at < step; at++) await lab.step();
    room = draw.integer(3);
    await lab.resume();
    await refused;
    expect(events.at(-1)).toMatchObject({ kind: 'paused' });
    expect(JSON.parse(new TextDecoder().decode((await files.read('runs/r/run.json'))!))).toMatchObject({ id: 'r', name: 'r' });
    const { from } = await expectSameEnd(files);
    expect(from).toBeGreaterThanOrEqual(checkpointBefore(step));
  });
});

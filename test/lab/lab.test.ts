import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../src/catalog/bundled';
import { Lab } from '../../src/lab/lab';
import type { TrainingEvent, TrainRequest } from '../../src/lab/api';
import type { Platform } from '../../src/lab/platform';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { subfolder } from '../../src/storage/files';
import { lanes, openLane } from '../support/backends';
import { sharpDecoder } from '../features/sharpDecoder';

const files = memoryFiles();
const platform: Platform = {
  async openBackend(wanted, probe) {
    await openLane(lanes.find(({ name }) => name === 'wasm fused')!);
    await probe();
    return { backend: wanted === 'auto' ? 'wasm' : wanted, tried: [{ name: 'webgpu', milliseconds: null, reason: 'not in Node' }] };
  },
  decoder: async () => sharpDecoder,
  files,
};
const request: TrainRequest = {
  presetId: 'make', size: 'nano', catalog: 'shop-nano', seed: 1, backend: 'auto', folder: 'mine',
  settings: ['training.steps=6', 'training.batch=8', 'training.evaluateEvery=3', 'training.checkpointEvery=3'],
};

const lab = new Lab(platform, files);
const events: TrainingEvent[] = [];
const steps = () => events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

describe('the lab', () => {
  it('refuses to search before a run is open, a run that is not there, and a wrong name', async () => {
    await expect(lab.search('mug', 'dense', 3)).rejects.toThrow(/Call open first/);
    await expect(lab.open('nowhere', null, () => undefined)).rejects.toThrow(/'nowhere'/);
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

describe('an open run', () => {
  const { catalog } = openBundled('shop-nano');
  beforeAll(async () => {
    const status = await lab.open('mine', null, () => undefined);
    expect(status).toMatchObject({ catalog: 'shop-nano', products: catalog.products.length, step: 6, backend: 'wasm', catalogNote: null, presetTitle: 'MAKE' });
    expect(status.refused).toEqual(['webgpu: not in Node']);
  });

  it('answers with pictures, weights, parts, grades and keyword attention', async () => {
    const { text, id } = catalog.queries.find((query) => catalog.judgments.some(({ queryId, grade }) => queryId === query.id && grade === 3))!;
    const answer = await lab.search(`  ${text.toUpperCase()} `, 'dense', catalog.products.length);
    expect(answer.results.map(({ rank }) => rank)).toEqual(answer.results.map((_, i) => i + 1));
    const grades = new Map(catalog.judgments.filter(({ queryId }) => queryId === id).map(({ productId, grade }) => [productId, grade]));
    for (const { productId, grade, weights, parts, score } of answer.results) {
      expect(grade).toBe(grades.get(productId) ?? 0);
      expect(weights!.title + weights!.image).toBeCloseTo(1, 6);
      expect(Math.abs(parts!.title + parts!.image - score)).toBeLessThan(1e-6);
    }
    expect(answer.keywordAttention!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(answer.noWeights).toBeNull();
  });

  it('says why there are no weights, which words it does not know, and that a query was not judged', async () => {
    const answer = await lab.search('mug zzyzx', 'bm25', 5);
    expect(answer).toMatchObject({ keywordAttention: null, unknownWords: ['zzyzx'], noWeights: expect.stringContaining('no modal weights') });
    for (const { weights, parts, grade } of answer.results) expect([weights, parts, grade]).toEqual([null, null, null]);
    expect((await lab.search('', 'dense', 5)).results).toEqual([]);
  });

  it('says that its catalog is another one than the run saw', async () => {
    const run = subfolder(files, 'mine');
    const name = 'step-000006.safetensors';
    const text = Buffer.from((await run.read(name))!).toString('latin1');
    const own = /"catalogFingerprint\\":\\"([^\\]+)\\"/.exec(text)![1];
    await files.write(`changed/${name}`, Buffer.from(text.replace(own, own.replace(/./g, '0')), 'latin1'));
    await files.write('changed/index-000006.safetensors', (await run.read('index-000006.safetensors'))!);
    expect((await lab.open('changed', null, () => undefined)).catalogNote).toMatch(/differs/);
  });
});

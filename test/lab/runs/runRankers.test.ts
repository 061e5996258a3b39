import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchLab } from '../../../src/lab/searchLab';
import { runFolder } from '../../../src/lab/runs/runStore';
import type { Files } from '../../../src/storage/files';
import { copyRun, ownRunsLab, trainOwnRun } from '../../support/ownRuns';
import { smallCatalog } from '../../support/ownShop';

const silent = () => undefined;
const query = 'red mug';
let lab: SearchLab;
let files: Files;
const search = (ranker: string) => lab.search({ query, ranker, limit: 24 });
const orderOf = async (ranker: string) => (await search(ranker)).results.map(({ productId, score }) => [productId, score]);
const stepOf = async (ranker: string) => (await search(ranker)).step;
const cut = async (path: string) => files.write(path, (await files.read(path))!.subarray(0, -1));

beforeAll(async () => {
  ({ lab, files } = await ownRunsLab());
  await trainOwnRun(files, 'first', { to: 6 });
  await trainOwnRun(files, 'second', { settings: ['seed=2'] });
});

describe('an own run', () => {
  it('is a ranker of its catalog, told with its name and the step that answers', async () => {
    const { rankers } = await lab.open(smallCatalog, null, silent);
    const own = rankers.filter(({ run }) => run);
    expect(own.map(({ id, state, run }) => [id, state, run?.step]).sort()).toEqual([['run:first', 'onDemand', 6], ['run:second', 'onDemand', 7]]);
    expect(own[0].run).toMatchObject({ name: 'small run', presetId: 'make' });
    expect((await lab.open('shop-nano', null, silent)).rankers.some(({ run }) => run)).toBe(false);
    await lab.open(smallCatalog, null, silent);
  });

  it('answers, explains and is compared as one checkpoint, named or the newest', async () => {
    const newest = await search('run:second');
    expect(newest).toMatchObject({ ranker: 'run:second', step: 7, ranked: 24, products: 24, matches: true });
    expect(newest.attention!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(await orderOf('run:second@7')).toEqual(await orderOf('run:second'));
    expect(await orderOf('run:second@3')).not.toEqual(await orderOf('run:second'));
    const top = newest.results.find(({ title, hasImage }) => title && hasImage)!;
    const explained = await lab.explain(query, 'run:second', top.productId);
    expect(explained).toMatchObject({ rank: top.rank, grade: top.grade, weights: top.weights });
    expect(explained!.parts!.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(explained!.score!, 6);
    expect(explained!.rankByWeight!.length).toBeGreaterThan(50);
    const pair = await lab.comparePair(query, 'run:second@3', 'run:second');
    expect([pair.a.ranker, pair.a.step, pair.b.ranker, pair.b.step]).toEqual(['run:second@3', 3, 'run:second', 7]);
    const all = await lab.compareAll('run:second@3', 'run:second', silent);
    expect(all.rows.length + all.withoutRelevant).toBe(3);
    expect((await lab.figures(query)).map(({ ranker }) => ranker)).toContain('run:second');
    expect((await lab.figures(query)).map(({ ranker }) => ranker)).not.toContain('run:first');
    expect('step' in (await search('bm25'))).toBe(false);
  });

  it('goes on with its newer checkpoint after a refresh, and not before', async () => {
    expect(await stepOf('run:first')).toBe(6);
    const before = await orderOf('run:first');
    await trainOwnRun(files, 'first');
    expect(await orderOf('run:first')).toEqual(before);
    const ranker = await lab.runs.refresh('first');
    expect(ranker?.run).toMatchObject({ step: 7, status: 'finished' });
    expect(await stepOf('run:first')).toBe(7);
    expect(await orderOf('run:first')).not.toEqual(before);
    expect(await orderOf('run:first@6')).toEqual(before);
  });

  it('answers by an older checkpoint where the newest is torn or not indexed, and by the one in memory where all are', async () => {
    await copyRun(files, 'second', 'torn');
    await cut('runs/torn/step-000007.safetensors');
    expect(await stepOf('run:torn')).toBe(6);
    await expect(search('run:torn@7')).rejects.toThrow(/whole safetensors/);
    await cut('runs/torn/index-000006.safetensors');
    await lab.runs.refresh('torn');
    expect(await stepOf('run:torn')).toBe(3);
    const before = await orderOf('run:torn');
    for (const step of [0, 3, 6]) await cut(`runs/torn/step-00000${step}.safetensors`);
    await lab.runs.refresh('torn');
    expect(await orderOf('run:torn')).toEqual(before);
    expect((await lab.runs.read('torn'))).toMatchObject({ beyond: 7, torn: [expect.stringMatching(/step-000007.*step-000006.*step-000003.*step-000000/)] });
  });

  it('that is not there, has no checkpoint or no such step is refused with its name', async () => {
    await expect(search('run:nowhere')).rejects.toThrow(/no run 'nowhere'/);
    await expect(search('run:second@4')).rejects.toThrow(/'second' has no checkpoint of step 4/);
    await expect(search('run:../second')).rejects.toThrow(/no ranker/);
  });

  it('without an index is encoded first, and its vectors are kept with it', async () => {
    await copyRun(files, 'second', 'bare');
    const before = await orderOf('run:bare');
    await lab.runs.remove('bare');
    await lab.runs.restore('bare');
    for (const path of await files.list('runs/bare')) if (path.includes('/index-')) await files.remove(path);
    await expect(search('run:bare')).rejects.toThrow(/Encode it first/);
    const rankers = await lab.encode('run:bare', silent);
    expect(rankers.find(({ id }) => id === 'run:bare')).toMatchObject({ state: 'ready', run: { step: 7 } });
    expect(await orderOf('run:bare')).toEqual(before);
    expect(await runFolder(files, 'bare').indexes()).toEqual([7]);
  });

  it('of another catalog ranks the open one once that has gone through it', async () => {
    await lab.open('shop-nano', null, silent);
    await expect(search('run:second')).rejects.toThrow(/'shop-nano' has not gone through small run/);
    await expect(lab.runs.frame('second', 7, [query], 6)).rejects.toThrow(/was trained on 'small shop', and 'shop-nano' is open/);
    await lab.open(smallCatalog, null, silent);
  });
});

describe('memory', () => {
  it('holds a few models at most, and keeps those that are being asked', async () => {
    await Promise.all([3, 6, 7].flatMap((step) => ['first', 'second'].map((run) => search(`run:${run}@${step}`))));
    const full = tf.memory().numTensors;
    const copies = [1, 2, 3, 4].map((copy) => `copy${copy}`);
    for (const copy of copies) await copyRun(files, 'second', copy);
    const answers = await Promise.all(copies.flatMap((copy) => [3, 6, 7].map((step) => orderOf(`run:${copy}@${step}`))));
    expect(answers.slice(0, 3)).toEqual(answers.slice(9));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(tf.memory().numTensors).toBe(full);
  });
});

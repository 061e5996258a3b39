import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../../src/evaluation/compare';
import { evaluate } from '../../../src/evaluation/evaluate';
import { openModel } from '../../../src/lab/rankers';
import { runFolder } from '../../../src/lab/runs/runStore';
import type { SearchLab } from '../../../src/lab/searchLab';
import { createDense } from '../../../src/retrieval/dense';
import { indexFromArrays } from '../../../src/retrieval/indexData';
import type { Files } from '../../../src/storage/files';
import { copyRun, ownRunsLab, trainOwnRun } from '../../support/ownRuns';
import { smallCatalog } from '../../support/ownShop';
import { smallExperiment, smallShop } from '../../support/smallShop';

const silent = () => undefined;
let lab: SearchLab;
let files: Files;
beforeAll(async () => {
  ({ lab, files } = await ownRunsLab());
  await trainOwnRun(files, 'a');
  await trainOwnRun(files, 'b', { settings: ['seed=2', 'model.fusion.hidden=16'] });
});

const denseOf = async (runId: string, step: number) => {
  const folder = runFolder(files, runId);
  return createDense(indexFromArrays((await folder.readIndex(step))!.arrays), openModel((await folder.readStep(step))!).queries);
};

describe('kept runs', () => {
  it('are listed newest first with what differs from their preset, and read with all their lines', async () => {
    const { runs: list } = await lab.runs.list();
    expect(list.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(list[0]).toMatchObject({ size: 'nano', seed: 2, status: 'finished', step: 7, total: 7, checkpoints: [0, 3, 6, 7], presetId: 'make', note: '', parent: null, ablation: null });
    expect(list[0].changes.map(({ path }) => path)).toEqual(expect.arrayContaining(['model.fusion.hidden', 'training.batch']));
    expect(list[0].changes.some(({ path }) => path === 'seed' || path.startsWith('model.title'))).toBe(false);
    const bytes = await Promise.all((await files.list('runs/b')).map(async (path) => (await files.read(path))!.length));
    expect(list[0].bytes).toBe(bytes.reduce((sum, size) => sum + size, 0));
    const run = (await lab.runs.read('a'))!;
    expect(run).toMatchObject({ beyond: 0, torn: [] });
    expect(new Set(run.lines.map(({ step }) => step)).size).toBeGreaterThanOrEqual(7);
    expect(await lab.runs.read('nowhere')).toBeNull();
    expect(await lab.runs.read('../../a')).toBeNull();
  });

  it('keep what was made after the newest checkpoint, whatever a crash tore', async () => {
    await copyRun(files, 'a', 'crashed', [7]);
    await files.append('runs/crashed/metrics.jsonl', '{"step":7,"loss":2}\n{"step":8,"lo');
    await files.write('runs/crashed/run.json', new TextEncoder().encode('{"id":"cra'));
    const run = (await lab.runs.read('crashed'))!;
    expect(run.summary).toMatchObject({ id: 'crashed', status: 'paused', step: 6 });
    expect([run.lines.at(-1), run.beyond]).toEqual([{ step: 7, loss: 2 }, 1]);
    await lab.runs.remove('crashed');
  });

  it('are renamed, annotated, hidden, brought back and deleted without touching what the trainer writes', async () => {
    await copyRun(files, 'a', 'c');
    const record = await files.read('runs/c/run.json');
    await lab.runs.rename('c', '  short one ');
    await lab.runs.annotate('c', 'for the lesson');
    await lab.runs.remove('c');
    expect((await lab.runs.list()).runs.map(({ id }) => id)).toEqual(['b', 'a']);
    await lab.runs.restore('c');
    expect((await lab.runs.list()).runs.find(({ id }) => id === 'c')).toMatchObject({ name: 'short one', note: 'for the lesson' });
    expect(await files.read('runs/c/run.json')).toEqual(record);
    await expect(lab.runs.rename('c', ' ')).rejects.toThrow(/needs a name/);
    await expect(lab.runs.rename('nowhere', 'x')).rejects.toThrow(/no run 'nowhere'/);
    await lab.runs.remove('c');
    await files.write('runs/half/metrics.jsonl', new Uint8Array());
    await files.write('runs/newer/run.json', new TextEncoder().encode('{"id":"newer","format":2}'));
    await lab.runs.emptyTrash();
    expect([...new Set((await files.list('runs')).map((path) => path.split('/')[1]))]).toEqual(['a', 'b', 'newer']);
    expect((await lab.runs.list()).runs.map(({ id }) => id)).toEqual(['b', 'a']);
    await expect(lab.runs.restore('c')).rejects.toThrow(/no run 'c'/);
  });
});

describe('a folder whose run.json cannot be read', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const runJson = async () => JSON.parse(new TextDecoder().decode((await files.read('runs/a/run.json'))!)) as Record<string, unknown>;

  it('is named with what is wrong, goes into a file as it is, and is deleted only when it is asked for', async () => {
    await copyRun(files, 'a', 'byHand', [0, 3, 6, 7]);
    await files.write('runs/byHand/run.json', bytes(JSON.stringify({ ...await runJson(), id: 'byHand', step: 'seven' })));
    await files.write('runs/torn/run.json', bytes('{"id":"torn","na'));
    await files.write('runs/torn/metrics.jsonl', bytes('{"step":1}\n'));
    const unread = async () => (await lab.runs.list()).unread.map(({ id }) => id).sort();
    const found = new Map((await lab.runs.list()).unread.map((one) => [one.id, one]));
    expect(found.get('byHand')!.why).toMatch(/run\.json, at 'step': .*expected number, received string/);
    expect(found.get('torn')).toEqual({ id: 'torn', why: expect.stringMatching(/run\.json is no JSON \(.+\)\. Expected/), bytes: 27 });
    expect((await lab.runs.list()).runs.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['torn']));
    await expect(lab.runs.read('torn')).rejects.toThrow(/run\.json is no JSON/);

    const unpacked = unzipSync(new Uint8Array(await (await lab.runs.exportZip('torn')).arrayBuffer()));
    expect(Object.entries(unpacked).map(([path, content]) => [path, new TextDecoder().decode(content)])).toEqual([['torn/metrics.jsonl', '{"step":1}\n'], ['torn/run.json', '{"id":"torn","na']]);

    await lab.runs.remove('torn');
    expect(await unread()).not.toContain('torn');
    expect(await lab.runs.read('torn')).toBeNull();
    await lab.runs.restore('torn');
    await lab.runs.emptyTrash();
    expect(await unread()).toContain('torn');
    await lab.runs.remove('torn');
    await lab.runs.emptyTrash();
    expect((await files.list('runs/torn'))).toEqual([]);
    expect(await unread()).toContain('byHand');
  });

  it('is not overwritten by a file of the same name unless that is asked for', async () => {
    await copyRun(files, 'a', 'mended');
    const zip = new File([await lab.runs.exportZip('mended')], 'mended.zip');
    await files.remove('runs/mended');
    await files.write('runs/mended/run.json', bytes('{'));
    expect(await lab.runs.inspect(zip)).toMatchObject({ exists: true });
    await expect(lab.runs.importRun(zip, false)).rejects.toThrow(/already/);
    expect(new TextDecoder().decode((await files.read('runs/mended/run.json'))!)).toBe('{');
    expect(await lab.runs.importRun(zip, true)).toMatchObject({ id: 'mended', step: 7 });
    for (const id of ['mended', 'byHand']) await lab.runs.remove(id);
    await lab.runs.emptyTrash();
    expect((await lab.runs.list()).runs.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('a frame', () => {
  const queries = ['red mug', 'dresses', 'never asked'];

  it('is what search answers by that checkpoint, with what was found of the relevant ones', async () => {
    for (const step of [0, 6, 3, 7, 3]) {
      const frame = await lab.runs.frame('a', step, queries, 6);
      expect(frame).toMatchObject({ runId: 'a', step });
      for (const shown of frame.queries) {
        const answer = await lab.search({ query: shown.query, ranker: `run:a@${step}`, limit: 6 });
        expect(answer.results).toMatchObject(shown.results);
      }
    }
    const { queries: [mug, , unknown] } = await lab.runs.frame('a', 7, queries, 24);
    expect(mug.relevant).toBe(2);
    expect(mug.found10).toBe(mug.results.slice(0, 10).filter(({ grade }) => grade === 1).length);
    await lab.search({ query: 'red mug', ranker: 'run:a', limit: 1 });
    expect(mug.ndcg10).toBe((await lab.figures('red mug')).find(({ ranker }) => ranker === 'run:a')!.ndcg10);
    expect([unknown.relevant, unknown.found10, unknown.ndcg10]).toEqual([null, null, null]);
  });

  it('of a step that was made again is ranked again', async () => {
    await copyRun(files, 'a', 'again');
    const before = await lab.runs.frame('again', 7, queries, 6);
    for (const kind of ['step', 'index']) await files.write(`runs/again/${kind}-000007.safetensors`, (await files.read(`runs/again/${kind}-000003.safetensors`))!);
    expect(await lab.runs.frame('again', 7, queries, 6)).toEqual(before);
    await lab.runs.refresh('again');
    const after = await lab.runs.frame('again', 7, queries, 6);
    expect(after.queries).toEqual((await lab.runs.frame('again', 3, queries, 6)).queries);
    expect(after).not.toEqual(before);
    await expect(lab.runs.frame('again', 5, queries, 6)).rejects.toThrow(/no checkpoint of step 5/);
    await lab.runs.remove('again');
  });
});

describe('queries to pin', () => {
  it('are judged ones that are asked most, and held out ones of the shops that the model gets right', async () => {
    expect(await lab.runs.suggestedPins()).toEqual(['mugs', 'dresss', 'lamps']);
    await lab.open('shop-nano', null, silent);
    const pins = await lab.runs.suggestedPins();
    for (const query of pins) {
      const answer = await lab.search({ query, ranker: 'make', limit: 10 });
      expect(answer.part).not.toBe('train');
      expect((await lab.figures(query)).find(({ ranker }) => ranker === 'make')!.ndcg10).toBeGreaterThan(0.5);
    }
    expect(new Set(pins).size).toBe(3);
    await lab.open(smallCatalog, null, silent);
  });
});

describe('runs side by side', () => {
  it('have the numbers of the comparison over the same queries', async () => {
    const told: number[] = [];
    const found = await lab.runs.compare(['a', 'b'], ({ done }) => told.push(done));
    const test = smallShop.catalog.queries.filter(({ id }) => smallShop.catalog.split!.queries[id] === 'test');
    const [a, b] = [await evaluate(await denseOf('a', 7), smallShop.catalog, test, { depth: 10 }), await evaluate(await denseOf('b', 7), smallShop.catalog, test, { depth: 10 })];
    expect(told.at(-1)).toBe(2 * test.length);
    expect([found.refused, found.steps]).toEqual([null, [7, 7]]);
    for (const metric of ['nDCG@10', 'recall@10'] as const) {
      const row = found.metrics.find((each) => each.metric === metric && each.part === 'test')!;
      const expected = compare([a], [b], metric);
      expect(row.means).toEqual([a.overQueriesWithRelevant[metric], b.overQueriesWithRelevant[metric]]);
      expect(row.differences[1]).toMatchObject({ estimate: expected.overQueries, p: expected.p, wins: expected.wins, losses: expected.losses, ties: expected.ties });
      expect(row.differences[0]).toBeNull();
    }
    expect(found.differences.map(({ path, values }) => [path, values])).toEqual([['seed', [1, 2]], ['model.fusion.hidden', [32, 16]]]);
    expect(found.queries.map(({ values }) => values).sort()).toEqual(a.queries.map(({ metrics }, q) => [metrics['nDCG@10'], b.queries[q].metrics['nDCG@10']]).sort());
    expect(found.overlap[0]).toEqual({ common: 10, jaccard: 1, rbo: 1 });
    expect(found.overlap[1].common).toBeLessThanOrEqual(10);
    const apart = found.weights.map(({ values: [x, y] }) => Math.abs(x! - y!));
    expect(apart).toEqual(apart.toSorted((x, y) => y - x));
    expect(found.curves[0].lines.length).toBeGreaterThanOrEqual(7);
  });

  it('are compared in settings and curves alone where their catalog is not open, and not at all where one is not there', async () => {
    await expect(lab.runs.compare(['a'], silent)).rejects.toThrow(/2 to 5 different runs/);
    await expect(lab.runs.compare(['a', 'nowhere'], silent)).rejects.toThrow(/no run 'nowhere'/);
    await lab.open('shop-nano', null, silent);
    expect(await lab.runs.compare(['a', 'b'], silent)).toMatchObject({ refused: 'notOpen', metrics: [], queries: [] });
    await lab.open(smallCatalog, null, silent);
  });

  it('stop when they are stopped', async () => {
    await copyRun(files, 'b', 'slow');
    await expect(lab.runs.compare(['a', 'slow'], () => void lab.stop())).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await lab.runs.remove('slow');
  });
});

describe('an ablation', () => {
  it('is paired over the seeds of which both runs are finished', async () => {
    await trainOwnRun(files, 'fixed1', { settings: ['model.fusion={"kind":"fixed","mix":"sharedSpace","imageWeight":0.5}'] });
    await copyRun(files, 'fixed1', 'fixed2', [6, 7]);
    const folder = runFolder(files, 'fixed2');
    await folder.writeRecord({ ...(await folder.readRecord())!, status: 'stopped', step: 3 });
    const experiment = smallExperiment();
    const runs = [['baseline', 1, 'a'], ['modalAdaptation', 1, 'fixed1'], ['baseline', 2, 'b'], ['modalAdaptation', 2, 'fixed2'], ['baseline', 3, '']] as const;
    const plan = { id: 'weights', name: 'Weights', createdAt: '2026-11-21T00:00:00Z', presetId: 'make', experiment, switches: ['modalAdaptation' as const], seeds: [1, 2, 3], runs: runs.map(([variant, seed, runId]) => ({ variant, seed, runId })) };
    await lab.runs.saveAblation(plan);
    expect(await lab.runs.ablations()).toEqual([plan]);
    const { rows, done, total, refused } = await lab.runs.ablation('weights', silent);
    expect([done, total, refused]).toEqual([3, 5, null]);
    const [baseline, fixed] = rows;
    expect(baseline.bySeed.map(({ status, values }) => [status, Object.keys(values).length > 0])).toEqual([['finished', true], ['finished', true], ['waiting', false]]);
    expect(fixed).toMatchObject({ variant: 'modalAdaptation', seeds: [1] });
    const held = smallShop.catalog.queries.filter(({ id }) => smallShop.catalog.split!.queries[id] === 'test');
    const measured = async (runId: string) => [await evaluate(await denseOf(runId, 7), smallShop.catalog, held, { depth: 10 })];
    expect(fixed.differences['nDCG@10']?.estimate).toEqual(compare(await measured('a'), await measured('fixed1'), 'nDCG@10').difference);
    expect([baseline.differences['nDCG@10'], fixed.means.weightAuroc]).toEqual([null, null]);

    await copyRun(files, 'fixed1', 'anew');
    const unmeasured = { ...plan, id: 'unmeasured', runs: [...plan.runs, { variant: 'modalAdaptation' as const, seed: 2, runId: 'anew' }] };
    await lab.runs.saveAblation(unmeasured);
    await expect(lab.runs.ablation('unmeasured', () => void lab.stop())).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect((await lab.runs.ablation('unmeasured', silent)).done).toBe(4);
    for (const id of ['unmeasured', 'weights']) await lab.runs.removeAblation(id);
    expect(await lab.runs.ablations()).toEqual([]);
  });
});

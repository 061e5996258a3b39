import { describe, expect, it } from 'vitest';
import { TrainLab } from '../../src/lab/trainLab';
import type { StepView, TrainingEvent, TrainRequest } from '../../src/lab/trainApi';
import { createRunFolder } from '../../src/experiment/runFolder';
import { withSettings } from '../../src/experiment/settings';
import { presetById } from '../../src/experiment/presets/presets';
import { towers } from '../../src/lab/train/metricNames';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { subfolder, type Files } from '../../src/storage/files';
import { copyOf, keepSmallShop, newRun, smallCatalog, smallRunExperiment, trained } from '../support/ownShop';
import { smallTrainLab } from '../support/smallTrainLab';
import { testPlatform } from '../support/testLab';

const experiment = smallRunExperiment();
const shop = memoryFiles();
const kept = keepSmallShop(shop);
const withShop = async () => (await kept, copyOf(shop));
const stepsOf = (events: TrainingEvent[]) => events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));
const openedOf = (events: TrainingEvent[]) => events.find((event) => event.kind === 'opened');
const go = (runId: string, step: number | null = null): TrainRequest => ({ kind: 'continue', runId, step });

async function parametersOf(files: Files, runId: string, step: number): Promise<Record<string, string>> {
  const { arrays } = (await createRunFolder(subfolder(files, `runs/${runId}`)).readStep(step))!;
  return Object.fromEntries(Object.entries(arrays).map(([name, { data }]) => [name, Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')]));
}

/** A run that stands before its first step. */
async function standing(lab: TrainLab, request: TrainRequest = newRun('r', experiment)) {
  const events: TrainingEvent[] = [];
  const training = lab.train({ ...request, paused: true }, (told) => void events.push(...told));
  await lab.pause();
  return { events, training };
}

describe('the lab that trains', () => {
  it('trains what is asked, looks at it before the first step, and gathers what it tells', async () => {
    const files = await withShop();
    const lists: TrainingEvent[][] = [];
    const end = await smallTrainLab(files).train(newRun('r', experiment), (events) => void lists.push(events));
    expect(end).toEqual({ status: 'finished', step: 7 });
    const events = lists.flat();
    expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'progress' && kind !== 'step')).toEqual(['backend', 'opened', 'evaluated', 'saved', 'stage', 'evaluated', 'saved', 'evaluated', 'saved', 'evaluated', 'saved']);
    expect(openedOf(events)).toMatchObject({ total: 7, from: 0, repeated: 0, skipped: [], record: { id: 'r', name: 'r', status: 'paused', presetId: 'make' }, facts: { products: 24 } });
    const line = events.find((event) => event.kind === 'step')?.metrics ?? { step: 0 };
    for (const tower of towers) expect(line[`gradientNorm.${tower}`], tower).toBeGreaterThan(0);
    const squares = towers.reduce((sum, tower) => sum + line[`gradientNorm.${tower}`] ** 2, 0);
    expect(Math.sqrt(squares)).toBeCloseTo(line.gradientNorm, 4);
    expect(line['query-product.hardestCosine']).toBeGreaterThanOrEqual(line['query-product.negativeCosine']);
    expect(line.milliseconds).toBeGreaterThan(0);
    const looked = events.find((event) => event.kind === 'evaluated')?.metrics ?? { step: 0 };
    expect(looked['seen.queries.all'] ?? looked['validation.queries.all']).toBeGreaterThan(0);
    expect(looked['seen.recall@10.ceiling'] ?? looked['validation.recall@10.ceiling']).toBeLessThanOrEqual(1);
  });

  it('stands where it is asked to, makes one step at a time, refuses a second run beside the first, and stops with a checkpoint', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    const { events, training } = await standing(lab);
    expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'progress')).toEqual(['backend', 'opened', 'evaluated', 'saved', 'paused']);
    await expect(lab.train(newRun('s', experiment), () => undefined)).rejects.toThrow(/being trained already/);
    await lab.step();
    await lab.step();
    expect(stepsOf(events)).toEqual([1, 2]);
    await lab.pause();
    expect(await files.list('runs')).toContain('runs/r/step-000002.safetensors');
    expect(await createRunFolder(subfolder(files, 'runs/r')).readRecord()).toMatchObject({ status: 'paused', step: 2 });
    await lab.step();
    await lab.stop();
    expect(await training).toEqual({ status: 'stopped', step: 3 });
    expect((await lab.memory()).tensors).toBe(0);
    const rest = await trained(lab, go('r'));
    expect([rest.end, stepsOf(rest.events)]).toEqual([{ status: 'finished', step: 7 }, [4, 5, 6, 7]]);
  });

  it('is finished by its last step, also one that is asked for by hand', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    const { events, training } = await standing(lab);
    for (let step = 1; step <= 7; step++) await lab.step();
    expect([await training, stepsOf(events)]).toEqual([{ status: 'finished', step: 7 }, [1, 2, 3, 4, 5, 6, 7]]);
  });

  it('keeps a checkpoint of now when it is asked, and goes on', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    const { training } = await standing(lab);
    await lab.step();
    await lab.keep();
    expect(await files.list('runs')).toContain('runs/r/index-000001.safetensors');
    await lab.resume();
    expect((await training).status).toBe('finished');
  });

  it('goes back to an earlier checkpoint and drops what came after it', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    await trained(lab, newRun('r', experiment));
    const { events } = await trained(lab, go('r', 4));
    expect(openedOf(events)).toMatchObject({ from: 3, repeated: 4 });
    expect(stepsOf(events)).toEqual([4, 5, 6, 7]);
    const { training } = await standing(lab, go('r', 3));
    expect((await files.list('runs/r')).filter((path) => path.includes('step-'))).toEqual(['runs/r/step-000000.safetensors', 'runs/r/step-000003.safetensors']);
    await lab.stop();
    await training;
  });

  it('forks a run: the same parameters, another training, the lines up to there', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    await trained(lab, newRun('r', experiment));
    const changed = withSettings(experiment, ['training.steps=9', 'training.stages.0.learningRate=0.01']);
    changed.training.stages[0].objectives.push({ kind: 'maskedToken', weight: 0.1, rate: 0.2 });
    const fork: TrainRequest = { kind: 'fork', from: { runId: 'r', step: 6 }, runId: 'f', name: 'a fork', experiment: changed };
    const { end, events } = await trained(lab, fork);
    expect([end, stepsOf(events)]).toEqual([{ status: 'finished', step: 9 }, [7, 8, 9]]);
    expect(openedOf(events)).toMatchObject({ from: 6, record: { name: 'a fork', parent: { runId: 'r', step: 6 } } });
    const [before, after] = [await parametersOf(files, 'r', 6), await parametersOf(files, 'f', 6)];
    for (const name of Object.keys(before)) expect(after[name], name).toBe(before[name]);
    expect((await createRunFolder(subfolder(files, 'runs/f')).readMetrics()).map(({ step }) => step)).toEqual([0, 1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9]);
    const other = { ...fork, runId: 'g', experiment: withSettings(changed, ['features.keywords.perQuery=1']) };
    await expect(trained(lab, other)).rejects.toThrow(/'features.keywords.perQuery' differs/);
    await expect(trained(lab, { ...fork, runId: 'g', experiment: withSettings(changed, ['training.steps=6']) })).rejects.toThrow(/begin at step 6 and end at step 6/);
  });

  it('refuses what cannot begin, and writes nothing then', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    await trained(lab, newRun('r', experiment));
    const before = await files.list('');
    await expect(trained(lab, newRun('r', experiment))).rejects.toThrow(/keeps a run 'r' already/);
    await expect(trained(lab, newRun('../r', experiment))).rejects.toThrow(/name of a run/);
    await expect(trained(lab, newRun('s', { ...experiment, catalog: 'gone' }))).rejects.toThrow(/keeps no catalog 'gone'/);
    await expect(trained(lab, newRun('s', { ...experiment, version: 99 }))).rejects.toThrow(/version/);
    await expect(trained(lab, go('s'))).rejects.toThrow(/keeps no run 's'/);
    const elsewhere = smallTrainLab(files, { aloneWithRun: async () => null });
    await expect(trained(elsewhere, go('r', 3))).rejects.toThrow(/another tab/);
    expect(await files.list('')).toEqual(before);
  });

  it('takes steps apart without changing a bit, and says which parameters moved', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    await trained(lab, newRun('plain', experiment));
    await lab.showBatches(true);
    const { events } = await trained(lab, newRun('shown', experiment));
    await lab.showBatches(false);
    expect(await parametersOf(files, 'shown', 7)).toEqual(await parametersOf(files, 'plain', 7));
    const views = events.flatMap((event) => (event.kind === 'batch' ? [event.view] : []));
    expect(views.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const lines = events.flatMap((event) => (event.kind === 'step' ? [event.metrics] : []));
    views.forEach((view, i) => checkView(view, lines[i]));
    expect(views[0].moved).toEqual([]); // the warm-up begins with a learning rate of 0
    expect(views[1].moved.length).toBeGreaterThan(20);
    expect(views[1].moved.every(({ relative }, i, all) => i === 0 || relative <= all[i - 1].relative)).toBe(true);
  });

  it('explains a product by the parameters as they stand, standing or running', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    expect(await lab.explain('red mug', ['p0'])).toBeNull();
    const { training } = await standing(lab);
    const first = await lab.explain('red mug', ['p0', 'p3']);
    expect(first).toMatchObject({ step: 0, query: 'red mug', products: [{ productId: 'p0', title: 'Kavo red mug' }, { productId: 'p3' }] });
    const [{ score, parts, weights, cosines }] = first!.products;
    expect(parts!.title + parts!.image).toBeCloseTo(score, 5);
    expect(weights!.title + weights!.image).toBeCloseTo(1, 5);
    expect(Math.abs(cosines.title)).toBeLessThanOrEqual(1);
    expect(first!.attention.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    await expect(lab.explain('red mug', ['nope'])).rejects.toThrow(/no product 'nope'/);
    await lab.step();
    await lab.step();
    expect(await lab.explain('red mug', ['p0'])).toMatchObject({ step: 2 });
    expect((await lab.explain('red mug', ['p0']))!.products[0].score).not.toBe(score);
    await lab.resume();
    await training;
  });

  it('tells a lost device by name, keeps what was kept, and goes on in the same lab', async () => {
    const files = await withShop();
    let lose: ((reason: string) => void) | undefined;
    const platform = testPlatform(files);
    const lab = smallTrainLab(files, { openBackend: async (wanted, probe, hooks) => {
      lose = hooks?.onDeviceLost;
      return { ...(await platform.openBackend(wanted, probe)), backend: 'webgpu' };
    } });
    const { training } = await standing(lab);
    for (let step = 0; step < 4; step++) await lab.step();
    const refused = expect(training).rejects.toMatchObject({ name: 'DeviceLostError', message: expect.stringMatching(/gone to sleep.*continue/) });
    lose?.('gone to sleep');
    await refused;
    expect(await createRunFolder(subfolder(files, 'runs/r')).readRecord()).toMatchObject({ status: 'paused', step: 3, error: expect.stringContaining('gone to sleep') });
    const { events, end } = await trained(lab, go('r'));
    expect(openedOf(events)).toMatchObject({ from: 3 });
    expect(end).toEqual({ status: 'finished', step: 7 });
  });

  it('says what a run will take, and measures it unless a run is being trained', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files);
    expect(await lab.estimate(experiment, false)).toMatchObject({ steps: 7, secondsPerStep: null, seconds: null, refusals: [] });
    const full = presetById('make').experiment('full', smallCatalog, 1);
    const small = smallTrainLab(files, { limits: async () => ({ memory: 1e9, disk: null }) });
    expect(await small.estimate(full, true)).toMatchObject({ secondsPerStep: null, refusals: [{ kind: 'memory', limit: 1e9 }] });
    const { training } = await standing(lab);
    await expect(lab.estimate(experiment, true)).rejects.toThrow(/being trained/);
    await lab.stop();
    await training;
    const { tensors } = await lab.memory();
    const { secondsPerStep, seconds } = await lab.estimate(experiment, true);
    expect(secondsPerStep).toBeGreaterThan(0);
    expect(seconds).toBeGreaterThan(7 * secondsPerStep!);
    expect((await lab.memory()).tensors).toBe(tensors);
  });

  it('can be stopped while the catalog is being read', async () => {
    const files = await withShop();
    const lab = smallTrainLab(files, { decoder: async () => ({ decode: () => new Promise((resolve) => { setTimeout(() => resolve({ width: 1, height: 1, data: new Uint8Array(4) }), 150); }) }) });
    const training = lab.train(newRun('r', experiment), (events) => void (events.some(({ kind }) => kind === 'progress') && lab.stop()));
    expect(await training).toEqual({ status: 'stopped', step: 0 });
    expect(await files.list('runs')).toEqual([]);
  });
});

/** The matrix and the losses are those of the update: their means are the numbers of the step. */
function checkView({ rows, cosines, positive, masked, hardest, losses }: StepView, metrics: Record<string, number>): void {
  const size = rows.length;
  expect([size, cosines.length, positive.length, masked.length, hardest.length, losses.length]).toEqual([8, 64, 64, 64, 8, 8]);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const cells = [...cosines.keys()];
  expect(mean(cells.filter((i) => positive[i]).map((i) => cosines[i]))).toBeCloseTo(metrics['query-product.positiveCosine'], 4);
  const negatives = cells.filter((i) => !positive[i] && !masked[i]);
  if (negatives.length > 0) expect(mean(negatives.map((i) => cosines[i]))).toBeCloseTo(metrics['query-product.negativeCosine'], 4);
  expect(masked.reduce((sum, value) => sum + value, 0) / (size * (size - 1))).toBeCloseTo(metrics.shareMasked, 5);
  hardest.forEach((column, row) => {
    const allowed = negatives.filter((i) => Math.floor(i / size) === row);
    expect(column).toBe(allowed.length === 0 ? -1 : allowed.reduce((best, i) => (cosines[i] > cosines[best] ? i : best), allowed[0]) % size);
  });
  // Both directions count half; the other one is over columns.
  expect(losses.every((loss) => Number.isFinite(loss) && loss >= 0)).toBe(true);
  expect(mean([...losses])).toBeGreaterThan(0.2 * metrics['loss.query-product']);
  expect(mean([...losses])).toBeLessThan(2 * metrics['loss.query-product']);
}

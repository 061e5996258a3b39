import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModel, type Model } from '../../src/model/retrievalModel';
import { assignArrays, disposeParams, toArrays } from '../../src/nn/params';
import type { NamedArrays } from '../../src/storage/namedArrays';
import type { ObjectiveConfig, StageConfig, TrainingConfig } from '../../src/training/config';
import { trainingInputs } from '../../src/training/inputs';
import { createTrainingState, disposeState, modelArrays, restoreState, stateArrays, type TrainingState } from '../../src/training/state';
import { train, type TrainEvent } from '../../src/training/train';
import { openLane } from '../support/backends';
import { fusionKinds } from '../support/tinyModel';
import { queryProduct, tinyData, tinyModel, tinyTraining } from './tinyShop';

const data = tinyData();
const seed = 11;
const everything: ObjectiveConfig[] = [
  queryProduct,
  { kind: 'contrastive', from: 'query', to: 'title', weight: 0.3, symmetric: false, form: 'sigmoid', margin: 0.1, multiPositive: true },
  { kind: 'contrastive', from: 'title', to: 'image', weight: 0.1, symmetric: true, form: 'softmax', margin: 0.2, multiPositive: false },
  { kind: 'keywordView', weight: 0.1, form: 'infoNCE' },
  { kind: 'maskedToken', weight: 0.1, rate: 0.2 },
];
const stage = (change: Partial<StageConfig> = {}): StageConfig => ({ ...tinyTraining().stages[0], objectives: everything, ...change });
const twoStages = tinyTraining({ stages: [stage({ name: 'first', steps: 6 }), stage({ name: 'second', steps: 6, train: ['fusion', 'projection'], objectives: [queryProduct] })] });

beforeAll(() => openLane({ name: 'wasm fused', backend: 'wasm', fused: true }));

function start(config: TrainingConfig, model = createModel(tinyModel, seed)) {
  const state = createTrainingState(model, config, seed);
  return { model, state, events: train(state, config, trainingInputs(data, config, model.config, seed), seed) };
}

async function collect(events: AsyncGenerator<TrainEvent, void>, until = Infinity): Promise<TrainEvent[]> {
  const seen: TrainEvent[] = [];
  for await (const event of events) {
    seen.push(event);
    if (event.kind === 'step' && event.step >= until) break;
  }
  return seen;
}

function close(model: Model, state: TrainingState): void {
  disposeState(state);
  disposeParams(model.params);
}

const losses = (events: TrainEvent[]) => events.flatMap((event) => (event.kind === 'step' ? [event.metrics.loss] : []));

describe('the loop', () => {
  it('announces stages, steps and what is due, and always both at the end', async () => {
    const config = tinyTraining({ stages: [stage({ name: 'first', steps: 6, objectives: [queryProduct] }), stage({ name: 'second', steps: 6, objectives: [queryProduct] })] });
    const { model, state, events } = start(config);
    const seen = await collect(events);
    expect(seen.flatMap((event) => (event.kind === 'stage' ? [[event.step, event.stage, event.index]] : []))).toEqual([[0, 'first', 0], [6, 'second', 1]]);
    expect(seen.flatMap((event) => (event.kind === 'step' ? [event.step] : []))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(seen.flatMap((event) => (event.kind === 'step' && (event.evaluate || event.checkpoint) ? [[event.step, event.evaluate, event.checkpoint]] : []))).toEqual([[5, true, false], [10, true, true], [12, true, true]]);
    close(model, state);
  });

  it('reports every number that it promises', async () => {
    const { model, state, events } = start(tinyTraining({ stages: [stage()] }));
    const [, first] = await collect(events, 1);
    const metrics = first.kind === 'step' ? first.metrics : {};
    const names = ['loss', 'loss.query-product', 'loss.query-title', 'loss.title-image', 'loss.keywordView', 'loss.maskedToken', 'gradientNorm', 'learningRate', 'temperature',
      'shareMasked', 'imageWeight', 'imageWeightSpread', 'query-product.positiveCosine', 'query-product.negativeCosine', 'keywordView.positiveCosine', 'maskedToken.accuracy'];
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(names));
    expect(Object.values(metrics).every(Number.isFinite)).toBe(true);
    const weighted = everything.reduce((sum, objective) => sum + objective.weight * metrics[`loss.${objective.kind === 'contrastive' ? `${objective.from}-${objective.to}` : objective.kind}`], 0);
    expect(metrics.loss).toBeCloseTo(weighted, 4);
    expect(metrics.temperature).toBeCloseTo(0.07, 3);
    expect(metrics.imageWeight).toBeCloseTo(0.5, 1);
    close(model, state);
  });

  it('gives the same losses twice', async () => {
    const runs = [start(twoStages), start(twoStages)];
    const [first, second] = [losses(await collect(runs[0].events)), losses(await collect(runs[1].events))];
    expect(second).toEqual(first);
    for (const run of runs) close(run.model, run.state);
  });

  it.each([1, 4, 6, 9])('goes on from a checkpoint at step %i bit for bit as if it had never stopped', async (pause) => {
    const whole = start(twoStages);
    const uninterrupted = losses(await collect(whole.events));
    const expected = await stateArrays(whole.state);

    const before = start(twoStages);
    await collect(before.events, pause);
    const saved = await stateArrays(before.state);
    close(before.model, before.state);

    const after = start(twoStages, createModel(tinyModel, seed + 1));
    restoreState(after.state, saved);
    const rest = losses(await collect(after.events));
    expect(rest).toEqual(uninterrupted.slice(pause));
    expectSame(await stateArrays(after.state), expected);
    for (const run of [whole, after]) close(run.model, run.state);
  });

  it('leaves no tensor behind over 50 steps, nor when it is stopped half way', async () => {
    const config = tinyTraining({ stages: [stage({ steps: 60 })] });
    const { model, state, events } = start(config);
    await collectSteps(events, 2);
    const settled = tf.memory().numTensors;
    await collectSteps(events, 50);
    expect(tf.memory().numTensors).toBe(settled);
    await events.return();
    const stopped = tf.memory().numTensors;
    const again = train(state, config, trainingInputs(data, config, model.config, seed), seed);
    await collectSteps(again, 3);
    await again.return();
    expect(tf.memory().numTensors).toBe(stopped);
    close(model, state);
  });

  it('gives all memory back when state and model are closed', async () => {
    const before = tf.memory().numTensors;
    const { model, state, events } = start(twoStages);
    await collect(events);
    close(model, state);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('every model', () => {
  const objectives: ObjectiveConfig[] = [queryProduct, { ...queryProduct, to: 'title', weight: 0.3 } as ObjectiveConfig];
  const config = tinyTraining({ stages: [stage({ steps: 25, objectives })], evaluateEvery: 0, checkpointEvery: 0 });
  const falls = async (model: Model) => {
    const { state, events } = start(config, model);
    const seen = losses(await collect(events));
    expect(seen.slice(-5).reduce((a, b) => a + b)).toBeLessThan(0.8 * seen.slice(0, 5).reduce((a, b) => a + b));
    close(model, state);
  };

  it.each(Object.values(fusionKinds))('learns with the fusion $kind', (fusion) => falls(createModel({ ...tinyModel, fusion }, seed)));
  it('learns with the query encoder shared with the title', () => falls(createModel({ ...tinyModel, query: 'sharedWithTitle' }, seed)));
  it('learns when the sides are mixed before the projection', () => falls(createModel({ ...tinyModel, fusion: { kind: 'scalarGate', mix: 'beforeProjection', hidden: 8 } }, seed)));
});

describe('freezing', () => {
  it('changes what the stage names and nothing else, to the last bit', async () => {
    const config = tinyTraining({ stages: [stage({ steps: 3, train: ['fusion', 'image.layers.*.mlp'], objectives: [queryProduct] })] });
    const { model, state, events } = start(config);
    const before = await toArrays(model.params);
    await collect(events);
    const after = await toArrays(model.params);
    const changed = Object.keys(before).filter((name) => !Buffer.from(bytesOf(before[name])).equals(bytesOf(after[name])));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((name) => /^fusion\.|^image\.layers\.0\.mlp\./.test(name))).toBe(true);
    expect(changed.some((name) => name.startsWith('fusion.')) && changed.some((name) => name.startsWith('image.'))).toBe(true);
    close(model, state);
  });

  it('leaves a temperature alone that is not learnable', async () => {
    const { model, state, events } = start(tinyTraining(), createModel({ ...tinyModel, temperature: { initial: 0.2, minimum: 0.01, learnable: false } }, seed));
    await collect(events);
    expect((await model.params.temperature.logScale.data())[0]).toBe(Math.fround(Math.log(5)));
    close(model, state);
  });

  it('names the patterns when a stage trains nothing', async () => {
    const { model, state, events } = start(tinyTraining({ stages: [stage({ train: ['fuzion'] })] }));
    await expect(collect(events)).rejects.toThrow(/trains nothing.*'fuzion'/);
    close(model, state);
  });
});

describe('what goes wrong', () => {
  it('names step and objective when a loss is not a number', async () => {
    const { model, state, events } = start(tinyTraining());
    await collectSteps(events, 2);
    const broken = await toArrays(model.params);
    (broken['projection.query.weight'].data as Float32Array).fill(NaN);
    assignArrays(model.params, broken);
    await expect(collect(events)).rejects.toThrow(/Step 2 of stage 'all': the objective 'query-product' is NaN/);
    close(model, state);
  });

  it('tells a finished model from a training state, and a checkpoint without moments from one with them', async () => {
    const config = tinyTraining();
    const { model, state, events } = start(config);
    await collect(events, 4);
    const saved = await stateArrays(state);
    expect(() => restoreState(state, modelArrays(saved))).toThrow(/finished model/);
    restoreState(state, Object.fromEntries(Object.entries(saved).filter(([name]) => !name.startsWith('optimizer.'))));
    const events2 = train(state, config, trainingInputs(data, config, model.config, seed), seed);
    await expect(collect(events2)).rejects.toThrow(/can be searched but not continued/);
    close(model, state);
  });

  it('refuses the same objective twice in one stage, and an objective from a space to itself', async () => {
    const model = createModel(tinyModel, seed);
    expect(() => createTrainingState(model, tinyTraining({ stages: [stage({ objectives: [queryProduct, queryProduct] })] }), seed)).toThrow(/'query-product' twice/);
    const self = start(tinyTraining({ stages: [stage({ objectives: [{ ...(queryProduct as ObjectiveConfig & { kind: 'contrastive' }), to: 'query' }] })] }), model);
    await expect(collect(self.events)).rejects.toThrow(/compares two spaces/);
    close(model, self.state);
  });
});

describe('objectives', () => {
  it('the cosine view brings a query and its reading with keywords together', async () => {
    const config = tinyTraining({ stages: [stage({ objectives: [{ kind: 'keywordView', weight: 1, form: 'cosine' }], steps: 30 })] });
    const { model, state, events } = start(config);
    const seen = losses(await collect(events));
    expect(seen.every((loss) => loss > -1e-6 && loss <= 2)).toBe(true);
    expect(seen.slice(-5).reduce((a, b) => a + b)).toBeLessThan(0.5 * seen.slice(0, 5).reduce((a, b) => a + b));
    close(model, state);
  });

  it('masked tokens are learned, with the tied table and the head', async () => {
    const config = tinyTraining({ stages: [stage({ objectives: [{ kind: 'maskedToken', weight: 1, rate: 0.3 }], steps: 60, learningRate: 1e-2 })] });
    const { model, state, events } = start(config);
    const seen = losses(await collect(events));
    expect(seen[0]).toBeGreaterThan(0.8 * Math.log(tinyModel.title.vocabularySize));
    expect(seen.slice(-10).reduce((a, b) => a + b) / 10).toBeLessThan(0.7 * seen[0]);
    close(model, state);
  });
});

async function collectSteps(events: AsyncGenerator<TrainEvent, void>, steps: number): Promise<void> {
  for (let done = 0; done < steps;) {
    const { value } = await events.next();
    if (!value) throw new Error('The run ended early.');
    if (value.kind === 'step') done++;
  }
}

const bytesOf = ({ data: values }: NamedArrays[string]) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

function expectSame(actual: NamedArrays, expected: NamedArrays): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, array] of Object.entries(expected)) expect(Buffer.from(bytesOf(actual[name])).equals(bytesOf(array)), name).toBe(true);
}

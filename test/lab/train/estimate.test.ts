import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { draftFrom } from '../../../src/experiment/draft';
import type { Experiment, Size } from '../../../src/experiment/experiment';
import { field, type FieldId } from '../../../src/experiment/fields';
import type { FieldValue } from '../../../src/experiment/fields/row';
import { madeUpBatch } from '../../../src/lab/madeUpBatch';
import { estimateRun, looksOf, type EstimateInputs } from '../../../src/lab/train/estimate';
import { stepMemory } from '../../../src/lab/train/stepMemory';
import { createModel } from '../../../src/model/retrievalModel';
import { disposeParams } from '../../../src/nn/params';
import { memoryFiles } from '../../../src/storage/memoryFiles';
import { stageAt } from '../../../src/training/stages';
import { beginStage, createTrainingState, disposeState } from '../../../src/training/state';
import { update } from '../../../src/training/step';
import { disposeInputs, stepInputs } from '../../../src/training/stepInputs';
import { lanes, openLane } from '../../support/backends';
import { trainSmall } from '../../support/smallRun';

beforeAll(() => openLane(lanes.find(({ name }) => name === 'wasm fused')!));

const changed = (size: Size, ...changes: [FieldId, FieldValue][]) => changes.reduce((draft, [id, value]) => field(id).write(draft, value), draftFrom('make', size, size === 'nano' ? 'shop-nano' : 'shop', 1).experiment);
const asked = (experiment: Experiment, more: Partial<EstimateInputs> = {}) => estimateRun({ experiment, catalog: null, secondsPerStep: null, lookSeconds: null, memoryLimit: null, diskLimit: null, ...more });

/** The most bytes that tensors take in one update. */
async function profiled({ model: config, training }: Experiment): Promise<number> {
  const model = createModel(config, 1);
  const state = createTrainingState(model, training, 1);
  const at = stageAt(training, 0)!;
  beginStage(state, at.stage);
  const batch = madeUpBatch(config, training.batch);
  const inputs = stepInputs({ ...batch, views: batch.queries }, config, 0);
  const { peakBytes } = await tf.profile(() => tf.tidy(() => tf.sum(update(state, training, at, inputs, 1).values)));
  disposeInputs(inputs);
  disposeState(state);
  disposeParams(model.params);
  return peakBytes;
}

describe('the memory of an update', () => {
  const cases: [string, Experiment][] = [
    ['nano', changed('nano', ['batch', 32])],
    ['nano, large batch', changed('nano', ['batch', 128])],
    ['small', changed('small', ['batch', 32])],
    ['wide, with three layers of pictures', changed('nano', ['width', 96], ['imageLayers', 3])],
    ['attentive, long titles', changed('nano', ['fusion', 'attentive'], ['titleTokens', 28])],
    ['large vocabulary, no keyword view', changed('nano', ['vocabularySize', 6000], ['keywordView', 0])],
  ];
  for (const [name, experiment] of cases) it(`is known to 10 %: ${name}`, async () => {
    const { stateBytes, updateBytes } = stepMemory(experiment);
    const ratio = (stateBytes + updateBytes) / (await profiled(experiment));
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });
});

describe('the estimate of a run', () => {
  it('knows what the folder will weigh to 10 %', async () => {
    const files = memoryFiles();
    const { record, prepared } = await trainSmall(files);
    const paths = await files.list('');
    const bytes = (await Promise.all(paths.map(async (path) => (await files.read(path))!.length))).reduce((sum, size) => sum + size, 0);
    const { diskBytes } = asked(record.experiment, { catalog: { products: prepared.products.ids.length, pairs: prepared.pairs.pairs.length } });
    expect(diskBytes / bytes).toBeGreaterThan(0.9);
    expect(diskBytes / bytes).toBeLessThan(1.1);
  });

  it('says nothing of time before it was measured, and then counts the looks', () => {
    const experiment = changed('nano', ['steps', 250], ['evaluateEvery', 50], ['checkpointEvery', 100]);
    expect(looksOf(experiment)).toBe(6);
    expect(looksOf(changed('nano', ['steps', 251], ['evaluateEvery', 60], ['checkpointEvery', 50]))).toBe(1 + 4 + 5 + 1);
    expect(asked(experiment)).toMatchObject({ steps: 250, seconds: null, secondsPerStep: null, refusals: [] });
    expect(asked(experiment, { secondsPerStep: 0.04, lookSeconds: 0.5 }).seconds).toBeCloseTo(13);
  });

  it('refuses what will not fit, with what helps most first', () => {
    const large = asked(changed('medium'), { memoryLimit: 500e6 });
    expect(large.refusals).toEqual([{ kind: 'memory', needed: large.memoryBytes, limit: 500e6, cures: ['smallerBatch', 'smallerSize'] }]);
    expect(asked(changed('full', ['batch', 2]), { memoryLimit: 4e9 }).refusals[0]).toMatchObject({ kind: 'memory', cures: ['smallerSize'] });
    expect(asked(changed('full', ['batch', 4]), { memoryLimit: 4e9 }).refusals[0]).toMatchObject({ cures: ['smallerSize', 'smallerBatch'] });
    expect(asked(changed('nano'), { memoryLimit: 1e6 }).refusals[0].cures).toEqual(['smallerBatch']);
    expect(asked(changed('small', ['checkpointEvery', 10]), { diskLimit: 100e6 }).refusals.map(({ kind, cures }) => [kind, cures])).toEqual([['disk', ['fewerCheckpoints', 'deleteRuns', 'smallerSize']]]);
    expect(asked(changed('small'), { diskLimit: 10e6 }).refusals[0].cures[0]).toBe('deleteRuns');
    expect(asked(changed('nano'), { memoryLimit: 4e9, diskLimit: 1e9 }).refusals).toEqual([]);
  });

  it('is light: neither it nor the settings load TensorFlow', () => {
    const seen = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const [, from] of readFileSync(path, 'utf8').matchAll(/^(?:import|export)\s+(?!type\s)[^'";]*?from\s+'([^']+)'/gm)) {
        expect(from, path).not.toMatch(/^@tensorflow/);
        if (from.startsWith('.')) visit(`${join(dirname(path), from)}.ts`);
      }
    };
    for (const path of ['lab/train/estimate', 'experiment/ablation', 'experiment/link', 'experiment/runName']) visit(join(import.meta.dirname, '../../../src', `${path}.ts`));
    expect(seen.size).toBeGreaterThan(20);
  });
});

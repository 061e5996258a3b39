import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createModel } from '../../src/model/retrievalModel';
import { disposeParams, flatten, toArrays } from '../../src/nn/params';
import { forEachBackend, lanes, openLane } from '../support/backends';
import { modelSuite } from '../support/modelSuite';
import { fusionKinds, tinyConfig } from '../support/tinyModel';

describe('a retrieval model', () => forEachBackend(() => modelSuite()));

describe('creating a model', () => {
  beforeAll(() => openLane(lanes[0]));

  it('is a function of the seed', async () => {
    const model = createModel(tinyConfig(), 7);
    const [same, other] = [createModel(model.config, 7), createModel(model.config, 8)];
    expect(await toArrays(same.params)).toEqual(await toArrays(model.params));
    expect((await toArrays(other.params))['title.embedding.tokens']).not.toEqual((await toArrays(model.params))['title.embedding.tokens']);
    disposeParams(same.params);
    disposeParams(other.params);
    disposeParams(model.params);
  });

  it('gives encoders the same first values whatever the fusion, so that runs can be compared', async () => {
    const [gate, half] = [createModel(tinyConfig(), 7), createModel(tinyConfig({ fusion: fusionKinds.fixed }), 7)];
    const [a, b] = [await toArrays(gate.params), await toArrays(half.params)];
    for (const path of Object.keys(b)) expect(b[path], path).toEqual(a[path]);
    disposeParams(gate.params);
    disposeParams(half.params);
  });

  it('shares the title encoder with the query by name: variables are listed once, the pooling is its own', () => {
    const count = tf.memory().numTensors;
    const model = createModel(tinyConfig({ query: 'sharedWithTitle' }), 7);
    const query = Object.keys(flatten(model.params)).filter((path) => path.startsWith('query.'));
    expect(query).toEqual(['query.pooling.weight']);
    expect(model.params.query.layers).toBe(model.params.title.layers);
    expect(model.params.title.pooling).toBeUndefined();
    expect(tf.memory().numTensors - count).toBe(Object.keys(flatten(model.params)).length);
    disposeParams(model.params);
    expect(tf.memory().numTensors).toBe(count);
  });

  it('starts the temperature where the config says and holds it still where it may not learn', async () => {
    const model = createModel(tinyConfig({ temperature: { initial: 0.07, minimum: 0.01, learnable: false } }), 7);
    expect(Math.exp((await model.params.temperature.logScale.data())[0])).toBeCloseTo(1 / 0.07, 4);
    expect(model.params.temperature.logScale.trainable).toBe(false);
    disposeParams(model.params);
  });

  it('says why encoders of different widths cannot share one projection', () => {
    const config = tinyConfig({ fusion: fusionKinds.fixed });
    config.image = { ...config.image, transformer: { ...config.image.transformer, width: 16 } };
    expect(() => createModel(config, 7)).toThrow(/perSide/);
    disposeParams(createModel({ ...config, projection: 'perSide' }, 7).params);
  });
});

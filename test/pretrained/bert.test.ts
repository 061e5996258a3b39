import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/math/random';
import { encodeText, initTextEncoder } from '../../src/model/textEncoder';
import { assignArrays, disposeParams, flatten } from '../../src/nn/params';
import { Trace } from '../../src/nn/pass';
import { bertConfig, loadBert } from '../../src/pretrained/bert';
import type { ConfigJson } from '../../src/pretrained/configJson';
import type { NamedArrays } from '../../src/storage/namedArrays';
import { forEachBackend } from '../support/backends';
import { type Golden, goldenArrays, goldenJson, goldenTensor, largestError } from '../support/golden';
import { reading } from '../support/tinyModel';

interface Expected {
  input_ids: Golden;
  attention_mask: Golden;
  last_hidden_state: Golden;
  hidden_states: Golden[];
  attentions: Golden[];
}

const json = goldenJson<ConfigJson>('bert-tiny/config.json');
const file = goldenArrays('bert-tiny/model.safetensors');
const expected = goldenJson<Expected>('bert-tiny/expected.json');
const tolerance = 1e-4;

describe('a published BERT', () => forEachBackend(() => {
  it('has the hidden states and attentions of the reference', async () => {
    const config = bertConfig(json);
    const params = initTextEncoder(config, random(1, 'test'));
    assignArrays(params, loadBert(file, config, { to: '' }));
    const trace = new Trace();
    const text = { ids: goldenTensor<tf.Rank.R2>(expected.input_ids, 'int32'), mask: goldenTensor<tf.Rank.R2>(expected.attention_mask), types: null };
    const sequence = encodeText(params, config, text, reading({ trace }));
    const real = expected.attention_mask.data;

    const errors = {
      last: await largestError(sequence.tokens, expected.last_hidden_state, real),
      embedding: await largestError(trace.tensors.embedding, expected.hidden_states[0], real),
      first: await largestError(trace.tensors['layers.0.output'], expected.hidden_states[1], real),
      // Rows of an attention are its queries: [batch, heads, queries, keys].
      attention: Math.max(...(await Promise.all(expected.attentions.map((attention, i) => largestError(trace.tensors[`layers.${i}.attention`], attention, queriesOf(attention, real)))))),
    };
    for (const [name, error] of Object.entries(errors)) expect(error, name).toBeLessThan(tolerance);
    trace.dispose();
    disposeParams(params);
  });
}));

function queriesOf({ shape: [batch, heads, queries] }: Golden, real: number[]): number[] {
  return Array.from({ length: batch * heads * queries }, (_, i) => real[Math.floor(i / (heads * queries)) * queries + (i % queries)]);
}

describe('loading a BERT', () => {
  const config = bertConfig(json);
  const plain = loadBert(file, config, { to: 'title' });

  it('names every array of a text encoder below the given path', () => {
    const params = { title: initTextEncoder(config, random(1, 'test')) };
    expect(Object.keys(plain).sort()).toEqual(Object.keys(flatten(params)).sort());
    disposeParams(params);
  });

  it('accepts any prefix, heads it does not need, and gamma and beta for layer norms', () => {
    const renamed: NamedArrays = { 'cls.predictions.bias': { shape: [1], data: new Float32Array(1) } };
    for (const [name, array] of Object.entries(file)) renamed[`model.bert.${name.replace(/(LayerNorm)\.weight$/, '$1.gamma').replace(/(LayerNorm)\.bias$/, '$1.beta')}`] = array;
    expect(loadBert(renamed, config, { to: 'title' })).toEqual(plain);
  });

  it('asks which model is meant where a file holds two', () => {
    const two: NamedArrays = {};
    for (const [name, array] of Object.entries(file)) {
      two[`query.${name}`] = array;
      two[`title.${name}`] = array;
    }
    expect(() => loadBert(two, config, { to: 'title' })).toThrow(/several models/);
    expect(loadBert(two, config, { to: 'title', prefix: 'title.' })).toEqual(plain);
  });

  it('takes only as many positions as the config reads', () => {
    expect(loadBert(file, { ...config, positions: 12 }, { to: '' })['embedding.positions'].shape).toEqual([12, 32]);
    expect(() => loadBert(file, { ...config, positions: 512 }, { to: '' })).toThrow(/has 40 rows/);
  });

  it('says what is wrong with files of another kind', () => {
    expect(() => loadBert(goldenArrays('vit-tiny/model.safetensors'), config, { to: '' })).toThrow(/not a model of this kind/);
    expect(() => bertConfig({ ...json, hidden_act: 'relu' })).toThrow(/hidden_act/);
    expect(() => bertConfig({ ...json, position_embedding_type: 'relative_key' })).toThrow(/absolute/);
  });
});

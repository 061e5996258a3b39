import type * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/math/random';
import { encodeImage, initImageEncoder } from '../../src/model/imageEncoder';
import { assignArrays, disposeParams, flatten } from '../../src/nn/params';
import { Trace } from '../../src/nn/pass';
import type { ConfigJson } from '../../src/pretrained/configJson';
import { loadVit, vitConfig } from '../../src/pretrained/vit';
import { forEachBackend } from '../support/backends';
import { type Golden, goldenArrays, goldenJson, largestError } from '../support/golden';
import { patchesOfChannels } from '../support/patches';
import { reading } from '../support/tinyModel';

interface Expected {
  pixel_values: Golden;
  last_hidden_state: Golden;
  hidden_states: Golden[];
  attentions: Golden[];
}

const json = goldenJson<ConfigJson>('vit-tiny/config.json');
const file = goldenArrays('vit-tiny/model.safetensors');
const expected = goldenJson<Expected>('vit-tiny/expected.json');
const config = vitConfig(json);
const tolerance = 1e-4;

describe('a published ViT', () => forEachBackend(() => {
  it('has the hidden states and attentions of the reference', async () => {
    const params = initImageEncoder(config, random(1, 'test'));
    assignArrays(params, loadVit(file, config, { to: '' }));
    const trace = new Trace();
    const sequence = encodeImage(params, config, { patches: patchesOfChannels(expected.pixel_values, config.patch) }, reading({ trace }));
    const seen: [tf.Tensor, Golden][] = [
      [sequence.tokens, expected.last_hidden_state],
      [trace.tensors.embedding, expected.hidden_states[0]],
      [trace.tensors['layers.0.output'], expected.hidden_states[1]],
      [trace.tensors['layers.1.output'], expected.hidden_states[2]],
      [trace.tensors['layers.0.attention'], expected.attentions[0]],
      [trace.tensors['layers.1.attention'], expected.attentions[1]],
    ];
    for (const [actual, golden] of seen) expect(await largestError(actual, golden)).toBeLessThan(tolerance);
    trace.dispose();
    disposeParams(params);
  });
}));

describe('loading a ViT', () => {
  it('names every array of an image encoder below the given path, whatever the prefix', () => {
    const params = { image: initImageEncoder(config, random(1, 'test')) };
    const prefixed = Object.fromEntries(Object.entries(file).map(([name, array]) => [`vit.${name}`, array]));
    const loaded = loadVit(prefixed, config, { to: 'image' });
    expect(Object.keys(loaded).sort()).toEqual(Object.keys(flatten(params)).sort());
    expect(loaded).toEqual(loadVit(file, config, { to: 'image' }));
    disposeParams(params);
  });

  it('fills absent query, key and value biases with zeros', () => {
    const without = Object.fromEntries(Object.entries(file).filter(([name]) => !/(query|key|value)\.bias$/.test(name)));
    expect(loadVit(without, config, { to: '' })['layers.0.attention.qkv.bias'].data).toEqual(new Float32Array(96));
  });
});

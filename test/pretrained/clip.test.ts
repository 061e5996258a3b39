import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createModel, embedProducts, embedQueries } from '../../src/model/retrievalModel';
import { assignArrays, disposeParams, flatten } from '../../src/nn/params';
import { Trace } from '../../src/nn/pass';
import { clipConfig, loadClip } from '../../src/pretrained/clip';
import { type ConfigJson, objectIn } from '../../src/pretrained/configJson';
import { forEachBackend } from '../support/backends';
import { type Golden, goldenArrays, goldenJson, goldenTensor, largestError } from '../support/golden';
import { patchesOfChannels } from '../support/patches';
import { reading } from '../support/tinyModel';

interface Expected {
  input_ids: Golden;
  attention_mask: Golden;
  pixel_values: Golden;
  text_embeds: Golden;
  image_embeds: Golden;
  logits_per_image: Golden;
  text_last_hidden_state: Golden;
  vision_last_hidden_state: Golden;
}

const json = goldenJson<ConfigJson>('clip-tiny/config.json');
const file = goldenArrays('clip-tiny/model.safetensors');
const expected = goldenJson<Expected>('clip-tiny/expected.json');
const tolerance = 1e-4;

describe('a published CLIP', () => forEachBackend(() => {
  it('is a retrieval model with the embeddings, hidden states and logits of the reference', async () => {
    const config = clipConfig(json);
    const model = createModel(config, 1);
    assignArrays(model.params, loadClip(file, config));
    const trace = new Trace();
    const pass = reading({ trace });
    const text = { ids: goldenTensor<tf.Rank.R2>(expected.input_ids, 'int32'), mask: goldenTensor<tf.Rank.R2>(expected.attention_mask), types: null };
    const firstTwo = { ids: tf.slice2d(text.ids, [0, 0], [2, 12]), mask: tf.slice2d(text.mask, [0, 0], [2, 12]), types: null };
    const image = { patches: patchesOfChannels(expected.pixel_values, config.image.patch) };

    const { query } = embedQueries(model, text, pass);
    const products = embedProducts(model, { title: firstTwo, image, hasTitle: tf.ones([2]), hasImage: tf.ones([2]) }, pass);
    const logits = tf.mul(tf.matMul(products.image, query, false, true), tf.exp(model.params.temperature.logScale));
    expect(await largestError(query, expected.text_embeds)).toBeLessThan(tolerance);
    expect(await largestError(products.image, expected.image_embeds)).toBeLessThan(tolerance);
    expect(await largestError(products.title, { shape: [2, 24], data: expected.text_embeds.data.slice(0, 48) })).toBeLessThan(tolerance);
    expect(await largestError(logits, expected.logits_per_image)).toBeLessThan(tolerance);
    expect(await largestError(trace.tensors['image.layers.1.output'], expected.vision_last_hidden_state)).toBeLessThan(tolerance);
    expect(await largestError(trace.tensors['query.tokens'], expected.text_last_hidden_state, expected.attention_mask.data)).toBeLessThan(tolerance);
    trace.dispose();
    disposeParams(model.params);
  });
}));

describe('loading a CLIP', () => {
  it('names every array of the model, whatever the prefix', () => {
    const config = clipConfig(json);
    const model = createModel(config, 1);
    const prefixed = Object.fromEntries(Object.entries(file).map(([name, array]) => [`clip.${name}`, array]));
    expect(Object.keys(loadClip(prefixed, config)).sort()).toEqual(Object.keys(flatten(model.params)).sort());
    disposeParams(model.params);
  });

  it('pools at the largest id where an older config names id 2 as the end mark', () => {
    const older = { ...json, text_config: { ...objectIn(json, 'text_config'), eos_token_id: 2 } };
    expect(clipConfig(older).title.endOfText).toBeUndefined();
    expect(clipConfig(json).title.endOfText).toBe(1);
  });
});

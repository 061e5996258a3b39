import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { reveal, Trace, within } from '../../src/nn/pass';
import { lanes, openLane } from '../support/backends';
import { reading } from '../support/tinyModel';

describe('a pass', () => {
  beforeAll(() => openLane(lanes[0]));

  it('names what it reveals by the path of scopes', () => {
    const trace = new Trace();
    const pass = reading({ trace });
    reveal(within(within(pass, 'title'), 'layers.0'), 'attention', tf.scalar(1));
    reveal(pass, 'top', tf.scalar(2));
    expect(Object.keys(trace.tensors)).toEqual(['title.layers.0.attention', 'top']);
    trace.dispose();
  });

  it('keeps revealed tensors beyond a tidy and gives them all back', async () => {
    const before = tf.memory().numTensors;
    const trace = new Trace();
    tf.tidy(() => {
      reveal(reading({ trace }), 'twice', tf.scalar(1));
      reveal(reading({ trace }), 'twice', tf.scalar(2));
    });
    expect(await trace.tensors.twice.data()).toEqual(Float32Array.of(2));
    trace.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reveals nothing where nobody listens', () => {
    const before = tf.memory().numTensors;
    tf.tidy(() => reveal(reading(), 'name', tf.scalar(1)));
    expect(tf.memory().numTensors).toBe(before);
  });
});

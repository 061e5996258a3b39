import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../src/math/random';
import type { FusionConfig } from '../../src/model/config';
import { fuse, fusions, initFusion } from '../../src/model/fusion/fusion';
import type { Side } from '../../src/model/fusion/types';
import type { Params } from '../../src/nn/params';
import { type Golden, goldenJson, goldenTensor } from '../support/golden';
import { expectClose } from '../support/tensors';
import { forEachBackend, lanes, openLane } from '../support/backends';
import { fusionKinds, reading } from '../support/tinyModel';

interface Case {
  name: string;
  inputs: Record<string, Golden>;
  output: Golden;
  cotangent: Golden;
  gradients: Record<string, Golden>;
}
const cases = goldenJson<{ cases: Case[] }>('ops.json').cases;
const caseOf = (name: string) => cases.find((found) => found.name === name)!;

describe('gates', () => forEachBackend(() => {
  it('the scalar gate has the value and gradients of the reference, with missing sides', async () => {
    const golden = caseOf('scalar gate');
    const present = golden.inputs.present.data;
    const there = [tf.tensor1d(present.filter((_, i) => i % 2 === 0)), tf.tensor1d(present.filter((_, i) => i % 2 === 1))];
    await compare(golden, ['t', 'v', 'w1', 'b1', 'w2', 'b2'], ([t, v, w1, b1, w2, b2]) => {
      const gate = gateOf(fusionKinds.scalarGate, { hidden: { weight: w1, bias: b1 }, output: { weight: w2, bias: b2 } }, sideOf(t, there[0]), sideOf(v, there[1]));
      return tf.concat([tf.add(tf.mul(gate.title, t), tf.mul(gate.image, v)), gate.title, gate.image], 1);
    });
  });

  it('the vector gate has the value and gradients of the reference', async () => {
    const golden = caseOf('vector gate');
    const both = tf.ones([4]) as tf.Tensor1D;
    await compare(golden, ['t', 'v', 'w', 'b'], ([t, v, weight, bias]) => {
      const gate = gateOf(fusionKinds.vectorGate, { weight, bias }, sideOf(t, both), sideOf(v, both));
      return tf.add(tf.mul(gate.title, t), tf.mul(gate.image, v));
    });
  });
}));

async function compare(golden: Case, names: string[], run: (inputs: tf.Tensor[]) => tf.Tensor): Promise<void> {
  const inputs = names.map((name) => goldenTensor(golden.inputs[name]));
  await expectClose(run(inputs), golden.output);
  const gradients = tf.grads((...leaves: tf.Tensor[]) => tf.sum(tf.mul(run(leaves), goldenTensor(golden.cotangent))))(inputs);
  for (const [i, name] of names.entries()) await expectClose(gradients[i], golden.gradients[name], {}, `gradient of ${name}`);
}

function sideOf(pooled: tf.Tensor, present: tf.Tensor1D): Side {
  const [batch, width] = pooled.shape;
  const tokens = tf.reshape<tf.Rank.R3>(pooled, [batch, 1, width]);
  return { sequence: { tokens, mask: tf.ones([batch, 1]), pooled: pooled as tf.Tensor2D, attention: null }, present };
}

function gateOf(config: FusionConfig, params: Record<string, unknown>, title: Side, image: Side) {
  const fused = fuse(params as Params, config, title, image, reading());
  if (fused.form !== 'linear') throw new Error('not linear');
  return fused.gate;
}

describe('the family of fusions', () => {
  beforeAll(() => openLane(lanes[0]));
  const shape = { titleWidth: 8, imageWidth: 8, mixWidth: 5 };
  const pooled = () => tf.tensor2d(Float32Array.from({ length: 32 }, random(3, 'pooled').normal), [4, 8]);
  const present = { title: [1, 1, 0, 0], image: [1, 0, 1, 0] };

  it.each(Object.values(fusionKinds))('$kind gives a missing side exactly 0 and the one that is left exactly 1', async (config) => {
    const params = initFusion(config, shape, random(1, 'fusion'));
    const fused = fuse(params, config, sideOf(pooled(), tf.tensor1d(present.title)), sideOf(pooled(), tf.tensor1d(present.image)), reading());
    const [title, image] = fused.form === 'linear' ? [fused.gate.title, fused.gate.image] : [fused.weights!.title, fused.weights!.image];
    const read = async (gate: tf.Tensor) => (await (gate.rank === 2 ? tf.mean(gate, 1) : gate).data()).slice();
    const [t, v] = [await read(title), await read(image)];
    if (config.kind === 'titleOnly') expect([[...t], [...v]]).toEqual([[1, 1, 0, 0], [0, 0, 0, 0]]);
    else if (config.kind === 'imageOnly') expect([[...t], [...v]]).toEqual([[0, 0, 0, 0], [1, 0, 1, 0]]);
    else {
      expect([t[1], t[2], t[3], v[1], v[2], v[3]]).toEqual([1, 0, 0, 0, 1, 0]);
      expect(t[0] + v[0]).toBeCloseTo(1, 6);
    }
  });

  it.each(['scalarGate', 'vectorGate', 'attentive'] as const)('%s starts near one half, so that both sides learn', async (kind) => {
    const config = fusionKinds[kind];
    const both = tf.ones([4]) as tf.Tensor1D;
    const fused = fuse(initFusion(config, shape, random(1, 'fusion')), config, sideOf(pooled(), both), sideOf(pooled(), both), reading());
    const share = await (fused.form === 'linear' ? fused.gate.image : fused.weights!.image).data();
    for (const value of share) expect(Math.abs(value - 0.5)).toBeLessThan(0.1);
  });

  it('fixed gives the picture the weight it was told', async () => {
    const both = tf.ones([4]) as tf.Tensor1D;
    const gate = gateOf(fusionKinds.fixed, {}, sideOf(pooled(), both), sideOf(pooled(), both));
    for (const value of await gate.image.data()) expect(value).toBeCloseTo(0.3, 6);
  });

  it.each(['scalarGate', 'vectorGate', 'attentive'] as const)('%s refuses sides of different widths', (kind) => {
    expect(() => initFusion(fusionKinds[kind], { ...shape, imageWidth: 16 }, random(1, 'fusion'))).toThrow(/8 and 16 wide/);
  });

  it('knows which members have score parts', () => {
    const deep = Object.entries(fusions).filter(([, fusion]) => fusion.form === 'deep').map(([kind]) => kind);
    expect(deep).toEqual(['attentive']);
  });
});

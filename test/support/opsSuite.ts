import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { random } from '../../src/math/random';
import { attention, selfAttention } from '../../src/ops/attention';
import { dropout } from '../../src/ops/dropout';
import { embedding } from '../../src/ops/embedding';
import { isFused, setFused } from '../../src/ops/fused';
import { gelu, type Activation } from '../../src/ops/gelu';
import { layerNorm } from '../../src/ops/layerNorm';
import { linear } from '../../src/ops/linear';
import { matMul } from '../../src/ops/matMul';
import { l2Normalize } from '../../src/ops/normalize';
import { attentionPooling, maskedMean } from '../../src/ops/pooling';
import { softmaxCrossEntropy } from '../../src/ops/softmaxCrossEntropy';
import type { Lane } from './backends';
import { expectClose, expectGradientsByDifferences, maskTensor, normalTensor } from './tensors';

/** An operation on inputs that carry a gradient, and how core operations say the same. */
interface Sample {
  name: string;
  inputs: tf.Tensor[];
  ours: (...inputs: tf.Tensor[]) => tf.Tensor;
  plain: (...inputs: tf.Tensor[]) => tf.Tensor;
}

const two = (x: tf.Tensor) => x as tf.Tensor2D;
const three = (x: tf.Tensor) => x as tf.Tensor3D;
const four = (x: tf.Tensor) => x as tf.Tensor4D;
const one = (x: tf.Tensor) => x as tf.Tensor1D;

function linearSamples(): Sample[] {
  const sizes = [[1, 1, 1], [2, 3, 2], [5, 8, 8], [7, 5, 9], [13, 31, 17], [81, 300, 11]];
  const plain = (x: tf.Tensor, weight: tf.Tensor, bias?: tf.Tensor) => {
    const product = tf.matMul(tf.reshape<tf.Rank.R2>(x, [-1, two(weight).shape[0]]), two(weight));
    return tf.reshape(bias ? tf.add(product, bias) : product, [...x.shape.slice(0, -1), two(weight).shape[1]]);
  };
  const flat = sizes.map(([rows, depth, columns]): Sample => ({
    name: `linear ${rows}x${depth}x${columns}`, plain,
    inputs: [normalTensor([rows, depth], 'x'), normalTensor([depth, columns], 'weight'), normalTensor([columns], 'bias')],
    ours: (x, weight, bias) => linear(x, two(weight), one(bias)),
  }));
  return [...flat, {
    name: 'linear on [batch, tokens, width] without bias', plain,
    inputs: [normalTensor([3, 5, 6], 'x'), normalTensor([6, 7], 'weight')],
    ours: (x, weight) => linear(x, two(weight), null),
  }];
}

function matMulSamples(): Sample[] {
  return [[false, false], [false, true], [true, false], [true, true]].map(([transposeA, transposeB]): Sample => ({
    name: `matMul${transposeA ? ' with the left transposed' : ''}${transposeB ? ' with the right transposed' : ''}`,
    inputs: [normalTensor(transposeA ? [2, 3, 9, 7] : [2, 3, 7, 9], 'a'), normalTensor(transposeB ? [2, 3, 11, 9] : [2, 3, 9, 11], 'b')],
    ours: (a, b) => matMul(a, b, transposeA, transposeB),
    plain: (a, b) => tf.matMul(a, b, transposeA, transposeB),
  }));
}

function rowSamples(): Sample[] {
  const norms = [1, 2, 5, 8, 130].map((width): Sample => ({
    name: `layerNorm of width ${width}`,
    inputs: [normalTensor([2, 3, width], 'x', 2), normalTensor([width], 'scale'), normalTensor([width], 'offset')],
    ours: (x, scale, offset) => layerNorm(x, one(scale), one(offset), 1e-5),
    plain: (x, scale, offset) => {
      const centered = tf.sub(x, tf.mean(x, -1, true));
      const deviation = tf.sqrt(tf.add(tf.mean(tf.square(centered), -1, true), 1e-5));
      return tf.add(tf.mul(tf.div(centered, deviation), scale), offset);
    },
  }));
  const gates: Record<Activation, (x: tf.Tensor) => tf.Tensor> = {
    gelu: (x) => tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2)))),
    geluTanh: (x) => tf.mul(0.5, tf.add(1, tf.tanh(tf.mul(Math.sqrt(2 / Math.PI), tf.add(x, tf.mul(0.044715, tf.mul(x, tf.square(x)))))))),
    geluQuick: (x) => tf.sigmoid(tf.mul(1.702, x)),
  };
  const gelus = (Object.keys(gates) as Activation[]).flatMap((kind) => [1, 3, 8, 30].map((width): Sample => ({
    name: `${kind} of width ${width}`,
    inputs: [normalTensor([width === 1 ? 1 : 3, width], 'x', 3)],
    ours: (x) => gelu(x, kind),
    plain: (x) => tf.mul(x, gates[kind](x)),
  })));
  const unit: Sample = {
    name: 'l2Normalize', inputs: [normalTensor([4, 7], 'x')],
    ours: (x) => l2Normalize(x), plain: (x) => tf.div(x, tf.sqrt(tf.sum(tf.square(x), -1, true))),
  };
  return [...norms, ...gelus, unit];
}

interface Heads {
  batch: number;
  tokens: number;
  heads: number;
  headWidth: number;
  mask: tf.Tensor2D | null;
  causal: boolean;
}

function plainAttention(qkv: tf.Tensor, { batch, tokens, heads, headWidth, mask, causal }: Heads): { output: tf.Tensor; weights: tf.Tensor } {
  const [query, key, value] = tf.split(qkv, 3, 2).map((x) => tf.transpose(tf.reshape(x, [batch, tokens, heads, headWidth]), [0, 2, 1, 3]));
  const past = tf.tensor(Array.from({ length: tokens * tokens }, (_, i) => Number(!causal || i % tokens <= Math.floor(i / tokens))), [1, 1, tokens, tokens]);
  const allowed = tf.mul(past, mask ? tf.reshape(mask, [batch, 1, 1, tokens]) : 1);
  const scores = tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(headWidth));
  const weights = tf.softmax(tf.where(tf.cast(tf.broadcastTo(allowed, scores.shape), 'bool'), scores, tf.fill(scores.shape, -1e9)));
  return { output: tf.reshape(tf.transpose(tf.matMul(weights, value), [0, 2, 1, 3]), [batch, tokens, heads * headWidth]), weights };
}

function attentionSamples(): Sample[] {
  const lastRowEmpty = tf.tensor2d([1, 1, 1, 0, 1, 0, 0, 0, 0, 0], [2, 5]);
  const shapes: [string, Heads][] = [
    ['one token', { batch: 2, tokens: 1, heads: 1, headWidth: 1, mask: null, causal: false }],
    ['odd sizes', { batch: 2, tokens: 7, heads: 3, headWidth: 5, mask: null, causal: false }],
    ['a mask', { batch: 3, tokens: 9, heads: 2, headWidth: 6, mask: maskTensor([3, 9], 'mask'), causal: false }],
    ['a row that is all masked', { batch: 2, tokens: 5, heads: 2, headWidth: 3, mask: lastRowEmpty, causal: false }],
    ['causal order', { batch: 2, tokens: 6, heads: 2, headWidth: 4, mask: null, causal: true }],
    ['causal order and a mask', { batch: 2, tokens: 5, heads: 1, headWidth: 3, mask: lastRowEmpty, causal: true }],
  ];
  return shapes.flatMap(([what, shape]): Sample[] => {
    const inputs = [normalTensor([shape.batch, shape.tokens, 3 * shape.heads * shape.headWidth], 'qkv')];
    const run = (qkv: tf.Tensor) => selfAttention(three(qkv), shape.heads, shape.mask, shape.causal);
    return [
      { name: `selfAttention with ${what}`, inputs, ours: (qkv) => run(qkv).output, plain: (qkv) => plainAttention(qkv, shape).output },
      { name: `weights of selfAttention with ${what}`, inputs, ours: (qkv) => run(qkv).weights, plain: (qkv) => plainAttention(qkv, shape).weights },
    ];
  });
}

function crossEntropySamples(): Sample[] {
  return [[1, 1], [3, 5], [8, 8], [7, 33]].map(([rows, candidates]): Sample => {
    const allowed = tf.maximum(maskTensor([rows, candidates], 'allowed'), tf.tensor(Array.from({ length: rows * candidates }, (_, i) => Number(i % candidates === 0)), [rows, candidates]));
    const raw = tf.mul(tf.softmax(normalTensor([rows, candidates], 'targets')), allowed);
    const targets = tf.div(raw, tf.sum(raw, 1, true));
    return {
      name: `softmaxCrossEntropy ${rows}x${candidates}`,
      inputs: [normalTensor([rows, candidates], 'logits', 5)],
      ours: (logits) => softmaxCrossEntropy(two(logits), two(targets), two(allowed)),
      plain: (logits) => {
        const scores = tf.where(tf.cast(allowed, 'bool'), logits, tf.mul(tf.onesLike(allowed), -1e9));
        return tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(scores)), 1));
      },
    };
  });
}

function tokenSamples(): Sample[] {
  const generator = random(7, 'ids');
  const embeddings = [1, 6, 9].map((width): Sample => {
    const ids = tf.tensor2d(Int32Array.from({ length: 12 }, () => generator.integer(5)), [3, 4], 'int32');
    return {
      name: `embedding of width ${width} with repeated ids`, inputs: [normalTensor([6, width], 'table')],
      ours: (table) => embedding(two(table), ids),
      plain: (table) => tf.reshape(tf.matMul(tf.oneHot(tf.reshape(ids, [-1]), 6), two(table)), [3, 4, width]),
    };
  });
  const mask = tf.tensor2d([1, 0, 1, 0, 0, 0], [2, 3]);
  const mean: Sample = {
    name: 'maskedMean with an empty row', inputs: [normalTensor([2, 3, 5], 'x')],
    ours: (x) => maskedMean(three(x), mask),
    plain: (x) => tf.sum(tf.mul(x, tf.tensor3d([0.5, 0, 0.5, 1 / 3, 1 / 3, 1 / 3], [2, 3, 1])), 1),
  };
  const pooled: Sample = {
    name: 'attentionPooling with an empty row', inputs: [normalTensor([2, 3, 5], 'x'), normalTensor([5], 'weight')],
    ours: (x, weight) => attentionPooling(three(x), mask, one(weight)).pooled,
    plain: (x, weight) => {
      const scores = tf.where(tf.cast(mask, 'bool'), tf.sum(tf.mul(x, weight), 2), tf.mul(tf.onesLike(mask), -1e9));
      return tf.sum(tf.mul(x, tf.expandDims(tf.softmax(scores), 2)), 1);
    },
  };
  const cross: Sample = {
    name: 'attention between two sequences',
    inputs: [normalTensor([2, 2, 3, 5], 'query'), normalTensor([2, 2, 4, 5], 'key'), normalTensor([2, 2, 4, 5], 'value')],
    ours: (query, key, value) => attention(four(query), four(key), four(value), null, false).output,
    plain: (query, key, value) => tf.matMul(tf.softmax(tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(5))), value),
  };
  return [...embeddings, mean, pooled, cross];
}

const sampleGroups = [linearSamples, matMulSamples, rowSamples, attentionSamples, crossEntropySamples, tokenSamples];
const tolerance = { relative: 1e-4, absolute: 2e-5 };

/** What must hold for every operation of ours on every backend. */
export function opsSuite(lane: Lane): void {
  afterEach(() => tf.disposeVariables());
  for (const group of sampleGroups) {
    describe(group.name, () => {
      it('agrees with core operations, outputs and gradients', () => eachSample(group, agreesWithCore));
      it('has the slope that finite differences have', () => eachSample(group, ({ ours, inputs }) => expectGradientsByDifferences(ours, inputs)));
      it('leaves no tensor behind and gives the same bits twice', () => eachSample(group, leaksNothing));
    });
  }
  dropoutSuite(lane);
  gradientRoutes();
}

async function eachSample(group: () => Sample[], check: (sample: Sample) => Promise<void>): Promise<void> {
  for (const sample of group()) {
    try {
      await check(sample);
    } catch (error) {
      throw new Error(`${sample.name}: ${(error as Error).message}`, { cause: error });
    }
  }
}

async function agreesWithCore({ ours, plain, inputs }: Sample): Promise<void> {
  const expected = tf.tidy(() => plain(...inputs));
  await expectClose(tf.tidy(() => ours(...inputs)), expected, tolerance);
  const cotangent = normalTensor(expected.shape, 'cotangent');
  const gradients = (f: (...x: tf.Tensor[]) => tf.Tensor) => tf.grads((...x: tf.Tensor[]) => tf.sum(tf.mul(f(...x), cotangent)))(inputs);
  const wanted = withStockProducts(() => gradients(plain));
  const ownGradients = gradients(ours);
  for (let i = 0; i < inputs.length; i++) await expectClose(ownGradients[i], wanted[i], tolerance, `gradient of input ${i}`);
}

/** The core formulas run on stock kernels, so that a fault of ours cannot hide in both sides. */
function withStockProducts<T>(compute: () => T): T {
  const before = isFused();
  setFused(false);
  try {
    return compute();
  } finally {
    setFused(before);
  }
}

async function leaksNothing({ ours, inputs }: Sample): Promise<void> {
  const objective = (...x: tf.Tensor[]) => tf.sum(tf.square(ours(...x)));
  const runs: Float32Array[][] = [];
  for (let run = 0; run < 2; run++) {
    const before = tf.memory();
    const output = ours(...inputs);
    const { value, grads } = tf.valueAndGrads(objective)(inputs);
    runs.push([]);
    for (const tensor of [output, value, ...grads]) runs[run].push((await tensor.data()).slice() as Float32Array);
    tf.dispose([output, value, ...grads]);
    // The attention weights outside of a tidy belong to the caller; `ours` dropped them.
    const dropped = tf.memory().numTensors - before.numTensors;
    expect(dropped, 'tensors left behind').toBeLessThanOrEqual(1);
    const insideTidy = tf.memory();
    tf.tidy(() => void ours(...inputs));
    expect(tf.memory().numTensors, 'tensors left behind inside a tidy').toBe(insideTidy.numTensors);
    expect(tf.memory().numDataBuffers).toBe(insideTidy.numDataBuffers);
  }
  expect(runs[1]).toEqual(runs[0]);
}

function dropoutSuite(lane: Lane): void {
  it('drops the same values on every backend, scales the rest, and sends gradients the same way', async () => {
    for (const size of [1, 6, 515]) {
      const x = normalTensor<tf.Tensor2D>([1, size], 'x');
      const output = dropout(x, 0.3, 20);
      const mask = await tf.div(output, x).data();
      const gradient = await tf.grad((input) => tf.sum(dropout(input, 0.3, 20)))(x).data();
      for (let i = 0; i < size; i++) {
        expect(Math.min(mask[i], Math.abs(mask[i] - 1 / 0.7))).toBeLessThan(1e-5);
        expect(Math.abs(gradient[i] - mask[i])).toBeLessThan(1e-5);
      }
      if (size === 515) {
        const kept = Array.from(mask.slice(0, 12), (value) => (value > 0 ? 1 : 0)).join('');
        expect(kept, lane.name).toBe('001010011110');
        expect(mask.filter((value) => value > 0).length / size).toBeGreaterThan(0.6);
        expect(mask.filter((value) => value > 0).length / size).toBeLessThan(0.8);
      }
    }
  });

  it('drops others with another seed, and nothing at rate 0', async () => {
    const x = tf.ones([1, 400]);
    const both = await Promise.all([1, 2].map((seed) => dropout(x, 0.5, seed).data()));
    const agreement = both[0].filter((value, i) => value === both[1][i]).length / 400;
    expect(agreement).toBeGreaterThan(0.4);
    expect(agreement).toBeLessThan(0.6);
    expect(dropout(x, 0, 1)).toBe(x);
    expect(() => dropout(x, 1, 1)).toThrow('rate in [0, 1)');
  });
}

function gradientRoutes(): void {
  it('computes no gradient into plain data', async () => {
    const weight = normalTensor<tf.Tensor2D>([4, 3], 'weight');
    const x = normalTensor<tf.Tensor2D>([5, 4], 'x');
    const products = async (f: (w: tf.Tensor) => tf.Tensor) => {
      const profile = await tf.profile(() => tf.grad(f)(weight));
      return profile.kernels.filter(({ name }) => name === 'MakeMatMul').length;
    };
    const fromData = await products((w) => tf.sum(linear(x, two(w), null)));
    const fromVariable = await products((w) => tf.sum(linear(tf.mul(x, tf.sum(w)), two(w), null)));
    expect(fromVariable - fromData).toBe(1);
  });

  it('gives a fully masked row of logits a finite loss and no gradient', async () => {
    const logits = normalTensor<tf.Tensor2D>([1, 4], 'logits');
    const f = (x: tf.Tensor) => tf.sum(softmaxCrossEntropy(two(x), tf.tensor2d([[1, 0, 0, 0]]), tf.zeros([1, 4])));
    const { value, grad } = tf.valueAndGrad(f)(logits);
    expect((await value.data())[0]).toBeCloseTo(Math.log(4), 5);
    expect([...(await grad.data())].map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  it('gives a vector of length zero no gradient instead of an infinite one', async () => {
    const { value, grad } = tf.valueAndGrad((x) => tf.sum(l2Normalize(x)))(tf.zeros([2, 3]));
    expect((await value.data())[0]).toBe(0);
    expect([...(await grad.data())].map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('puts exactly no weight on a masked token', async () => {
    const mask = tf.tensor2d([[1, 0, 1, 1, 0]]);
    const pooled = await attentionPooling(normalTensor<tf.Tensor3D>([1, 5, 3], 'x', 9), mask, normalTensor<tf.Tensor1D>([3], 'w')).weights.data();
    expect([pooled[1], pooled[4]]).toEqual([0, 0]);
    const attended = await selfAttention(normalTensor<tf.Tensor3D>([1, 5, 9], 'qkv', 9), 1, mask, false).weights.data();
    for (let query = 0; query < 5; query++) expect([attended[query * 5 + 1], attended[query * 5 + 4]]).toEqual([0, 0]);
  });

  it('reads masks of any type', async () => {
    const qkv = normalTensor<tf.Tensor3D>([2, 5, 12], 'qkv');
    const mask = maskTensor<tf.Tensor2D>([2, 5], 'mask');
    const expected = selfAttention(qkv, 2, mask, false).output;
    await expectClose(selfAttention(qkv, 2, tf.cast(mask, 'int32'), false).output, expected, tolerance);
    const x = normalTensor<tf.Tensor3D>([2, 5, 3], 'x');
    await expectClose(maskedMean(x, tf.cast(mask, 'int32')), maskedMean(x, mask), tolerance);
  });

  it('names both shapes when they do not fit', () => {
    expect(() => linear(tf.zeros([2, 3]), tf.zeros([4, 5]), null)).toThrow('[2,3], [4,5]');
    expect(() => matMul(tf.zeros([2, 3]), tf.zeros([4, 5]))).toThrow('[2,3]');
    expect(() => selfAttention(tf.zeros([1, 2, 9]), 2, null, false)).toThrow('2 heads');
    expect(() => selfAttention(tf.zeros([1, 2, 9]), 1, tf.zeros([2, 1]), false)).toThrow('[2,1]');
    expect(() => layerNorm(tf.zeros([2, 3]), tf.zeros([3]), tf.zeros([2]), 1)).toThrow('[2]');
    expect(() => embedding(tf.zeros([2, 3]), tf.zeros([1, 1]))).toThrow('int32');
  });
}

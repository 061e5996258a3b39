import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { booleanMatrix, identity, type BooleanMatrix } from '../../src/training/negatives/booleanMatrix';
import type { Candidates } from '../../src/training/negatives/candidates';
import { compare, cosineMetrics, sigmoidLoss, softmaxLoss } from '../../src/training/objectives/pairwise';
import { stopGradient } from '../../src/training/stopGradient';
import { goldenJson, type Golden } from '../support/golden';
import { lanes, openLane } from '../support/backends';

interface Case {
  name: string;
  inputs: Record<string, Golden | number>;
  output: number;
  gradients: Record<string, Golden | number>;
}
const { cases } = goldenJson<{ cases: Case[] }>('losses.json');

type Leaves = Record<string, tf.Tensor>;
type Loss = (leaves: Leaves, plain: Record<string, Golden>) => tf.Tensor;

const against = (embeddings: tf.Tensor, masks: { positive?: BooleanMatrix; allowed?: BooleanMatrix } = {}): Candidates => {
  const [size] = embeddings.shape;
  const everything = booleanMatrix(6, size, () => true);
  return { embeddings: embeddings as tf.Tensor2D, positive: booleanMatrix(6, size, (i, j) => i === j), allowed: everything, source: [], ...masks };
};
const matrix = ({ shape, data }: Golden): BooleanMatrix => ({ rows: shape[0], columns: shape[1], data: Uint8Array.from(data) });
const scale = ({ log_scale }: Leaves) => tf.exp(log_scale) as tf.Scalar;
const rowsOf = ({ query }: Leaves) => query as tf.Tensor2D;

const losses: Record<string, Loss> = {
  'infoNCE': (x) => softmaxLoss(compare(rowsOf(x), against(x.product)), scale(x), 0),
  'symmetric infoNCE': (x) =>
    tf.div(tf.add(softmaxLoss(compare(rowsOf(x), against(x.product)), scale(x), 0), softmaxLoss(compare(x.product as tf.Tensor2D, against(x.query)), scale(x), 0)), 2),
  'infoNCE with bank and masked false negatives': (x, plain) =>
    softmaxLoss(compare(rowsOf(x), against(tf.concat([x.product, x.bank]), { allowed: matrix(plain.allowed) })), scale(x), 0),
  'additive-margin softmax, margin 0.2': (x) => softmaxLoss(compare(rowsOf(x), against(x.product)), scale(x), 0.2),
  'pairwise sigmoid': (x) => sigmoidLoss(compare(rowsOf(x), against(x.product)), scale(x), x.bias, 0),
  'multi-positive infoNCE': (x, plain) => softmaxLoss(compare(rowsOf(x), against(x.product, { positive: matrix(plain.positives) })), scale(x), 0),
};
const masks = ['allowed', 'positives'];

describe.each(lanes)('losses over cosines on $name', (lane) => {
  beforeAll(() => openLane(lane));

  it.each(cases)('$name has the value and the gradients of the reference', async ({ name, inputs, output, gradients }) => {
    const names = Object.keys(inputs).filter((input) => !masks.includes(input));
    const tensors = names.map((input) => tensorOf(inputs[input]));
    const loss = (...leaves: tf.Tensor[]) => losses[name](Object.fromEntries(names.map((input, i) => [input, leaves[i]])), inputs as Record<string, Golden>);
    const { value, grads } = tf.valueAndGrads(loss as (...leaves: tf.Tensor[]) => tf.Tensor)(tensors);
    await expectClose(value, [output]);
    for (const [i, input] of names.entries()) await expectClose(grads[i], dataOf(gradients[input]));
    tf.dispose([value, tensors, grads]);
  });

  it('a masked pair counts in the sigmoid loss neither as a positive nor as a negative', async () => {
    const rows = tf.tensor2d([[1, 0], [1, 0]]);
    const allowed = booleanMatrix(2, 2, (i, j) => i === j);
    const loss = sigmoidLoss(compare(rows, { embeddings: rows, positive: identity(2), allowed, source: [] }), tf.scalar(1), tf.scalar(0), 0);
    await expectClose(loss, [Math.log(1 + Math.exp(-1))]);
    tf.dispose([rows, loss]);
  });

  it('cosine means leave masked pairs out', async () => {
    const rows = tf.tensor2d([[1, 0], [0, 1]]);
    const allowed = booleanMatrix(2, 2, (i, j) => i === j || i === 0);
    const metrics = cosineMetrics(compare(rows, { embeddings: tf.tensor2d([[1, 0], [0.6, 0.8]]), positive: identity(2), allowed, source: [] }));
    await expectClose(metrics.positiveCosine, [0.9]);
    await expectClose(metrics.negativeCosine, [0.6]);
  });

  it('no gradient flows through stopGradient', async () => {
    const gradient = tf.grad((x) => tf.sum(tf.mul(x, stopGradient(x))))(tf.tensor1d([2, 3]));
    await expectClose(gradient, [2, 3]);
  });
});

const dataOf = (value: Golden | number): number[] => (typeof value === 'number' ? [value] : value.data);
const tensorOf = (value: Golden | number): tf.Tensor => (typeof value === 'number' ? tf.scalar(value) : tf.tensor(value.data, value.shape));

async function expectClose(actual: tf.Tensor, expected: number[]): Promise<void> {
  const data = await actual.data();
  expect(data.length).toBe(expected.length);
  expected.forEach((value, i) => expect(Math.abs(data[i] - value)).toBeLessThanOrEqual(Math.max(1e-6, 1e-5 * Math.abs(value))));
}

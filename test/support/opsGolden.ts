import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { attention, selfAttention } from '../../src/ops/attention';
import { embedding } from '../../src/ops/embedding';
import { gelu } from '../../src/ops/gelu';
import { layerNorm } from '../../src/ops/layerNorm';
import { linear } from '../../src/ops/linear';
import { matMul } from '../../src/ops/matMul';
import { l2Normalize } from '../../src/ops/normalize';
import { attentionPooling, maskedMean } from '../../src/ops/pooling';
import { softmaxCrossEntropy } from '../../src/ops/softmaxCrossEntropy';
import losses from '../fixtures/losses.json';
import ops from '../fixtures/ops.json';
import { expectClose, type GoldenTensor } from './tensors';

type Named = Record<string, tf.Tensor>;
type Formula = (inputs: Named) => tf.Tensor;

interface Case {
  name: string;
  inputs: Record<string, GoldenTensor | number>;
  output: GoldenTensor | number;
  cotangent: GoldenTensor | number;
  gradients: Record<string, GoldenTensor | number>;
}

const two = (x: tf.Tensor) => x as tf.Tensor2D;
const three = (x: tf.Tensor) => x as tf.Tensor3D;
const four = (x: tf.Tensor) => x as tf.Tensor4D;
const one = (x: tf.Tensor) => x as tf.Tensor1D;
const normed = (epsilon: number): Formula => ({ x, scale, offset }) => layerNorm(x, one(scale), one(offset), epsilon);
const attended: Formula = ({ q, k, v, mask }) => attention(four(q), four(k), four(v), two(mask), false).output;

/** Self-attention reads queries and keys of one sequence: the golden queries, padded by a token whose output is cut off, stand beside their keys. */
const attendedInOne: Formula = ({ q, k, v, mask }) => {
  const queries = tf.concat([q, tf.zeros([2, 2, 1, 3])], 2);
  const joint = tf.concat([queries, k, v].map((x) => tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [2, 5, 6])), 2);
  const { output } = selfAttention(three(joint), 2, two(mask), false); // [2, 5, 6]
  return tf.slice(tf.transpose(tf.reshape(output, [2, 5, 2, 3]), [0, 2, 1, 3]), [0, 0, 0, 0], [2, 2, 4, 3]);
};

const joined = (t: tf.Tensor, v: tf.Tensor) => tf.concat([t, v, tf.mul(t, v)], 1);

const opFormulas: Record<string, Formula | Formula[]> = {
  'layerNorm eps=1e-05': normed(1e-5),
  'layerNorm eps=1e-12': normed(1e-12),
  'layerNorm constant rows': normed(1e-5),
  'gelu exact': ({ x }) => gelu(x, 'gelu'),
  'gelu tanh': ({ x }) => gelu(x, 'geluTanh'),
  'gelu quick': ({ x }) => gelu(x, 'geluQuick'),
  linear: ({ x, weight, bias }) => linear(x, two(weight), one(bias)),
  embedding: ({ table, ids }) => embedding(two(table), two(ids)),
  attention: [attended, attendedInOne],
  'attention with a fully masked row': [attended, attendedInOne],
  'l2 normalise': ({ x }) => l2Normalize(x),
  'attention pooling': ({ x, mask, weight }) => attentionPooling(three(x), two(mask), one(weight)).pooled,
  'masked mean': ({ x, mask }) => maskedMean(three(x), two(mask)),
  softmax: ({ x }) => tf.softmax(x),
  'scalar gate': ({ t, v, present, w1, b1, w2, b2 }) => {
    const scores = linear(gelu(linear(joined(t, v), two(w1), one(b1)), 'gelu'), two(w2), one(b2));
    const weights = tf.softmax(tf.add(tf.mul(scores, present), tf.mul(tf.sub(present, 1), 1e9)));
    const [title, image] = tf.split(weights, 2, 1);
    return tf.concat([tf.add(tf.mul(title, t), tf.mul(image, v)), weights], 1);
  },
  'vector gate': ({ t, v, w, b }) => {
    const gate = tf.sigmoid(linear(joined(t, v), two(w), one(b)));
    return tf.add(tf.mul(gate, t), tf.mul(tf.sub(1, gate), v));
  },
};

const cosines = ({ query, product }: Named) => matMul(two(query), two(product), false, true);
const identity = (rows: number, columns: number) => tf.tensor2d(Float32Array.from({ length: rows * columns }, (_, i) => Number(i % columns === Math.floor(i / columns))), [rows, columns]);
const diagonalLoss = (logits: tf.Tensor, allowed?: tf.Tensor) =>
  tf.mean(softmaxCrossEntropy(two(logits), identity(logits.shape[0], logits.shape[1]!), two(allowed ?? tf.onesLike(logits))));

const lossFormulas: Record<string, Formula> = {
  infoNCE: (x) => diagonalLoss(tf.mul(cosines(x), tf.exp(x.log_scale))),
  'symmetric infoNCE': (x) => {
    const logits = tf.mul(cosines(x), tf.exp(x.log_scale));
    return tf.div(tf.add(diagonalLoss(logits), diagonalLoss(tf.transpose(logits))), 2);
  },
  'infoNCE with bank and masked false negatives': (x) => {
    const candidates = tf.concat([x.product, x.bank], 0);
    return diagonalLoss(tf.mul(cosines({ query: x.query, product: candidates }), tf.exp(x.log_scale)), x.allowed);
  },
  'additive-margin softmax, margin 0.2': (x) => diagonalLoss(tf.mul(tf.sub(cosines(x), tf.mul(identity(6, 6), 0.2)), tf.exp(x.log_scale))),
  'multi-positive infoNCE': (x) => {
    const targets = tf.div(x.positives, tf.sum(x.positives, 1, true));
    const logits = tf.mul(cosines(x), tf.exp(x.log_scale));
    return tf.mean(softmaxCrossEntropy(two(logits), two(targets), tf.onesLike(two(logits))));
  },
};

/** Outputs and gradients of the reference implementation, within its own tolerance. */
export function goldenSuite(): void {
  for (const golden of (ops.cases as unknown as Case[])) {
    const formulas = [opFormulas[golden.name] ?? []].flat();
    it(`gives the reference's numbers for ${golden.name}`, async () => {
      expect(formulas.length).toBeGreaterThan(0);
      for (const formula of formulas) await compare(golden, formula);
    });
  }
  for (const golden of (losses.cases as unknown as Case[]).filter(({ name }) => name !== 'pairwise sigmoid')) {
    it(`gives the reference's numbers for ${golden.name}`, () => compare(golden, lossFormulas[golden.name]));
  }
}

async function compare(golden: Case, formula: Formula): Promise<void> {
  const inputs = Object.fromEntries(Object.entries(golden.inputs).map(([name, value]) => [name, asTensor(value, name === 'ids' ? 'int32' : 'float32')]));
  const names = Object.keys(golden.gradients).filter((name) => name !== 'positives'); // targets are data here
  await expectClose(tf.tidy(() => formula(inputs)), asGolden(golden.output));
  const objective = (...x: tf.Tensor[]) => tf.sum(tf.mul(formula({ ...inputs, ...Object.fromEntries(names.map((name, i) => [name, x[i]])) }), asTensor(golden.cotangent)));
  const gradients = tf.grads(objective)(names.map((name) => inputs[name]));
  for (let i = 0; i < names.length; i++) await expectClose(gradients[i], asGolden(golden.gradients[names[i]]), {}, `gradient of ${names[i]}`);
}

const asGolden = (value: GoldenTensor | number): GoldenTensor => (typeof value === 'number' ? { shape: [], data: [value] } : value);
const asTensor = (value: GoldenTensor | number, dtype: 'float32' | 'int32' = 'float32') => {
  const { shape, data } = asGolden(value);
  return tf.tensor(data, shape, dtype);
};

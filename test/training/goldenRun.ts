// The reference run as our own experiment: three published-shape towers, a scalar gate before the projection, symmetric InfoNCE.
// No node:* here: the browser lane runs it too.
import * as tf from '@tensorflow/tfjs-core';
import type { ModelConfig } from '../../src/model/config';
import { createModel, embedProducts, embedQueries, type Model } from '../../src/model/retrievalModel';
import type { ProductBatch, TextBatch } from '../../src/model/tensors';
import { assignArrays } from '../../src/nn/params';
import { bertConfig, loadBert } from '../../src/pretrained/bert';
import type { ConfigJson } from '../../src/pretrained/configJson';
import { linear, number, translate } from '../../src/pretrained/nameTable';
import { openCheckpoint } from '../../src/pretrained/checkpoint';
import { loadVit, vitConfig } from '../../src/pretrained/vit';
import type { NamedArrays } from '../../src/storage/namedArrays';
import { random } from '../../src/math/random';
import type { TrainingConfig } from '../../src/training/config';
import { nothing } from '../../src/training/negatives/booleanMatrix';
import type { StepInputs } from '../../src/training/stepInputs';

interface GoldenTensor {
  shape: number[];
  data: number[];
}
interface Outcome {
  query: GoldenTensor;
  product: GoldenTensor;
  modal_weights: GoldenTensor;
}
export interface Expected {
  before: Outcome;
  after: Outcome & { log_scale: number };
  first_gradient_norms: Record<string, number>;
  steps: { loss: number; gradient_norm: number; learning_rate: number; mean_image_weight: number }[];
}
export interface GoldenFiles {
  textConfig: ConfigJson;
  imageConfig: ConfigJson;
  initial: NamedArrays;
  batches: NamedArrays;
}

const rows = 8;

export const goldenTraining: TrainingConfig = {
  batch: rows,
  sampling: 'uniform',
  optimizer: { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: 0.2, clipNorm: 1 },
  negatives: { maskDuplicates: false, maskClicked: false, maskKeywordMatches: false },
  augmentation: { titleWords: { chance: 0, drop: 0 }, titleAttributes: 0, titleCode: 0, imageBlank: 0, mirror: 0, shift: 0 },
  stages: [{
    name: 'reference', steps: 40, train: ['*'], learningRate: 8e-3, warmup: 4,
    objectives: [{ kind: 'contrastive', from: 'query', to: 'product', weight: 1, symmetric: true, form: 'softmax', margin: 0, multiPositive: false }],
  }],
  evaluateEvery: 0,
  checkpointEvery: 0,
};

export function goldenModel({ textConfig, imageConfig, initial }: GoldenFiles): Model {
  const text = bertConfig(textConfig);
  const image = vitConfig(imageConfig);
  const config: ModelConfig = {
    embedding: 24, query: text, title: text, image, fusion: { kind: 'scalarGate', mix: 'beforeProjection', hidden: 16 }, projection: 'shared',
    temperature: { initial: 0.07, minimum: 1 / 13, learnable: true },
  };
  const model = createModel(config, 1);
  const head = openCheckpoint(initial, 'log_scale', 'head.');
  assignArrays(model.params, {
    ...loadBert(initial, text, { to: 'query', prefix: 'query.' }),
    ...loadBert(initial, text, { to: 'title', prefix: 'title.' }),
    ...loadVit(initial, image, { to: 'image', prefix: 'image.' }),
    ...translate(head, '', {
      'fusion.hidden': linear('gate_hidden'), 'fusion.output': linear('gate_out'),
      'projection.query': linear('project_query'), 'projection.product': linear('project_product'), 'temperature.logScale': number('log_scale'),
    }),
  });
  return model;
}

/** Step s reads batch s mod 4. */
export function goldenInputs({ batches }: GoldenFiles, patch: number): (step: number) => StepInputs {
  return (step) => {
    const array = (name: string) => batches[`batch${step % 4}.${name}`];
    return {
      queries: textBatch(array('query_ids').data as Int32Array),
      products: {
        title: textBatch(array('title_ids').data as Int32Array),
        image: { patches: patchesOf(array('pixels').data as Float32Array, patch) },
        hasTitle: tf.ones([rows]), hasImage: tf.ones([rows]),
      },
      views: null,
      hidden: null,
      relations: { queryProduct: nothing(rows), products: nothing(rows), queries: nothing(rows), neighbors: null },
    };
  };
}

function textBatch(ids: Int32Array): TextBatch {
  const shape: [number, number] = [rows, ids.length / rows];
  return { ids: tf.tensor2d(ids, shape, 'int32'), mask: tf.tensor2d(Float32Array.from(ids, (id) => (id === 0 ? 0 : 1)), shape), types: null };
}

/** [rows, channel, row, column] to patches of row, column, channel. */
function patchesOf(pixels: Float32Array, patch: number): ProductBatch['image']['patches'] {
  const side = Math.sqrt(pixels.length / rows / 3);
  const across = side / patch;
  const values = new Float32Array(pixels.length);
  let next = 0;
  for (let product = 0; product < rows; product++)
    for (let place = 0; place < across * across; place++)
      for (let inside = 0; inside < patch * patch; inside++)
        for (let channel = 0; channel < 3; channel++) {
          const row = Math.floor(place / across) * patch + Math.floor(inside / patch);
          const column = (place % across) * patch + (inside % patch);
          values[next++] = pixels[((product * 3 + channel) * side + row) * side + column];
        }
  return tf.tensor3d(values, [rows, across * across, patch * patch * 3]);
}

export interface Embedded {
  query: Float32Array;
  product: Float32Array;
  weights: Float32Array;
}

export async function embedFirstBatch(model: Model, inputs: StepInputs): Promise<Embedded> {
  const pass = { training: false, random: random(1, 'golden'), trace: null };
  const { query } = embedQueries(model, inputs.queries, pass);
  const { product, weights, title, image, parts } = embedProducts(model, inputs.products, pass);
  if (!weights) throw new Error('The scalar gate reports weights.');
  const both = tf.stack([weights.title, weights.image], 1);
  const values = { query: await query.data(), product: await product.data(), weights: await both.data() };
  tf.dispose([query, product, title, image, both, { ...weights }, { ...parts }]);
  return values as Embedded & typeof values;
}

export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} numbers instead of ${expected.length}`);
  let largest = 0;
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Number.isFinite(actual[i]) ? Math.abs(actual[i] - expected[i]) : Infinity);
  return largest;
}

export function relativeError(actual: number, expected: number): number {
  return Number.isFinite(actual) ? Math.abs(actual - expected) / Math.abs(expected) : Infinity;
}

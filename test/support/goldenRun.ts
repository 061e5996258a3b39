// The golden training run (fixtures/training-tiny): its model as ours, its first values under our names, its batches.
import * as tf from '@tensorflow/tfjs-core';
import type { ModelConfig } from '../../src/model/config';
import { createModel, type Model } from '../../src/model/retrievalModel';
import type { ProductBatch, TextBatch } from '../../src/model/tensors';
import { assignArrays } from '../../src/nn/params';
import { bertConfig, loadBert } from '../../src/pretrained/bert';
import { openCheckpoint } from '../../src/pretrained/checkpoint';
import type { ConfigJson } from '../../src/pretrained/configJson';
import { linear, number, translate } from '../../src/pretrained/nameTable';
import { loadVit, vitConfig } from '../../src/pretrained/vit';
import type { NamedArrays } from '../../src/storage/namedArrays';
import { goldenArrays, goldenJson } from './golden';
import { patchesOfChannels } from './patches';

const text = bertConfig(goldenJson<ConfigJson>('training-tiny/text_config.json'));
const image = vitConfig(goldenJson<ConfigJson>('training-tiny/image_config.json'));

/** log scale is clamped to [0, log 13]. */
export const goldenRunConfig: ModelConfig = {
  embedding: 24, query: text, title: text, image, fusion: { kind: 'scalarGate', mix: 'beforeProjection', hidden: 16 },
  projection: 'shared', temperature: { initial: 0.07, minimum: 1 / 13, learnable: true },
};

const headTable = {
  'fusion.hidden': linear('gate_hidden'),
  'fusion.output': linear('gate_out'),
  'projection.query': linear('project_query'),
  'projection.product': linear('project_product'),
  'temperature.logScale': number('log_scale'),
};

/** Every parameter of the run before its first step, by our paths. */
export function goldenRunArrays(): NamedArrays {
  const file = goldenArrays('training-tiny/initial.safetensors');
  return {
    ...loadBert(file, text, { to: 'title', prefix: 'title.' }),
    ...loadBert(file, text, { to: 'query', prefix: 'query.' }),
    ...loadVit(file, image, { to: 'image', prefix: 'image.' }),
    ...translate(openCheckpoint(file, 'gate_out.weight'), '', headTable),
  };
}

export function goldenRunModel(): Model {
  const model = createModel(goldenRunConfig, 1);
  assignArrays(model.params, goldenRunArrays());
  return model;
}

/** Batch 0 to 3; step s of the run uses batch s mod 4. The caller disposes the tensors. */
export function goldenRunBatch(index: number): { queries: TextBatch; products: ProductBatch } {
  const file = goldenArrays('training-tiny/batches.safetensors');
  const read = (name: string) => file[`batch${index}.${name}`];
  const tokens = ({ shape, data }: NamedArrays[string]): TextBatch => ({
    ids: tf.tensor2d(Int32Array.from(data), shape as [number, number], 'int32'),
    mask: tf.tensor2d(Float32Array.from(data, (id) => Number(id !== 0)), shape as [number, number]),
    types: null,
  });
  const patches = patchesOfChannels(read('pixels'), image.patch);
  const present = () => tf.ones([patches.shape[0]]) as tf.Tensor1D;
  return { queries: tokens(read('query_ids')), products: { title: tokens(read('title_ids')), image: { patches }, hasTitle: present(), hasImage: present() } };
}

// How many numbers a model learns, by arithmetic: no tensor is made. A test holds it against models that are made.
import type { TransformerConfig } from '../nn/config';
import { countPatches, mixWidth, type FusionConfig, type FusionKind, type ImageEncoderConfig, type ModelConfig, type TextEncoderConfig } from './config';

const linear = (inputs: number, outputs: number) => inputs * outputs + outputs;
const norm = (width: number, present = true) => (present ? 2 * width : 0);

function transformer({ layers, width, hidden }: TransformerConfig): number {
  const attention = linear(width, 3 * width) + linear(width, width);
  return layers * (2 * norm(width) + attention + linear(width, hidden) + linear(hidden, width));
}

function textEncoderCount({ vocabularySize, positions, tokenTypes, embeddingNorm, finalNorm, pooling, transformer: shape }: TextEncoderConfig): number {
  const { width } = shape;
  const tables = (vocabularySize + positions + tokenTypes) * width;
  return tables + norm(width, embeddingNorm) + transformer(shape) + norm(width, finalNorm) + (pooling === 'attention' ? width : 0);
}

function imageEncoderCount(config: ImageEncoderConfig): number {
  const { width } = config.transformer;
  const patch = config.patch * config.patch * 3 * width + (config.patchBias ? width : 0);
  const tokens = (2 * Number(config.classToken) + countPatches(config)) * width;
  return patch + tokens + norm(width, config.embeddingNorm) + transformer(config.transformer) + norm(width, config.finalNorm);
}

const scalarGate = (width: number, hidden: number) => linear(3 * width, hidden) + linear(hidden, 2);
const crossAttention = (width: number) => linear(width, width) + linear(width, 2 * width) + linear(width, width);

/** By width of the sides and of what the gate multiplies; a new fusion without a line here does not compile. */
const fusions: { [K in FusionKind]: (config: Extract<FusionConfig, { kind: K }>, width: number, mixed: number) => number } = {
  titleOnly: () => 0,
  imageOnly: () => 0,
  fixed: () => 0,
  scalarGate: ({ hidden }, width) => scalarGate(width, hidden),
  vectorGate: (_config, width, mixed) => linear(3 * width, mixed),
  attentive: ({ hidden }, width) => 2 * crossAttention(width) + scalarGate(width, hidden),
};

function fusionCount(model: ModelConfig): number {
  const count = fusions[model.fusion.kind] as (config: FusionConfig, width: number, mixed: number) => number;
  return count(model.fusion, model.title.transformer.width, mixWidth(model));
}

function projections({ query, title, image, fusion, projection, embedding }: ModelConfig): number {
  const titleWidth = title.transformer.width;
  const queryWidth = query === 'sharedWithTitle' ? titleWidth : query.transformer.width;
  const products = projection === 'shared' ? titleWidth : titleWidth + image.transformer.width + (fusion.kind === 'attentive' ? titleWidth : 0);
  return (queryWidth + products) * embedding;
}

/** All parameters of a model, the temperature included; a query encoder shared with the title adds its pooling alone. */
export function parameterCount(model: ModelConfig): number {
  const query = model.query === 'sharedWithTitle' ? model.title.transformer.width : textEncoderCount(model.query);
  return query + textEncoderCount(model.title) + imageEncoderCount(model.image) + fusionCount(model) + projections(model) + 1;
}

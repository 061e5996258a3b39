// THE model: queries on one side, products with a title and a picture on the other, all in one space where the cosine is the match.
// Three encoders and Modal Adaptation are MAKE's ([S]; three [T]); every formula here is our own proposal [P] (design: papers.md).
import * as tf from '@tensorflow/tfjs-core';
import { random } from '../math/random';
import { scalar } from '../nn/init';
import type { Params } from '../nn/params';
import { type Pass, within } from '../nn/pass';
import { tidy } from '../nn/tidy';
import { l2Normalize } from '../ops/normalize';
import type { ModelConfig } from './config';
import { fuse, initFusion } from './fusion/fusion';
import { mix } from './fusion/mix';
import { encodeImage, type ImageEncoderParams, initImageEncoder } from './imageEncoder';
import { initProjections, mixWidth, type ProjectionParams, project } from './projection';
import { encodeQuery, initQueryEncoder } from './queryEncoder';
import type { ProductBatch, ProductEmbedding, QueryEmbedding, TextBatch } from './tensors';
import { encodeText, initTextEncoder, type TextEncoderParams } from './textEncoder';

export type ModelParams = {
  title: TextEncoderParams;
  query: TextEncoderParams;
  image: ImageEncoderParams;
  fusion: Params;
  projection: ProjectionParams;
  temperature: { logScale: tf.Variable<tf.Rank.R0> };
};

export interface Model {
  config: ModelConfig;
  params: ModelParams;
}

/** A model with first values that depend on the seed alone, part by part: changing the fusion leaves the encoders' values as they are. */
export function createModel(config: ModelConfig, seed: number): Model {
  const stream = (part: string) => random(seed, `init.${part}`);
  const shape = { titleWidth: config.title.transformer.width, imageWidth: config.image.transformer.width, mixWidth: mixWidth(config) };
  const title = initTextEncoder(config.title, stream('title'));
  const params = {
    title,
    query: initQueryEncoder(config, title, stream('query')),
    image: initImageEncoder(config.image, stream('image')),
    fusion: initFusion(config.fusion, shape, stream('fusion')),
    projection: initProjections(config, stream('projection')),
    temperature: { logScale: scalar(Math.log(1 / config.temperature.initial), config.temperature.learnable) },
  };
  return { config, params };
}

/** Unit vectors [batch, embedding] and, where the query is pooled by attention, the keyword attention [batch, tokens]. */
export function embedQueries({ config, params }: Model, queries: TextBatch, pass: Pass): QueryEmbedding {
  return tidy(() => {
    const sequence = encodeQuery(params.query, config, queries, within(pass, 'query'));
    const query = l2Normalize(project(params.projection, 'query', sequence.pooled)); // [batch, embedding]
    return { query, keywordAttention: sequence.attention };
  });
}

/**
 * Unit vectors [batch, embedding] of titles, pictures and whole products, and how much each side counts. A side that is not there counts exactly 0.
 * What the gate reads is in the trace as 'title.pooled' and 'image.pooled'.
 */
export function embedProducts({ config, params }: Model, products: ProductBatch, pass: Pass): ProductEmbedding {
  return tidy(() => {
    const titleSequence = encodeText(params.title, config.title, products.title, within(pass, 'title'));
    const imageSequence = encodeImage(params.image, config.image, products.image, within(pass, 'image'));
    const title = l2Normalize(project(params.projection, 'title', titleSequence.pooled)); // [batch, embedding]
    const image = l2Normalize(project(params.projection, 'image', imageSequence.pooled)); // [batch, embedding]

    const titleSide = { sequence: titleSequence, present: products.hasTitle };
    const imageSide = { sequence: imageSequence, present: products.hasImage };
    const fused = fuse(params.fusion, config.fusion, titleSide, imageSide, within(pass, 'fusion'));
    const vectors = { title: { pooled: titleSequence.pooled, unit: title }, image: { pooled: imageSequence.pooled, unit: image } };
    return { title, image, ...mix(fused, config.fusion.mix, vectors, (space, pooled) => project(params.projection, space, pooled)) };
  });
}

// THE model: queries on one side, products with a title and a picture on the other, all in one space where the cosine is the match.
// Three encoders and Modal Adaptation are MAKE's ([S]; three [T]); every formula here is our own proposal [P] (design: papers.md).
import * as tf from '@tensorflow/tfjs-core';
import { random } from '../math/random';
import { scalar } from '../nn/init';
import type { Params } from '../nn/params';
import { type Pass, within } from '../nn/pass';
import { tidy } from '../nn/tidy';
import { l2Normalize } from '../ops/normalize';
import { mixWidth, type ModelConfig } from './config';
import { fuse, initFusion } from './fusion/fusion';
import { mix, type Project } from './fusion/mix';
import { encodeImage, type ImageEncoderParams, initImageEncoder } from './imageEncoder';
import { initProjections, type ProjectionParams, project } from './projection';
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

/** First values depend on the seed alone, part by part: another fusion leaves the encoders' first values as they are. */
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
    // read both sides
    const title = { sequence: encodeText(params.title, config.title, products.title, within(pass, 'title')), present: products.hasTitle };
    const image = { sequence: encodeImage(params.image, config.image, products.image, within(pass, 'image')), present: products.hasImage };

    // each on its own in the shared space
    const intoSpace: Project = (space, pooled) => project(params.projection, space, pooled);
    const units = { title: l2Normalize(intoSpace('title', title.sequence.pooled)), image: l2Normalize(intoSpace('image', image.sequence.pooled)) }; // [batch, embedding]

    // weigh and mix
    const fused = fuse(params.fusion, config.fusion, title, image, within(pass, 'fusion'));
    return { ...units, ...mix(fused, config.fusion.mix, { title, image }, units, intoSpace) };
  });
}

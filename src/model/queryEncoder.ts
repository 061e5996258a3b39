// The query tower: typed words (token type 0) and added keywords (type 1), pooled by attention. Its weights are the keyword attention.
// MAKE gives queries an encoder of their own [S], its predecessor shared the title's [B]; pooling by attention is our choice [P].
import type { Random } from '../math/random';
import type { Pass } from '../nn/pass';
import { initAttentionPooling } from '../nn/pooling';
import { type ModelConfig, queryEncoderConfig } from './config';
import type { Sequence, TextBatch } from './tensors';
import { encodeText, initTextEncoder, type TextEncoderParams } from './textEncoder';

/** Shared means the same variables under a second name; only the pooling is the query's own. */
export function initQueryEncoder(config: ModelConfig, title: TextEncoderParams, random: Random): TextEncoderParams {
  if (config.query === 'sharedWithTitle') return { ...title, pooling: initAttentionPooling(config.title.transformer.width) };
  return initTextEncoder(config.query, random);
}

/** `attention` of the result is the keyword attention, null where the query is pooled in another way. */
export function encodeQuery(params: TextEncoderParams, config: ModelConfig, query: TextBatch, pass: Pass): Sequence {
  return encodeText(params, queryEncoderConfig(config), query, pass);
}

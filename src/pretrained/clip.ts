// Published CLIP checkpoints (config.json, model.safetensors) as a whole retrieval model: its text half reads queries and titles.
import type { ImageEncoderConfig, ModelConfig, TextEncoderConfig } from '../model/config';
import type { NamedArrays } from '../storage/namedArrays';
import { openCheckpoint } from './checkpoint';
import { type ConfigJson, numberIn, objectIn, sidesIn, transformerIn } from './configJson';
import { joined, linear, type NameTable, norm, number, patches, table, translate } from './nameTable';

/** Title and picture count one half each, mixed in CLIP's own space: searching by it needs no training. */
export function clipConfig(json: ConfigJson): ModelConfig {
  const text = clipTextConfig(objectIn(json, 'text_config'));
  return {
    embedding: numberIn(json, 'projection_dim', 512),
    query: text,
    title: text,
    image: clipImageConfig(objectIn(json, 'vision_config')),
    fusion: { kind: 'fixed', mix: 'sharedSpace', imageWeight: 0.5 },
    projection: 'perSide',
    temperature: { initial: 0.07, minimum: 0.01, learnable: true },
  };
}

function clipTextConfig(json: ConfigJson): TextEncoderConfig {
  const base = { layers: 12, width: 512, heads: 8, hidden: 2048, activation: 'geluQuick', layerNormEpsilon: 1e-5 } as const;
  const endOfText = numberIn(json, 'eos_token_id', 49407);
  return {
    vocabularySize: numberIn(json, 'vocab_size', 49408),
    positions: numberIn(json, 'max_position_embeddings', 77),
    tokenTypes: 0,
    embeddingNorm: false,
    finalNorm: true,
    causal: true,
    pooling: 'endOfText',
    // Older configs say 2, which is not the id of the end mark: their texts are pooled at the largest id.
    ...(endOfText !== 2 && { endOfText }),
    transformer: transformerIn(json, base, 'pre'),
  };
}

function clipImageConfig(json: ConfigJson): ImageEncoderConfig {
  const base = { layers: 12, width: 768, heads: 12, hidden: 3072, activation: 'geluQuick', layerNormEpsilon: 1e-5 } as const;
  return {
    ...sidesIn(json, 'image_size', 224),
    patch: numberIn(json, 'patch_size', 32),
    classToken: true,
    patchBias: false,
    embeddingNorm: true,
    finalNorm: true,
    pooling: 'first',
    mean: [0.48145466, 0.4578275, 0.40821073],
    std: [0.26862954, 0.26130258, 0.27577711],
    transformer: transformerIn(json, base, 'pre'),
  };
}

/** Every array of the model that `clipConfig` describes, for `assignArrays`. `prefix` as in `loadBert`. */
export function loadClip(arrays: NamedArrays, config: ModelConfig, prefix?: string): NamedArrays {
  const checkpoint = openCheckpoint(arrays, 'text_model.embeddings.token_embedding.weight', prefix);
  const text = (to: 'query' | 'title', { vocabularySize, positions, transformer }: TextEncoderConfig) =>
    translate(checkpoint, to, textTable(vocabularySize, positions), transformer.layers, (i) => layer(`text_model.encoder.layers.${i}`));
  return {
    ...text('title', config.title),
    ...(config.query !== 'sharedWithTitle' && text('query', config.query)),
    ...translate(checkpoint, 'image', imageTable, config.image.transformer.layers, (i) => layer(`vision_model.encoder.layers.${i}`)),
    ...translate(checkpoint, '', headTable),
  };
}

const textTable = (vocabularySize: number, positions: number): NameTable => ({
  'embedding.tokens': table('text_model.embeddings.token_embedding.weight', vocabularySize),
  'embedding.positions': table('text_model.embeddings.position_embedding.weight', positions),
  finalNorm: norm('text_model.final_layer_norm'),
});

const imageTable: NameTable = {
  patch: patches('vision_model.embeddings.patch_embedding'),
  classToken: table('vision_model.embeddings.class_embedding'),
  positions: table('vision_model.embeddings.position_embedding.weight'),
  embeddingNorm: norm('vision_model.pre_layrnorm'),
  finalNorm: norm('vision_model.post_layernorm'),
};

const headTable: NameTable = {
  'projection.query': linear('text_projection'),
  'projection.title': linear('text_projection'),
  'projection.image': linear('visual_projection'),
  'temperature.logScale': number('logit_scale'),
};

const layer = (name: string): NameTable => ({
  attentionNorm: norm(`${name}.layer_norm1`),
  'attention.qkv': joined(`${name}.self_attn.q_proj`, `${name}.self_attn.k_proj`, `${name}.self_attn.v_proj`),
  'attention.output': linear(`${name}.self_attn.out_proj`),
  mlpNorm: norm(`${name}.layer_norm2`),
  'mlp.expand': linear(`${name}.mlp.fc1`),
  'mlp.contract': linear(`${name}.mlp.fc2`),
});

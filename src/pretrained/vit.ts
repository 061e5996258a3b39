// Published ViT checkpoints (config.json, model.safetensors) as an image encoder of ours. Poolers and heads are left behind.
import type { ImageEncoderConfig } from '../model/config';
import type { NamedArrays } from '../storage/namedArrays';
import { openCheckpoint } from './checkpoint';
import { type ConfigJson, numberIn, sidesIn, transformerIn } from './configJson';
import { joined, linear, type NameTable, norm, patches, table, translate } from './nameTable';

/** Pooled by the class token; pixels scaled to [-1, 1], as the published image processors of ViT do. */
export function vitConfig(json: ConfigJson): ImageEncoderConfig {
  const base = { layers: 12, width: 768, heads: 12, hidden: 3072, activation: 'gelu', layerNormEpsilon: 1e-12 } as const;
  return {
    ...sidesIn(json, 'image_size', 224),
    patch: numberIn(json, 'patch_size', 16),
    classToken: true,
    patchBias: true,
    embeddingNorm: false,
    finalNorm: true,
    pooling: 'first',
    mean: [0.5, 0.5, 0.5],
    std: [0.5, 0.5, 0.5],
    transformer: transformerIn(json, base, 'pre'),
  };
}

/**
 * The arrays of an image encoder below the path `to`, for `assignArrays`.
 * @param prefix of the names in the file, with its dot; found out where the file holds one ViT only
 */
export function loadVit(arrays: NamedArrays, config: ImageEncoderConfig, { to, prefix }: { to: string; prefix?: string }): NamedArrays {
  const checkpoint = openCheckpoint(arrays, 'embeddings.patch_embeddings.projection.weight', prefix);
  const around: NameTable = {
    patch: patches('embeddings.patch_embeddings.projection'),
    classToken: table('embeddings.cls_token'),
    positions: table('embeddings.position_embeddings'),
    finalNorm: norm('layernorm'),
  };
  return translate(checkpoint, to, around, config.transformer.layers, (i) => layer(`encoder.layer.${i}`));
}

const layer = (name: string): NameTable => ({
  attentionNorm: norm(`${name}.layernorm_before`),
  'attention.qkv': joined(`${name}.attention.attention.query`, `${name}.attention.attention.key`, `${name}.attention.attention.value`),
  'attention.output': linear(`${name}.attention.output.dense`),
  mlpNorm: norm(`${name}.layernorm_after`),
  'mlp.expand': linear(`${name}.intermediate.dense`),
  'mlp.contract': linear(`${name}.output.dense`),
});

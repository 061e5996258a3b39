// Published BERT checkpoints (config.json, model.safetensors) as a text encoder of ours. Poolers and heads are left behind.
import type { TextEncoderConfig } from '../model/config';
import type { NamedArrays } from '../storage/namedArrays';
import { openCheckpoint } from './checkpoint';
import { type ConfigJson, numberIn, transformerIn } from './configJson';
import { joined, linear, type NameTable, norm, table, translate } from './nameTable';

/** Pooled by the mean over real tokens; change `pooling` or lower `positions` as needed, `loadBert` follows. */
export function bertConfig(json: ConfigJson): TextEncoderConfig {
  const positionKind = json.position_embedding_type ?? 'absolute';
  if (positionKind !== 'absolute') throw new Error(`config.json: only learned absolute positions can be read, got ${JSON.stringify(positionKind)}.`);
  const base = { layers: 12, width: 768, heads: 12, hidden: 3072, activation: 'gelu', layerNormEpsilon: 1e-12 } as const;
  return {
    vocabularySize: numberIn(json, 'vocab_size', 30522),
    positions: numberIn(json, 'max_position_embeddings', 512),
    tokenTypes: numberIn(json, 'type_vocab_size', 2),
    embeddingNorm: true,
    finalNorm: false,
    causal: false,
    pooling: 'mean',
    transformer: transformerIn(json, base, 'post'),
  };
}

/**
 * The arrays of a text encoder below the path `to`, for `assignArrays`.
 * @param prefix of the names in the file, with its dot; found out where the file holds one BERT only
 */
export function loadBert(arrays: NamedArrays, config: TextEncoderConfig, { to, prefix }: { to: string; prefix?: string }): NamedArrays {
  const checkpoint = openCheckpoint(arrays, 'embeddings.word_embeddings.weight', prefix);
  const embedding: NameTable = {
    'embedding.tokens': table('embeddings.word_embeddings.weight', config.vocabularySize),
    'embedding.positions': table('embeddings.position_embeddings.weight', config.positions),
    ...(config.tokenTypes > 0 && { 'embedding.types': table('embeddings.token_type_embeddings.weight', config.tokenTypes) }),
    embeddingNorm: norm('embeddings.LayerNorm'),
  };
  return translate(checkpoint, to, embedding, config.transformer.layers, (i) => layer(`encoder.layer.${i}`));
}

const layer = (name: string): NameTable => ({
  'attention.qkv': joined(`${name}.attention.self.query`, `${name}.attention.self.key`, `${name}.attention.self.value`),
  'attention.output': linear(`${name}.attention.output.dense`),
  attentionNorm: norm(`${name}.attention.output.LayerNorm`),
  'mlp.expand': linear(`${name}.intermediate.dense`),
  'mlp.contract': linear(`${name}.output.dense`),
  mlpNorm: norm(`${name}.output.LayerNorm`),
});

import * as tf from '@tensorflow/tfjs-core';

/** What each part of our tree is called in a published checkpoint: BERT's names, and ViT's where they differ. */
const bertNames: Record<string, string> = {
  'embedding.tokens': 'embeddings.word_embeddings.weight', 'embedding.positions': 'embeddings.position_embeddings.weight', 'embedding.types': 'embeddings.token_type_embeddings.weight',
  'embeddingNorm': 'embeddings.LayerNorm', 'attention.output': 'attention.output.dense', 'attentionNorm': 'attention.output.LayerNorm',
  'mlp.expand': 'intermediate.dense', 'mlp.contract': 'output.dense', 'mlpNorm': 'output.LayerNorm', 'qkv': 'attention.self',
};
const vitNames: Record<string, string> = {
  'classToken': 'embeddings.cls_token', 'positions': 'embeddings.position_embeddings', 'patch': 'embeddings.patch_embeddings.projection', 'finalNorm': 'layernorm',
  'attention.output': 'attention.output.dense', 'attentionNorm': 'layernorm_before', 'mlp.expand': 'intermediate.dense', 'mlp.contract': 'output.dense', 'mlpNorm': 'layernorm_after',
  'qkv': 'attention.attention',
};
const headNames: Record<string, string> = {
  'fusion.hidden': 'gate_hidden', 'fusion.output': 'gate_out', 'projection.query': 'project_query', 'projection.product': 'project_product', 'temperature.logScale': 'log_scale',
};
const leafNames: Record<string, string> = { scale: 'weight', offset: 'bias', weight: 'weight', bias: 'bias' };

/** Euclidean norms of gradients under the names of the published checkpoints; a joined query-key-value gradient counts as three. */
export async function publishedNorms(gradients: Record<string, tf.Tensor>): Promise<Record<string, number>> {
  const norms: Record<string, number> = {};
  for (const [path, gradient] of Object.entries(gradients)) {
    const { prefix, names, rest } = place(path);
    const [, layer, inside] = /^layers\.(\d+)\.(.*)$/.exec(rest) ?? [null, null, rest];
    const front = prefix + (layer === null ? '' : `encoder.layer.${layer}.`);
    const joined = /^attention\.qkv\.(.*)$/.exec(inside);
    if (joined) {
      const parts = tf.split(gradient, 3, gradient.rank - 1);
      for (const [i, name] of ['query', 'key', 'value'].entries()) norms[`${front}${names.qkv}.${name}.${joined[1]}`] = await length(parts[i]);
      tf.dispose(parts);
    } else norms[front + published(inside, names)] = await length(gradient);
  }
  return norms;
}

function place(path: string): { prefix: string; names: Record<string, string>; rest: string } {
  const [tower] = path.split('.');
  if (tower === 'query' || tower === 'title' || tower === 'image')
    return { prefix: `${tower}.`, names: tower === 'image' ? vitNames : bertNames, rest: path.slice(tower.length + 1) };
  return { prefix: 'head.', names: headNames, rest: path };
}

function published(path: string, names: Record<string, string>): string {
  if (names[path]) return names[path];
  const dot = path.lastIndexOf('.');
  return `${names[path.slice(0, dot)]}.${leafNames[path.slice(dot + 1)]}`;
}

async function length(tensor: tf.Tensor): Promise<number> {
  return Math.hypot(...(await tensor.data()));
}

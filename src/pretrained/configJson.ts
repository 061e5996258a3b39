// Reading a published config.json: a missing field has the library's default, a wrong one says what was expected.
import type { TransformerConfig } from '../model/config';

export type ConfigJson = Record<string, unknown>;

const activations: Record<string, TransformerConfig['activation']> = {
  gelu: 'gelu',
  gelu_new: 'geluTanh',
  gelu_pytorch_tanh: 'geluTanh',
  quick_gelu: 'geluQuick',
};

export function numberIn(json: ConfigJson, name: string, fallback: number): number {
  const value = json[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`config.json: '${name}' should be a number, got ${JSON.stringify(value)}.`);
  return value;
}

/** A side or [height, width]. */
export function sidesIn(json: ConfigJson, name: string, fallback: number): { height: number; width: number } {
  const value = json[name];
  if (!Array.isArray(value)) return { height: numberIn(json, name, fallback), width: numberIn(json, name, fallback) };
  if (value.length !== 2 || !value.every((side) => typeof side === 'number')) throw new Error(`config.json: '${name}' should be a number or two, got ${JSON.stringify(value)}.`);
  return { height: value[0], width: value[1] };
}

export function objectIn(json: ConfigJson, name: string): ConfigJson {
  const value = json[name];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error(`config.json: '${name}' should be an object, got ${JSON.stringify(value ?? null)}.`);
  return value as ConfigJson;
}

/** The fields that BERT, ViT and CLIP name alike. */
export function transformerIn(json: ConfigJson, defaults: Omit<TransformerConfig, 'norm' | 'dropout'>, norm: TransformerConfig['norm']): TransformerConfig {
  const activation = json.hidden_act === undefined ? defaults.activation : activations[String(json.hidden_act)];
  if (!activation) throw new Error(`config.json: 'hidden_act' should be one of ${Object.keys(activations).join(', ')}, got ${JSON.stringify(json.hidden_act)}.`);
  return {
    layers: numberIn(json, 'num_hidden_layers', defaults.layers),
    width: numberIn(json, 'hidden_size', defaults.width),
    heads: numberIn(json, 'num_attention_heads', defaults.heads),
    hidden: numberIn(json, 'intermediate_size', defaults.hidden),
    norm,
    activation,
    layerNormEpsilon: numberIn(json, 'layer_norm_eps', defaults.layerNormEpsilon),
    dropout: numberIn(json, 'hidden_dropout_prob', 0),
  };
}

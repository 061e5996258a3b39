// The shape of a transformer as plain JSON.

export interface TransformerConfig {
  layers: number;
  width: number;
  heads: number;
  /** Width inside the MLP. */
  hidden: number;
  /** Layer norm before each sub-layer (ViT, CLIP, ours) or after its residual (BERT). */
  norm: 'pre' | 'post';
  activation: 'gelu' | 'geluTanh' | 'geluQuick';
  layerNormEpsilon: number;
  dropout: number;
}

// Everything the module exports. Compiled by the `assembly` plugin of vite.config.ts; works in place on tfjs's memory.
export { gemm, gemmBatched, gemmScratchBytes } from './gemm';
export { gelu } from './gelu';
export { layerNorm, layerNormGradient } from './layerNorm';
export { selfAttention, selfAttentionGradient } from './attention';
export { gatherRows, scatterRows, columnSums } from './rows';
export { softmaxCrossEntropy } from './softmaxCrossEntropy';
export { sumOfSquares, adamw } from './adamw';
export { dropout } from './dropout';

// Six products, a vocabulary of their words and a model that reads both: what the tests of this room search in.
import type { FeatureConfig } from '../../src/features/config';
import type { EncodedProducts } from '../../src/features/types';
import { buildVocabulary } from '../../src/features/vocabulary';
import { random } from '../../src/math/random';
import type { FusionConfig } from '../../src/model/config';
import { createModel, type Model } from '../../src/model/retrievalModel';
import { tinyConfig } from '../support/tinyModel';

export const titles = ['red dress', 'blue dress', 'red shoes', '', 'green hat with feather', 'blue shoes'];
export const ids = titles.map((_, i) => `p${i}`);
export const tokenizer = buildVocabulary([...titles, 'red', 'blue shoes', 'dress'], 400);
export const features: FeatureConfig = {
  vocabularySize: 400, titleTokens: 8, queryTokens: 8, imageHeight: 8, imageWidth: 4, patch: 4, keywords: { perQuery: 2, minimumClicks: 1, dropRate: 0 },
};

const draw = random(4, 'pixels');
const pixels = Uint8Array.from({ length: ids.length * 96 }, () => draw.integer(256));

/** 'p3' has no title, 'p5' no picture. */
export const products: EncodedProducts = {
  fingerprint: 'tiny', ids, titles: titles.map((title) => tokenizer.words(title).map((word) => ({ ...word, states: [] }))),
  hasTitle: Uint8Array.from(titles, (title) => Number(title !== '')), pixels, hasImage: Uint8Array.from([1, 1, 1, 1, 1, 0]), sharedImages: [], problems: [],
};

export function tinyModel(fusion: FusionConfig): Model {
  const config = tinyConfig();
  const text = { ...config.title, vocabularySize: tokenizer.size, positions: 8 };
  return createModel({ ...config, title: text, query: { ...text, tokenTypes: 2, pooling: 'attention' }, fusion }, 3);
}

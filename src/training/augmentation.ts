import type { ProductRow, TitleWord, Tokenizer } from '../features/types';
import { random } from '../math/random';
import { augmentImage, type PictureSize } from './augmentImage';
import { augmentTitle } from './augmentTitle';
import type { AugmentationConfig } from './config';

/** One product as the catalog has it. */
export interface ProductContent {
  title: TitleWord[];
  hasTitle: boolean;
  pixels: Uint8Array;
  hasImage: boolean;
}

export interface AugmentationSetting {
  config: AugmentationConfig;
  tokenizer: Tokenizer;
  picture: PictureSize;
  titleTokens: number;
  seed: number;
}

/**
 * What row `row` of step `step` reads of a product. Replaces content and leaves `hasTitle` and `hasImage` as they were: the gate has to
 * recognize a side that failed. Addressed by (seed, row, step), so no row depends on another.
 */
export function augmentProduct(product: ProductContent, setting: AugmentationSetting, step: number, row: number): ProductRow {
  const generator = random(setting.seed, `augmentation ${row}`, step);
  const { words, informative } = augmentTitle(product.title, setting.config, setting.tokenizer, generator);
  const pixels = product.hasImage ? augmentImage(product.pixels, setting.picture, informative, setting.config, generator) : product.pixels;
  return { titleIds: setting.tokenizer.assemble(words, setting.titleTokens), hasTitle: product.hasTitle, pixels, hasImage: product.hasImage };
}

// A catalog as numbers: title words and letterboxed pixels, in the order of its products.
import type { OpenCatalog, Product } from '../catalog/types';
import { fingerprint } from '../math/hash';
import type { Files } from '../storage/files';
import { breather } from './breathe';
import type { FeatureConfig } from './config';
import { encodePictures, picturesFingerprint, type EncodedPictures, type EncodeOptions } from './encodePictures';
import { loadPictures, savePictures } from './pictureCache';
import { stateValues } from './statedValues';
import type { EncodedProducts, ImageDecoder, ProductRow, TitleWord, Tokenizer } from './types';

export interface EncodeCatalogOptions extends EncodeOptions {
  /** Where encoded pictures are kept, by content and size, for the next time; absent = nowhere. */
  cache?: Files;
}

/**
 * Encodes titles and pictures. A picture that is missing, broken or not loaded is a problem in the result, never an error.
 * Returns to the event loop every 15 ms or so of its own work; rejects with the signal's reason once aborted.
 */
export async function encodeCatalog(
  open: OpenCatalog, tokenizer: Tokenizer, config: FeatureConfig, decoder: ImageDecoder, options: EncodeCatalogOptions = {},
): Promise<EncodedProducts> {
  const { products } = open.catalog;
  const contents = await picturesFingerprint(open, config, options);
  const titles = await encodeTitles(products, tokenizer, options.signal);
  const texts = products.map(({ id, title, category, attributes }) => JSON.stringify([id, title, category, attributes])).join('\n');
  return {
    fingerprint: fingerprint(contents, tokenizer.save(), texts),
    ids: products.map((product) => product.id),
    titles,
    hasTitle: Uint8Array.from(titles, (title) => (title.length > 0 ? 1 : 0)),
    ...(await cachedPictures(open, config, decoder, options, contents)),
  };
}

async function encodeTitles(products: Product[], tokenizer: Tokenizer, signal: AbortSignal | undefined): Promise<TitleWord[][]> {
  const breathe = breather(signal);
  const titles: TitleWord[][] = [];
  for (const product of products) {
    titles.push(stateValues(tokenizer.words(product.title), product, tokenizer));
    await breathe();
  }
  return titles;
}

async function cachedPictures(
  open: OpenCatalog, config: FeatureConfig, decoder: ImageDecoder, { cache, ...options }: EncodeCatalogOptions, contents: string,
): Promise<EncodedPictures> {
  const name = `pictures-${contents}`;
  const kept = cache && (await loadPictures(cache, name));
  const count = open.catalog.products.length;
  if (kept?.hasImage.length === count) {
    options.onProgress?.(count, count);
    return kept;
  }
  const pictures = await encodePictures(open, config, decoder, options);
  if (cache) await savePictures(cache, name, pictures);
  return pictures;
}

/** One product as the product tower reads it, unchanged by augmentation. `pixels` is a view into the catalog's: copy before writing. */
export function productRow(products: EncodedProducts, index: number, tokenizer: Tokenizer, config: FeatureConfig): ProductRow {
  const size = config.imageHeight * config.imageWidth * 3;
  return {
    titleIds: tokenizer.assemble(products.titles[index], config.titleTokens),
    hasTitle: products.hasTitle[index] === 1,
    pixels: products.pixels.subarray(index * size, (index + 1) * size),
    hasImage: products.hasImage[index] === 1,
  };
}

// The pictures of a catalog as letterboxed u8 pixels.
import type { OpenCatalog } from '../catalog/types';
import { fingerprint } from '../math/hash';
import { breather } from './breathe';
import type { FeatureConfig } from './config';
import { letterbox } from './pixels';
import { resolveImage, type ResolvedImage } from './resolveImage';
import type { EncodedProducts, ImageDecoder } from './types';

export type EncodedPictures = Pick<EncodedProducts, 'pixels' | 'hasImage' | 'sharedImages' | 'problems'>;

export interface EncodeOptions {
  /** Called with finished and all products. */
  onProgress?: (done: number, total: number) => void;
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Pictures read and decoded at once: platforms decode on other threads. */
const inFlight = 8;

/** A picture that is missing, broken or on the network is a problem in the result, never an error. Byte-identical pictures are decoded once. */
export async function encodePictures(
  open: OpenCatalog, config: Pick<FeatureConfig, 'imageHeight' | 'imageWidth'>, decoder: ImageDecoder, options: EncodeOptions = {},
): Promise<EncodedPictures> {
  const { products } = open.catalog;
  const size = config.imageHeight * config.imageWidth * 3;
  const result: EncodedPictures = {
    pixels: new Uint8Array(products.length * size).fill(255), hasImage: new Uint8Array(products.length), sharedImages: [], problems: [],
  };
  const holders = new Map<string, number[]>();
  const drawn = new Map<string, Promise<string | null>>();
  const draw = (image: Exclude<ResolvedImage, null | { reason: string }>, index: number): Promise<string | null> =>
    decoder.decode(image.bytes).then(
      (raster) => (result.pixels.set(letterbox(raster, config.imageWidth, config.imageHeight), index * size), null),
      (error: unknown) => (error instanceof Error ? error.message : String(error)));

  const encodeOne = async (index: number): Promise<string | null> => {
    const image = await resolveImage(products[index].image, open);
    if (image === null) return null;
    if ('reason' in image) return image.reason;
    const same = holders.get(image.hash) ?? [];
    holders.set(image.hash, [...same, index]);
    if (same.length === 0) drawn.set(image.hash, draw(image, index));
    const reason = (await drawn.get(image.hash)) ?? null;
    if (reason === null) {
      if (same.length > 0) result.pixels.copyWithin(index * size, same[0] * size, (same[0] + 1) * size);
      result.hasImage[index] = 1;
    }
    return reason;
  };

  const breathe = breather(options.signal);
  for (let at = 0; at < products.length; at += inFlight) {
    await breathe();
    const group = products.slice(at, at + inFlight);
    const reasons = await Promise.all(group.map((_, i) => encodeOne(at + i)));
    reasons.forEach((reason, i) => {
      if (reason !== null) result.problems.push({ productId: group[i].id, image: shortened(group[i].image ?? ''), reason });
    });
    options.onProgress?.(at + group.length, products.length);
  }
  const shared = [...holders.values()].filter((same) => same.length >= 3).map((same) => same.sort((a, b) => a - b));
  result.sharedImages = shared.sort((a, b) => a[0] - b[0]).map((same) => same.map((index) => products[index].id));
  return result;
}

function shortened(image: string): string {
  return image.length > 80 ? `${image.slice(0, 77)}...` : image;
}

/** Names the pictures by content and size. Reads every file, decodes none. */
export async function picturesFingerprint(
  open: OpenCatalog, config: Pick<FeatureConfig, 'imageHeight' | 'imageWidth'>, options: EncodeOptions = {},
): Promise<string> {
  const breathe = breather(options.signal);
  const contents: string[] = [];
  for (const product of open.catalog.products) {
    const image = await resolveImage(product.image, open);
    contents.push(JSON.stringify([product.id, image && ('hash' in image ? image.hash : image.reason)]));
    await breathe();
  }
  return fingerprint(`${config.imageWidth}x${config.imageHeight}`, contents.join('\n'));
}

// Every picture of a catalog once: decoded, packed as a copy for display, and turned into what the models read.
import { isUrl } from '../../catalog/import/statistics';
import type { OpenCatalog, Product } from '../../catalog/types';
import type { FeatureConfig } from '../../features/config';
import { contentHash } from '../../features/contentHash';
import { encodePictures, type EncodedPictures } from '../../features/encodePictures';
import { resolveImage } from '../../features/resolveImage';
import type { PictureWriter } from '../own/pictureStore';
import { displayCopy } from './displayPicture';
import type { ImportPlatform } from './importPlatform';

export interface KeptPictures {
  /** Each with the name of its kept picture, or none. */
  products: Product[];
  encoded: EncodedPictures;
}

/** Rejects with the signal's reason, and where the copies cannot be written. A broken picture is a problem in the result. */
export async function keepPictures(
  open: OpenCatalog, writer: PictureWriter, platform: ImportPlatform, size: Pick<FeatureConfig, 'imageHeight' | 'imageWidth'>,
  options: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<KeptPictures> {
  const { products } = open.catalog;
  const names: (string | null)[] = products.map(() => null);
  const reading: OpenCatalog = {
    catalog: { ...open.catalog, products: products.map((product, i) => ({ ...product, image: product.image && !isUrl(product.image) ? numbered(i) : null })) },
    readImage: async (number) => {
      const i = Number(number.slice(1));
      const image = await resolveImage(products[i].image, open);
      if (image === null || 'reason' in image) throw new Error(image?.reason ?? 'It is empty.');
      names[i] = image.hash;
      return image.bytes;
    },
  };
  const decoder = await platform.displayDecoder();
  let failure: { cause: unknown } | null = null;
  const decode = async (bytes: Uint8Array<ArrayBuffer>) => {
    const raster = await decoder.decode(bytes);
    const copy = await displayCopy(bytes, raster, platform);
    await writer.add(contentHash(bytes), copy).catch((cause: unknown) => { failure ??= { cause }; });
    return raster;
  };
  const encoded = await encodePictures(reading, size, { decode }, {
    signal: options.signal,
    onProgress: (done, total) => {
      if (failure) throw failure.cause;
      options.onProgress(done, total);
    },
  });
  return { encoded, products: products.map((product, i) => withPicture(product, encoded.hasImage[i] ? names[i] : null)) };
}

/** Stands for a picture while it is read, whatever its path or id looks like. */
function numbered(i: number): string {
  return `#${i}`;
}

/** A URL, which is never loaded, becomes an attribute. */
function withPicture(product: Product, image: string | null): Product {
  return product.image && isUrl(product.image) ? { ...product, image, attributes: { ...product.attributes, image_url: product.image } } : { ...product, image };
}

import type { OpenedSource } from '../../catalog/import/archives';
import type { Product } from '../../catalog/types';
import type { FeatureConfig } from '../../features/config';

/** Bytes a picture takes at most once it is brought to its display size, and those that a product takes in vectors and text. */
const largestCopy = 256 * 1024;
const usualCopy = 48 * 1024;
const perProduct = 4096;

/** The size of a product's picture file; 0 = none, or none that is a file. */
export async function pictureSizes(source: OpenedSource, products: readonly Product[]): Promise<number[]> {
  return Promise.all(products.map(async ({ image }) => {
    if (image === null) return 0;
    if (/^data:/i.test(image)) return Math.ceil(image.length * 0.75);
    return (await source.open(image).catch(() => null))?.size ?? 0;
  }));
}

/** Bytes that keeping a catalog will take, from above. */
export function neededSpace(products: readonly Product[], sizes: readonly number[], { imageHeight, imageWidth }: Pick<FeatureConfig, 'imageHeight' | 'imageWidth'>): number {
  const copies = sizes.reduce((sum, size) => sum + (size > largestCopy ? usualCopy : size), 0);
  return copies + products.length * (perProduct + imageHeight * imageWidth * 3);
}

/** The refusal of a catalog that does not fit; null where it does, or where nobody knows. */
export function spaceRefusal(needed: number, free: number | null): string | null {
  if (free === null || needed <= free) return null;
  return `This catalog needs about ${megabytes(needed)} MB of this browser's storage and ${megabytes(free)} MB are free. Remove a catalog that is kept here, free disk space, or import fewer products.`;
}

/** What a full disk becomes; any other error stays what it is. */
export function withoutSpace(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'QuotaExceededError') return error;
  return new Error('This browser’s storage filled up while the catalog was being kept; nothing of it was left behind. Remove a catalog that is kept here or free disk space, then import again.', { cause: error });
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 2 ** 20).toLocaleString('en-US');
}

// From what a product says of its picture to bytes. Nothing is ever fetched.
import { decodeDataUri } from '../catalog/dataUri';
import type { OpenCatalog } from '../catalog/types';
import { contentHash } from './contentHash';

/** Bytes with their hash; or why there are none; null for a product that names no picture. */
export type ResolvedImage = { bytes: Uint8Array<ArrayBuffer>; hash: string } | { reason: string } | null;

/** `image` is a path in the catalog's folder, a data: URI, or a URL that is left alone. Reading errors become reasons. */
export async function resolveImage(image: string | null, open: Pick<OpenCatalog, 'readImage'>): Promise<ResolvedImage> {
  if (!image?.trim()) return null;
  if (/^data:/i.test(image)) return found(decodeDataUri(image), 'The data: URI does not decode; expected base64 or percent-encoded text after the comma.');
  if (/^[a-z][a-z0-9+.-]+:\/\/|^\/\//i.test(image)) return { reason: 'Pictures on the network are never loaded. Put a copy into the catalog folder.' };
  try {
    return found(await open.readImage(image), 'There is no such file in the catalog folder.');
  } catch (error) {
    return { reason: `The file could not be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function found(bytes: Uint8Array<ArrayBuffer> | null, otherwise: string): ResolvedImage {
  return bytes ? { bytes, hash: contentHash(bytes) } : { reason: otherwise };
}

// Encoded pictures kept between runs. Titles are not: they depend on the vocabulary and take no time.
import { readJson, writeJson, type Files } from '../storage/files';
import type { EncodedPictures } from './encodePictures';

type Kept = Omit<EncodedPictures, 'pixels' | 'hasImage'> & { hasImage: number[]; bytes: number };

/** The pictures that were saved under this name; null where there are none, or not whole. */
export async function loadPictures(files: Files, name: string): Promise<EncodedPictures | null> {
  try {
    const [kept, pixels] = await Promise.all([readJson<Kept>(files, `${name}.json`), files.read(`${name}.pixels`)]);
    if (!kept || !pixels || pixels.length !== kept.bytes) return null;
    return { pixels, hasImage: Uint8Array.from(kept.hasImage), sharedImages: kept.sharedImages, problems: kept.problems };
  } catch {
    return null; // a torn cache is no cache
  }
}

/** The pixels go first: where the description is, the pixels are. */
export async function savePictures(files: Files, name: string, pictures: EncodedPictures): Promise<void> {
  const { pixels, hasImage, sharedImages, problems } = pictures;
  await files.write(`${name}.pixels`, pixels);
  await writeJson(files, `${name}.json`, { bytes: pixels.length, hasImage: [...hasImage], sharedImages, problems } satisfies Kept);
}

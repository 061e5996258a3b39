// One door for pictures: what they are and how large is asked first, so that a hostile file is refused before memory is spent on it.
import { imageFormat, imageSize, refuseHuge, type ImageFormat } from './imageFormat';
import type { SvgDecoder } from './svgDecoder';
import type { ImageDecoder, RasterImage } from './types';

/** Decodes JPEG, PNG, WebP or GIF (first frame) to RGBA, orientation applied, alpha not premultiplied. */
export type PlatformDecode = (bytes: Uint8Array<ArrayBuffer>, format: ImageFormat) => Promise<RasterImage>;

/** A decoder that rejects, with the reason, what is no picture, broken, or above 50 million pixels. */
export function createDecoder(platformDecode: PlatformDecode, svg: SvgDecoder): ImageDecoder {
  return {
    async decode(bytes) {
      const format = imageFormat(bytes);
      if (format === 'unknown') throw new Error(`Expected a PNG, JPEG, WebP, GIF or SVG picture, got ${bytes.length} bytes that start with ${startOf(bytes)}.`);
      if (format === 'svg') return checked(await svg(bytes), format);
      const size = imageSize(bytes, format);
      if (!size) throw new Error(`The header of this ${format} file is broken: it gives no width and height.`);
      refuseHuge(size);
      return checked(await platformDecode(bytes, format), format);
    },
  };
}

function checked(image: RasterImage, format: ImageFormat): RasterImage {
  if (image.width > 0 && image.height > 0 && image.data.length === image.width * image.height * 4) return image;
  throw new Error(`The ${format} decoder gave ${image.data.length} bytes for ${image.width} x ${image.height} pixels, expected 4 a pixel.`);
}

function startOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
}

import { imageFormat, imageSize } from '../../features/imageFormat';
import type { RasterImage } from '../../features/types';
import { displaySide, type ImportPlatform } from './importPlatform';

/** Files of the right size in pixels are kept as they are up to this many bytes. */
const largestKept = 256 * 1024;

/**
 * The bytes that are kept of a picture: its own where they are small enough, and where it is an SVG, which an img element shows without
 * running anything in it; otherwise a JPEG of `raster`.
 */
export async function displayCopy(bytes: Uint8Array<ArrayBuffer>, raster: RasterImage, platform: Pick<ImportPlatform, 'encodePicture'>): Promise<Uint8Array<ArrayBuffer>> {
  const format = imageFormat(bytes);
  const size = imageSize(bytes, format);
  const isSmall = size !== null && Math.max(size.width, size.height) <= displaySide && bytes.length <= largestKept;
  return format === 'svg' || isSmall ? bytes : platform.encodePicture(raster);
}

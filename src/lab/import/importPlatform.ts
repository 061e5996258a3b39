import type { ImageDecoder, RasterImage } from '../../features/types';
import type { Platform } from '../platform';

/** Longer side, in pixels, of the copies that are kept for display. */
export const displaySide = 384;

/** What an import needs of its surroundings besides what every lab needs. */
export interface ImportPlatform extends Platform {
  /** As `decoder`, with larger pictures brought to `displaySide` while they are decoded. */
  displayDecoder(): Promise<ImageDecoder>;
  /** A picture as JPEG, on white where it was transparent. */
  encodePicture(raster: RasterImage): Promise<Uint8Array<ArrayBuffer>>;
  /** Bytes that can still be kept; null where nobody knows. */
  freeSpace(): Promise<number | null>;
}

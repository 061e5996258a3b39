// What a file is by its first bytes, and how large its picture claims to be: asked before anything is decoded.

export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg' | 'unknown';

export interface ImageSize {
  width: number;
  height: number;
}

const mostPixels = 50_000_000;

/** Throws for a picture of more than 50 million pixels: decoded, it would take 200 MB and more. */
export function refuseHuge({ width, height }: ImageSize): void {
  if (width * height <= mostPixels) return;
  throw new Error(`Expected at most ${mostPixels / 1e6} million pixels, got ${width} x ${height}. Use a smaller picture.`);
}

const latin = new TextDecoder('latin1');

function text(bytes: Uint8Array, start: number, end: number): string {
  return latin.decode(bytes.subarray(start, end));
}

/** The format by content; a file's name is not asked. */
export function imageFormat(bytes: Uint8Array): ImageFormat {
  const start = text(bytes, 0, 12);
  if (bytes[0] === 0x89 && start.slice(1, 4) === 'PNG') return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'webp';
  if (start.startsWith('GIF8')) return 'gif';
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(text(bytes, 0, 256)) && text(bytes, 0, 4096).includes('<svg') ? 'svg' : 'unknown';
}

/** Width and height in pixels from the header; null where the header is torn, and for SVG, which has no pixels. */
export function imageSize(bytes: Uint8Array, format: ImageFormat): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeReaders[format]?.(view) ?? null;
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch {
    return null; // read past the end: the header is torn
  }
}

const sizeReaders: Partial<Record<ImageFormat, (view: DataView) => ImageSize | null>> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  jpeg: jpegSize,
  webp: webpSize,
};

/** Walks the segments up to the first frame header. */
function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const isBare = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (marker === 0xd9 || marker === 0xda) return null;
    at += isBare ? (marker === 0xff ? 1 : 2) : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(view: DataView): ImageSize | null {
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503858: return { width: uint24(24) + 1, height: uint24(27) + 1 }; // VP8X
    case 0x5650384c: { // VP8L
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503820: return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }; // VP8
    default: return null;
  }
}

/** The MIME type by content; null for what no img element shows. */
export function imageType(bytes: Uint8Array): string | null {
  const format = imageFormat(bytes);
  return format === 'unknown' ? null : format === 'svg' ? 'image/svg+xml' : `image/${format}`;
}

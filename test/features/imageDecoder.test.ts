import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../src/features/imageDecoder';
import { imageFormat, imageSize } from '../../src/features/imageFormat';
import { sharpDecoder, svgDecoder } from './sharpDecoder';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const picture = sharp({ create: { width: 33, height: 21, channels: 3, background: { r: 200, g: 20, b: 20 } } });
const formats = ['png', 'jpeg', 'webp', 'gif'] as const;
const encoded = async (format: (typeof formats)[number], options = {}) => Uint8Array.from(await picture.clone().toFormat(format, options).toBuffer());
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300"><rect width="200" height="300" fill="#c81414"/></svg>';

/** A PNG that claims a size and holds nothing. */
function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

describe('pictures', () => {
  it.each(formats)('tell their format and size by content: %s', async (format) => {
    const bytes = await encoded(format);
    expect(imageFormat(bytes)).toBe(format);
    expect(imageSize(bytes, format)).toEqual({ width: 33, height: 21 });
    for (let cut = 0; cut < 40; cut++) expect(() => imageSize(bytes.subarray(0, cut), format)).not.toThrow();
  });

  it('tell the size in every flavor of WebP and JPEG', async () => {
    const lossless = await encoded('webp', { lossless: true });
    expect(imageSize(lossless, imageFormat(lossless))).toEqual({ width: 33, height: 21 });
    const transparent = Uint8Array.from(await picture.clone().ensureAlpha(0.5).webp().toBuffer());
    expect(imageSize(transparent, 'webp')).toEqual({ width: 33, height: 21 });
    const oriented = Uint8Array.from(await picture.clone().withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer());
    expect(imageSize(oriented, 'jpeg')).toEqual({ width: 33, height: 21 });
  });

  it.each(['<svg/>', '\ufeff<?xml version="1.0"?>\n<!-- made by hand --><svg xmlns="x">', '  <!DOCTYPE svg><svg>'])('are SVG: %s', (text) => {
    expect(imageFormat(bytesOf(text))).toBe('svg');
  });

  it.each(['', 'hello', '<html><body><svg></svg>', '%PDF-1.7', '<?xml version="1.0"?><rss/>'])('are nothing we read: %s', async (text) => {
    expect(imageFormat(bytesOf(text))).toBe('unknown');
    await expect(sharpDecoder.decode(bytesOf(text))).rejects.toThrow(/Expected a PNG, JPEG, WebP, GIF or SVG/);
  });

  it('decode to RGBA', async () => {
    for (const format of formats) {
      const image = await sharpDecoder.decode(await encoded(format));
      expect([image.width, image.height, image.data.length]).toEqual([33, 21, 33 * 21 * 4]);
      expect(Math.abs(image.data[0] - 200)).toBeLessThan(8);
    }
  });

  it('above 50 million pixels are refused before the decoder sees them', async () => {
    const untouched = createDecoder(() => Promise.reject(new Error('reached the decoder')), svgDecoder);
    await expect(untouched.decode(pngHeader(60_000, 60_000))).rejects.toThrow(/at most 50 million pixels, got 60000 x 60000/);
    await expect(untouched.decode(pngHeader(100, 100))).rejects.toThrow('reached the decoder');
    await expect(untouched.decode(pngHeader(0, 100))).rejects.toThrow(/header of this png file is broken/);
  });

  it('from a decoder that miscounts are refused', async () => {
    const wrong = createDecoder(() => Promise.resolve({ width: 2, height: 2, data: new Uint8Array(3) }), svgDecoder);
    await expect(wrong.decode(pngHeader(2, 2))).rejects.toThrow(/gave 3 bytes for 2 x 2/);
  });
});

describe('drawings', () => {
  it('are drawn at their own size, on white', async () => {
    const image = await sharpDecoder.decode(bytesOf(svg.replace('fill=', 'fill-opacity=".5" fill=')));
    expect([image.width, image.height]).toEqual([200, 300]);
    [228, 138, 138, 255].forEach((value, i) => expect(Math.abs(image.data[i] - value)).toBeLessThanOrEqual(1));
  });

  it('are enlarged when tiny and reduced when huge', async () => {
    const sized = (width: number, height: number) => sharpDecoder.decode(bytesOf(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`));
    expect(await sized(24, 12)).toMatchObject({ width: 128, height: 64 });
    expect(await sized(100_000, 50_000)).toMatchObject({ width: 1024, height: 512 });
    await expect(sized(100_000, 1)).rejects.toThrow(/zero/);
  });

  it('that are broken or hold a picture bomb are refused, and the next one is drawn', async () => {
    await expect(sharpDecoder.decode(bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><rect'))).rejects.toThrow(/never closed/);
    const bomb = `data:image/png;base64,${Buffer.from(pngHeader(60_000, 60_000)).toString('base64')}`;
    const holder = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${bomb}" width="9" height="9"/></svg>`;
    await expect(sharpDecoder.decode(bytesOf(holder))).rejects.toThrow(/50 million/);
    await expect(sharpDecoder.decode(bytesOf(svg))).resolves.toMatchObject({ width: 200 });
  });
});

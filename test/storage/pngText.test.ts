import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { crc32, withPngText } from '../../src/storage/pngText';

const pixels = { create: { width: 3, height: 2, channels: 3 as const, background: '#3355c9' } };

describe('a PNG with text', () => {
  it('has the known checksum', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('is the same picture, and a strict reader finds the text', async () => {
    const png = new Uint8Array(await sharp(pixels).png().toBuffer());
    const text = JSON.stringify({ query: '红色 dress “x” 👗' });
    const made = withPngText(png, 'Description', text);
    expect(await sharp(made, { failOn: 'warning' }).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
    const { comments } = await sharp(made).metadata();
    const found = comments?.find(({ keyword }) => keyword === 'Description')?.text ?? '';
    expect(JSON.parse(found)).toEqual(JSON.parse(text));
  });

  it('is refused for anything else', () => {
    expect(() => withPngText(new Uint8Array([1, 2, 3]), 'Description', 'x')).toThrow(/Expected a PNG/);
  });
});

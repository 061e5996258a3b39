import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { OpenCatalog, Product } from '../../src/catalog/types';
import { encodeCatalog, productRow } from '../../src/features/encodeCatalog';
import type { FeatureConfig } from '../../src/features/config';
import type { ImageDecoder } from '../../src/features/types';
import { buildVocabulary } from '../../src/features/vocabulary';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { sharpDecoder } from './sharpDecoder';

const config: FeatureConfig = {
  vocabularySize: 400, titleTokens: 8, queryTokens: 8, imageHeight: 16, imageWidth: 12, patch: 4, keywords: { perQuery: 2, minimumClicks: 2, dropRate: 0 },
};
const size = 16 * 12 * 3;
const solid = (color: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="160"><rect width="100%" height="100%" fill="${color}"/></svg>`;
const png = async (color: string) => sharp({ create: { width: 24, height: 32, channels: 3, background: color } }).png().toBuffer();

async function makeCatalog(): Promise<OpenCatalog> {
  const product = (id: string, image: string | null, title = `Product ${id}`): Product => ({ id, title, image, category: '', attributes: {} });
  const files: Record<string, Uint8Array> = {
    'red.png': await png('#ff0000'), 'broken.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3), 'card.png': await png('#808080'), 'text.txt': Buffer.from('hello'),
  };
  const products = [
    product('file', 'red.png'),
    product('base64', `data:image/png;base64,${(await png('#00ff00')).toString('base64')}`),
    product('svg', `data:image/svg+xml;utf8,${solid('blue')}`),
    product('escaped', `data:image/svg+xml,${encodeURIComponent(solid('#0000ff'))}`),
    product('svg64', `data:image/svg+xml;base64,${btoa(solid('blue'))}`),
    product('broken', 'broken.jpg'), product('missing', 'gone.png'), product('text', 'text.txt'), product('url', 'https://example.com/a.png'),
    product('torn', 'data:image/png;base64,???'), product('failing', 'disk error'), product('none', null, '  !! '),
    product('card1', 'card.png'), product('card2', 'card.png'), product('card3', 'card.png'),
  ];
  return {
    catalog: { name: 'tiny', products, queries: [], judgments: [], clicks: [], relevantGrade: 1 },
    readImage: async (path) => {
      if (path === 'disk error') throw new Error('disk on fire');
      return files[path] ? Uint8Array.from(files[path]) : null;
    },
  };
}

const tokenizer = buildVocabulary(['product file red'], 300);
const open = await makeCatalog();
const encoded = await encodeCatalog(open, tokenizer, config, sharpDecoder);
const pixel = (id: string, at = 0) => Array.from(encoded.pixels.slice(encoded.ids.indexOf(id) * size + at, encoded.ids.indexOf(id) * size + at + 3));

describe('an encoded catalog', () => {
  it('holds the pixels of files, data URIs and drawings', () => {
    expect(encoded.pixels).toHaveLength(15 * size);
    expect([pixel('file'), pixel('base64'), pixel('svg'), pixel('escaped'), pixel('svg64'), pixel('card2')]).toEqual(
      [[255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 0, 255], [0, 0, 255], [128, 128, 128]]);
    expect(Object.fromEntries(encoded.ids.map((id, i) => [id, encoded.hasImage[i]]))).toEqual({
      file: 1, base64: 1, svg: 1, escaped: 1, svg64: 1, broken: 0, missing: 0, text: 0, url: 0, torn: 0, failing: 0, none: 0, card1: 1, card2: 1, card3: 1 });
  });

  it('reports every picture that could not be read, white in its place, and no product without a picture', () => {
    expect(encoded.problems.map((problem) => problem.productId)).toEqual(['broken', 'missing', 'text', 'url', 'torn', 'failing']);
    expect(encoded.problems.map((problem) => problem.reason)).toEqual([
      expect.stringMatching(/header of this jpeg/), expect.stringMatching(/no such file/), expect.stringMatching(/Expected a PNG/),
      expect.stringMatching(/never loaded/), expect.stringMatching(/does not decode/), expect.stringMatching(/disk on fire/)]);
    expect(pixel('broken', size - 3)).toEqual([255, 255, 255]);
  });

  it('names placeholders that three products share, and says which titles are empty', () => {
    expect(encoded.sharedImages).toEqual([['card1', 'card2', 'card3']]);
    expect(encoded.hasTitle[encoded.ids.indexOf('none')]).toBe(0);
    expect(encoded.hasTitle.reduce((sum, value) => sum + value, 0)).toBe(14);
  });

  it('gives product rows', () => {
    const row = productRow(encoded, 0, tokenizer, config);
    expect(row).toMatchObject({ titleIds: tokenizer.encode('Product file', 8), hasTitle: true, hasImage: true });
    expect(row.pixels).toEqual(encoded.pixels.slice(0, size));
    expect(productRow(encoded, 11, tokenizer, config)).toMatchObject({ titleIds: tokenizer.encode('', 8), hasTitle: false, hasImage: false });
  });

  it('is kept and found again without decoding, until a picture, the size or the cache changes', async () => {
    const cache = memoryFiles();
    let decoded = 0;
    const counting: ImageDecoder = { decode: (bytes) => (decoded++, sharpDecoder.decode(bytes)) };
    expect(await encodeCatalog(open, tokenizer, config, counting, { cache })).toEqual(encoded);
    const first = decoded;
    expect(first).toBeGreaterThan(0);
    expect(await encodeCatalog(open, tokenizer, config, counting, { cache })).toEqual(encoded);
    expect(decoded).toBe(first);
    const changed: OpenCatalog = { ...open, readImage: async (path) => (path === 'broken.jpg' ? Uint8Array.from(await png('#0f0f0f')) : open.readImage(path)) };
    const repaired = await encodeCatalog(changed, tokenizer, config, counting, { cache });
    expect(repaired.problems.map((problem) => problem.productId)).not.toContain('broken');
    expect(repaired.fingerprint).not.toBe(encoded.fingerprint);
    const [pixels] = (await cache.list('')).filter((path) => path.endsWith('.pixels'));
    await cache.write(pixels, new Uint8Array(3));
    for (const catalog of [open, changed]) expect((await encodeCatalog(catalog, tokenizer, config, counting, { cache })).pixels).toHaveLength(15 * size);
  });

  it('depends on vocabulary and titles by its fingerprint', async () => {
    const other = await encodeCatalog(open, buildVocabulary(['other words'], 300), config, sharpDecoder);
    expect(other.fingerprint).not.toBe(encoded.fingerprint);
    expect((await encodeCatalog(open, tokenizer, { ...config, imageWidth: 16 }, sharpDecoder)).fingerprint).not.toBe(encoded.fingerprint);
  });

  it('reports progress and stops when aborted', async () => {
    const seen: [number, number][] = [];
    await encodeCatalog(open, tokenizer, config, sharpDecoder, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([[8, 15], [15, 15]]);
    const controller = new AbortController();
    const running = encodeCatalog(open, tokenizer, config, sharpDecoder, { signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) });
    await expect(running).rejects.toThrow('enough');
  });
});

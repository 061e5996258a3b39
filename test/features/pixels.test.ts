import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { letterbox, resize, type Filter } from '../../src/features/pixels';
import type { RasterImage } from '../../src/features/types';

interface Numbers { shape: number[]; data: number[] }
const golden = JSON.parse(readFileSync(new URL('../fixtures/pixels.json', import.meta.url), 'utf8')) as { source: Numbers; resized: Record<string, Numbers> };

function raster({ shape: [height, width], data }: Numbers): RasterImage {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.slice(i * 3, i * 3 + 3), i * 4);
  return { width, height, data: rgba };
}

function plain(width: number, height: number, pixel: [number, number, number, number]): RasterImage {
  return { width, height, data: Uint8Array.from({ length: width * height * 4 }, (_, i) => pixel[i % 4]) };
}

describe('the resampler', () => {
  it.each(Object.keys(golden.resized))('equals Pillow exactly: %s', (name) => {
    const [filter, size] = name.split(' ');
    const [width, height] = size.split('x').map(Number);
    const found = resize(raster(golden.source), width, height, filter as Filter);
    expect(found).toHaveLength(width * height * 3);
    const { data } = golden.resized[name];
    expect(found.filter((value, i) => value !== data[i])).toHaveLength(0);
  });

  it('keeps a picture that already has the size', () => {
    expect(Array.from(resize(raster(golden.source), 47, 61))).toEqual(golden.source.data);
  });

  it('lays transparency on white and lets no hidden color bleed', () => {
    expect(resize(plain(1, 1, [255, 0, 0, 128]), 1, 1)).toEqual(Uint8Array.of(255, 127, 127));
    const image = plain(8, 8, [0, 255, 0, 0]);
    for (let y = 0; y < 8; y++) for (let x = 4; x < 8; x++) image.data.set([255, 0, 0, 255], (y * 8 + x) * 4);
    const found = resize(image, 4, 4);
    for (let i = 0; i < found.length; i += 3) expect([found[i], found[i + 1] === found[i + 2]]).toEqual([255, true]);
  });

  it('survives one pixel either way', () => {
    expect(new Set(resize(plain(1, 1, [7, 7, 7, 255]), 48, 64))).toEqual(new Set([7]));
    expect(resize(plain(3000, 2, [9, 9, 9, 255]), 1, 1)).toEqual(Uint8Array.of(9, 9, 9));
  });
});

describe('letterboxing', () => {
  const rows = (pixels: Uint8Array, width: number) => Array.from({ length: pixels.length / width / 3 }, (_, y) => pixels[(y * width + (width >> 1)) * 3]);

  it('centers a wide picture between white bands', () => {
    expect(rows(letterbox(plain(40, 20, [0, 0, 0, 255]), 8, 8), 8)).toEqual([255, 255, 0, 0, 0, 0, 255, 255]);
  });

  it('centers a tall picture and enlarges a small one', () => {
    const found = letterbox(plain(1, 2, [0, 0, 0, 255]), 8, 8);
    expect(Array.from({ length: 8 }, (_, x) => found[x * 3])).toEqual([255, 255, 0, 0, 0, 0, 255, 255]);
  });

  it('keeps at least one pixel of an extreme shape', () => {
    expect(Array.from(letterbox(plain(1000, 1, [0, 0, 0, 255]), 8, 8)).filter((value) => value === 0)).toHaveLength(24);
  });
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { colorIds, patternIds, scenes, typeIds, types, visibleMaterials, type PictureLook } from '../../../src/catalog/synthetic/latent';
import { drawPicture } from '../../../src/catalog/synthetic/pictures/drawPicture';
import { write } from '../../../src/catalog/synthetic/pictures/lettering';
import { mirrored, reflected } from '../../../src/catalog/synthetic/pictures/path';
import { random } from '../../../src/math/random';

const mug: PictureLook = { type: 'mug', color: 'red', secondColor: 'cream', pattern: 'dots', material: 'ceramic', shape: 'tall', scene: 'packshot' };

beforeAll(async () => {
  const entry = createRequire(import.meta.url).resolve('@resvg/resvg-wasm');
  await initWasm(await readFile(join(entry, '..', 'index_bg.wasm')));
});

interface Raster { width: number; height: number; pixels: Uint8Array }

function render(svg: string, height: number): Raster {
  const image = new Resvg(svg, { fitTo: { mode: 'height', value: height } }).render();
  const raster = { width: image.width, height: image.height, pixels: image.pixels.slice() };
  image.free();
  return raster;
}

const gray = ({ pixels }: Raster): number[] =>
  Array.from({ length: pixels.length / 4 }, (_, i) => 0.299 * pixels[4 * i] + 0.587 * pixels[4 * i + 1] + 0.114 * pixels[4 * i + 2]);

function deviation(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

const looks: PictureLook[] = typeIds.flatMap((type, t) => patternIds.flatMap((pattern, p) => scenes.map((scene, s): PictureLook => {
  const { shapes, materials } = types[type];
  const i = t + 3 * p + 5 * s;
  return {
    type, pattern, scene, shape: shapes[(p + s) % shapes.length], material: materials[(p + s) % materials.length],
    color: colorIds[i % 12], secondColor: colorIds[(i + 5) % 12], colorHint: i % 4 === 0,
  };
})));

describe('every type in every pattern and scene', () => {
  test('is a small SVG document without text, script or reference, with ids of its own', () => {
    for (const look of looks) {
      const svg = drawPicture(look, 7);
      const name = JSON.stringify(look);
      expect(svg, name).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="(240|180)" height="240" viewBox="0 0 \1 240">.*<\/svg>$/s);
      expect(svg, name).not.toMatch(/<text|<script|<image|<use|href|style=|NaN|undefined|Infinity|\bon\w+=/);
      expect(svg, name).not.toMatch(/\d\.\d{3}/);
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids, name).toContain(used);
      expect(svg.length, name).toBeLessThan(look.scene === 'collage' || look.scene === 'lifestyle' ? 32_000 : 15_000);
    }
  });

  test('is drawn by resvg: opaque, and not one flat color unless the scene is blank', () => {
    for (const look of looks.filter(({ scene, pattern }, i) => scene === 'packshot' || patternIds.indexOf(pattern) === i % patternIds.length)) {
      const raster = render(drawPicture(look, 7), 32);
      const name = JSON.stringify(look);
      expect(raster.pixels.every((value, i) => i % 4 !== 3 || value === 255), name).toBe(true);
      const spread = deviation(gray(raster));
      if (look.scene === 'blank') expect(spread, name).toBeLessThan(1e-6);
      else expect(spread, name).toBeGreaterThan(3);
    }
  });
});

describe('a picture', () => {
  test('is the same bytes for the same arguments and others for another seed', () => {
    for (const scene of scenes) expect(drawPicture({ ...mug, scene }, 5)).toBe(drawPicture({ ...mug, scene }, 5));
    expect(drawPicture(mug, 5)).not.toBe(drawPicture(mug, 6));
  });

  test('shares no id with the picture of another product or seed', () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const all = Array.from({ length: 300 }, (_, i) => ids(drawPicture({ ...mug, type: typeIds[i % typeIds.length] }, i))).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  test('of a product without photo is one constant card, which no other scene equals', () => {
    const cards = new Set(looks.filter((look) => look.scene === 'placeholder').map((look, i) => drawPicture(look, i)));
    expect(cards.size).toBe(1);
    const rest = looks.filter((look) => look.scene !== 'placeholder').map((look, i) => drawPicture(look, i));
    expect(rest.some((svg) => cards.has(svg))).toBe(false);
  });

  test('touches no edge of its frame as a packshot', () => {
    for (const type of typeIds) for (const shape of types[type].shapes) for (let seed = 0; seed < 6; seed++) {
      const { width, height, pixels } = render(drawPicture({ ...mug, type, shape, pattern: 'plain', color: 'black', material: 'cotton' }, seed), 60);
      const dark = (x: number, y: number) => pixels[4 * (y * width + x)] < 150;
      for (let x = 0; x < width; x++) expect(dark(x, 0) || dark(x, height - 1), `${type} ${shape} ${seed} column ${x}`).toBe(false);
      for (let y = 0; y < height; y++) expect(dark(0, y) || dark(width - 1, y), `${type} ${shape} ${seed} row ${y}`).toBe(false);
    }
  });

  test('shows the pattern, and of the materials those that can be seen', () => {
    const image = (look: Partial<PictureLook>) => gray(render(drawPicture({ ...mug, type: 'cushion', shape: 'square', ...look }, 3), 32));
    const middle = (values: number[]) => values.filter((_, i) => Math.abs((i % 32) - 16) < 5 && Math.abs(Math.floor(i / 32) - 16) < 5);
    const plain = deviation(middle(image({ pattern: 'plain' })));
    for (const pattern of patternIds.slice(1)) expect(deviation(middle(image({ pattern }))), pattern).toBeGreaterThan(1.4 * plain);
    const distinct = new Set([...visibleMaterials, 'cotton' as const].map((material) => drawPicture({ ...mug, material }, 3).replace(/p[a-z0-9]+-/g, '').length));
    expect(distinct.size).toBeGreaterThan(5);
  });

  test('of a carton or an advertisement shows the color only where the hint is asked for', () => {
    const redness = (look: PictureLook, seed: number) => {
      const { pixels } = render(drawPicture(look, seed), 24);
      let reds = 0;
      for (let i = 0; i < pixels.length; i += 4) if (pixels[i] > 1.8 * pixels[i + 1] && pixels[i] > 1.8 * pixels[i + 2]) reds++;
      return reds;
    };
    for (const scene of ['box', 'banner'] as const) {
      const hinted = Array.from({ length: 12 }, (_, seed) => redness({ ...mug, scene, colorHint: true }, seed));
      const silent = Array.from({ length: 12 }, (_, seed) => redness({ ...mug, scene }, seed));
      expect(hinted.filter((count) => count > 0).length, scene).toBeGreaterThan(9);
      expect(silent.filter((count) => count > 0).length, scene).toBeLessThan(6);
    }
  });
});

describe('on 12 x 12 thumbnails of plain packshots in random colors, the nearest neighbor', () => {
  const perType = 8;
  const products = typeIds.flatMap((type, t) => Array.from({ length: perType }, (_, i) => {
    const stream = random(1, 'thumbnail', t * perType + i);
    const look: PictureLook = {
      ...mug, type, color: stream.pick(colorIds), pattern: 'plain', material: stream.pick(types[type].materials), shape: stream.pick(types[type].shapes),
    };
    return { look, seed: t * perType + i };
  }));

  function share(features: number[][], label: (look: PictureLook) => string): number {
    let right = 0;
    features.forEach((feature, i) => {
      let best = -1;
      let least = Infinity;
      features.forEach((other, j) => {
        const distance = other.reduce((sum, value, k) => sum + (value - feature[k]) ** 2, 0);
        if (j !== i && distance < least) [best, least] = [j, distance];
      });
      if (label(products[i].look) === label(products[best].look)) right++;
    });
    return right / features.length;
  }

  function describeProducts(): { shape: number[]; color: number[] }[] {
    return products.map(({ look, seed }) => {
      const raster = render(drawPicture(look, seed), 48);
      const darkness = gray(raster).map((value) => 255 - value);
      const left = Math.floor((48 - raster.width) / 2);
      const shape = Array.from({ length: 144 }, () => 0);
      const sum = [0, 0, 0, 0];
      darkness.forEach((value, i) => {
        const x = left + (i % raster.width);
        const y = Math.floor(i / raster.width);
        shape[Math.floor(y / 4) * 12 + Math.floor(x / 4)] += value;
        const inside = Math.abs(x - 24) < 12 && Math.abs(y - 24) < 12 && value > 20 ? 1 : 0;
        for (let c = 0; c < 3; c++) sum[c] += inside * raster.pixels[4 * i + c];
        sum[3] += inside;
      });
      const size = Math.sqrt(shape.reduce((total, value) => total + value * value, 0)) || 1;
      return { shape: shape.map((value) => value / size), color: sum.slice(0, 3).map((value) => value / Math.max(1, sum[3])) };
    });
  }

  test('has the right type far above chance by shape and hardly by color, and the right color by color, though never for sure', () => {
    const described = describeProducts();
    const typeByShape = share(described.map(({ shape }) => shape), (look) => look.type);
    const typeByColor = share(described.map(({ color }) => color), (look) => look.type);
    const colorByColor = share(described.map(({ color }) => color), (look) => look.color);
    console.log({ typeByShape, typeByColor, colorByColor });
    expect(typeByShape).toBeGreaterThan(0.35);
    expect(typeByColor).toBeLessThan(0.2);
    expect(colorByColor).toBeGreaterThan(0.4);
    expect(colorByColor).toBeLessThan(0.95);
  });
});

describe('paths', () => {
  test('are mirrored about the axis, back to front', () => {
    expect(mirrored('M120 10L150 20Q160 30 120 40')).toBe('M120 10L150 20Q160 30 120 40Q80 30 90 20L120 10Z');
    expect(reflected('M100 10L110 20')).toBe('M140 10L130 20');
    expect(() => mirrored('M120 10H50')).toThrow('M, L, Q and C only');
  });

  test('spell words without a font', () => {
    const word = write('Soon 5%', { x: 0, y: 0, height: 14, color: '#000' });
    expect(word.match(/<path/g)).toHaveLength(6);
  });
});

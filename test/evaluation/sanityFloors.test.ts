import { describe, expect, it } from 'vitest';
import type { Product } from '../../src/catalog/types';
import type { EncodedProducts } from '../../src/features/types';
import { colorFloor, grayThumbnail, labelledPictures, shapeFloor } from '../../src/evaluation/sanityFloors';
import { random } from '../../src/math/random';

const [height, width] = [24, 18];
const colors = { red: [200, 20, 20], blue: [20, 30, 200], green: [20, 160, 40] };

/** A noisy disc or bar of one color at a random place on white. */
function pictures(count: number) {
  const draw = random(5, 'pictures');
  const made = Array.from({ length: count }, () => {
    const color = draw.pick(Object.keys(colors) as (keyof typeof colors)[]);
    const shape = draw.pick(['disc', 'bar']);
    const [cy, cx] = [10 + draw.integer(4), 7 + draw.integer(4)];
    const pixels = new Uint8Array(height * width * 3).fill(255);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inside = shape === 'disc' ? (y - cy) ** 2 + (x - cx) ** 2 < 30 : Math.abs(x - cx) < 2;
        if (inside) colors[color].forEach((value, c) => (pixels[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, value + 40 * draw.normal()))));
      }
    return { color, shape, pixels };
  });
  const pixels = new Uint8Array(made.flatMap((picture) => [...picture.pixels]));
  const labelled = (label: 'color' | 'shape') => ({ ids: made.map((_, i) => `p${i}`), labels: made.map((picture) => picture[label]), pixels, height, width });
  return { byColor: labelled('color'), byShape: labelled('shape') };
}

describe('sanity floors', () => {
  const { byColor, byShape } = pictures(150);

  it('find color in the histogram and shape in the thumbnail, far above the largest class', () => {
    for (const [floor, classes] of [[colorFloor(byColor), 3], [shapeFloor(byShape), 2]] as const) {
      expect(floor.accuracy.value).toBeGreaterThan(0.9);
      expect(floor.accuracy.low).toBeGreaterThan(floor.majority);
      expect(floor.classes).toBe(classes);
    }
  });

  it('find nothing in labels that have nothing to do with the pictures', () => {
    const draw = random(6, 'labels');
    const labels = byColor.ids.map(() => draw.pick(['x', 'y']));
    for (const floor of [colorFloor({ ...byColor, labels }), shapeFloor({ ...byShape, labels })]) expect(Math.abs(floor.accuracy.value - 0.5)).toBeLessThan(0.2);
  });

  it('are taken over products that have a picture and a label', () => {
    const products = ['a', 'b', 'c'].map((id) => ({ id, title: id, image: null, category: 'x', attributes: { color: id === 'b' ? 0 : `${id} color` } }));
    const encoded = { hasImage: Uint8Array.from([0, 1, 1]), pixels: Uint8Array.from([1, 1, 1, 2, 2, 2, 3, 3, 3]) } as EncodedProducts;
    const color = ({ attributes }: Product) => (typeof attributes.color === 'string' ? attributes.color : null);
    expect(labelledPictures({ products }, encoded, { imageHeight: 1, imageWidth: 1 }, color)).toEqual({
      ids: ['c'], labels: ['c color'], pixels: Uint8Array.from([3, 3, 3]), height: 1, width: 1,
    });
  });

  it('average gray over a grid of 12 x 9', () => {
    const half = new Uint8Array(height * width * 3).fill(0);
    half.fill(255, half.length / 2);
    const thumbnail = grayThumbnail(half, height, width);
    expect(thumbnail).toHaveLength(108);
    expect(thumbnail[0]).toBe(0);
    expect(thumbnail[107]).toBeCloseTo(255, 3);
  });
});

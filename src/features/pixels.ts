// The one resampler of both platforms: Pillow's antialiased filters (each pass rounds to 8 bits), so that pictures are what published image processors make of them.
import type { RasterImage } from './types';

export type Filter = 'bilinear' | 'bicubic';

const filters: Record<Filter, { support: number; at: (x: number) => number }> = {
  bilinear: { support: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, at: (x) => cubic(Math.abs(x)) },
};

/** Keys' cubic with a = -0.5, as in Pillow. */
function cubic(x: number): number {
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

const precision = 22;
const half = 1 << (precision - 1);

/** For every output position: the first input position, and fixed-point weights of `taps` neighbors. */
interface Weights {
  first: Int32Array;
  count: Int32Array;
  values: Int32Array; // [output, taps]
  taps: number;
}

const madeWeights = new Map<string, Weights>();

function weightsFor(from: number, to: number, filter: Filter): Weights {
  const key = `${filter} ${from} ${to}`;
  const found = madeWeights.get(key) ?? makeWeights(from, to, filter);
  if (madeWeights.size > 500) madeWeights.clear();
  madeWeights.set(key, found);
  return found;
}

function makeWeights(from: number, to: number, filter: Filter): Weights {
  const { support, at } = filters[filter];
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const reach = support * stretch;
  const taps = Math.ceil(reach) * 2 + 1;
  const weights: Weights = { first: new Int32Array(to), count: new Int32Array(to), values: new Int32Array(to * taps), taps };
  for (let out = 0; out < to; out++) {
    const center = (out + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - reach + 0.5));
    const count = Math.min(from, Math.trunc(center + reach + 0.5)) - first;
    const raw = Array.from({ length: count }, (_, i) => at((i + first - center + 0.5) / stretch));
    const sum = raw.reduce((a, b) => a + b, 0);
    weights.first[out] = first;
    weights.count[out] = count;
    raw.forEach((value, i) => (weights.values[out * taps + i] = Math.trunc((value / sum) * (1 << precision) + (value < 0 ? -0.5 : 0.5))));
  }
  return weights;
}

/**
 * An RGB picture over white, resized to `width` x `height`. Alpha is not premultiplied in the input; laying the picture on white before
 * filtering weighs every color by its alpha, so nothing bleeds out of transparent pixels. Returns [height, width, 3] u8.
 */
export function resize(image: RasterImage, width: number, height: number, filter: Filter = 'bilinear'): Uint8Array {
  const narrow = new Uint8Array(image.height * width * 3);
  const row = new Uint8Array(image.width * 3);
  const across = image.width === width ? null : weightsFor(image.width, width, filter);
  for (let y = 0; y < image.height; y++) {
    layOnWhite(image, y, row);
    if (across) resampleRow(row, narrow, y * width * 3, across);
    else narrow.set(row, y * width * 3);
  }
  return image.height === height ? narrow : resampleColumns(narrow, width * 3, height, weightsFor(image.height, height, filter));
}

function layOnWhite({ data, width }: RasterImage, y: number, row: Uint8Array): void {
  for (let x = 0, from = y * width * 4, to = 0; x < width; x++, from += 4, to += 3) {
    const alpha = data[from + 3];
    if (alpha === 255) {
      row[to] = data[from];
      row[to + 1] = data[from + 1];
      row[to + 2] = data[from + 2];
    } else {
      const white = 255 * (255 - alpha) + 127;
      row[to] = (data[from] * alpha + white) / 255;
      row[to + 1] = (data[from + 1] * alpha + white) / 255;
      row[to + 2] = (data[from + 2] * alpha + white) / 255;
    }
  }
}

function resampleRow(row: Uint8Array, out: Uint8Array, at: number, { first, count, values, taps }: Weights): void {
  for (let x = 0; x < first.length; x++) {
    let r = half;
    let g = half;
    let b = half;
    for (let k = 0, from = first[x] * 3, w = x * taps; k < count[x]; k++, from += 3, w++) {
      r += row[from] * values[w];
      g += row[from + 1] * values[w];
      b += row[from + 2] * values[w];
    }
    out[at + x * 3] = clip(r);
    out[at + x * 3 + 1] = clip(g);
    out[at + x * 3 + 2] = clip(b);
  }
}

function resampleColumns(input: Uint8Array, stride: number, height: number, { first, count, values, taps }: Weights): Uint8Array {
  const out = new Uint8Array(height * stride);
  const sums = new Int32Array(stride);
  for (let y = 0; y < height; y++) {
    sums.fill(half);
    for (let k = 0; k < count[y]; k++) {
      const weight = values[y * taps + k];
      const from = (first[y] + k) * stride;
      for (let i = 0; i < stride; i++) sums[i] += input[from + i] * weight;
    }
    for (let i = 0; i < stride; i++) out[y * stride + i] = clip(sums[i]);
  }
  return out;
}

function clip(sum: number): number {
  const value = sum >> precision;
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** The whole picture at the largest size that fits, centered on white. Returns [height, width, 3] u8. */
export function letterbox(image: RasterImage, width: number, height: number, filter: Filter = 'bilinear'): Uint8Array {
  const scale = Math.min(width / image.width, height / image.height);
  const innerWidth = Math.min(width, Math.max(1, Math.round(image.width * scale)));
  const innerHeight = Math.min(height, Math.max(1, Math.round(image.height * scale)));
  const inner = resize(image, innerWidth, innerHeight, filter);
  if (innerWidth === width && innerHeight === height) return inner;
  const out = new Uint8Array(height * width * 3).fill(255);
  const left = (width - innerWidth) >> 1;
  const top = (height - innerHeight) >> 1;
  for (let y = 0; y < innerHeight; y++) out.set(inner.subarray(y * innerWidth * 3, (y + 1) * innerWidth * 3), ((top + y) * width + left) * 3);
  return out;
}

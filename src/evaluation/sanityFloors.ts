// Is a catalog of pictures too easy? What two simple classifiers get out of the pixels, beside always guessing the largest class.
import type { Catalog, Product } from '../catalog/types';
import type { FeatureConfig } from '../features/config';
import type { EncodedProducts } from '../features/types';
import { bootstrapMean, type Estimate } from '../math/bootstrap';
import { hash32 } from '../math/hash';

/** Labelled pictures: [items, height, width, 3] u8 on white, and one label an item. */
export interface LabelledPictures {
  ids: readonly string[];
  labels: readonly string[];
  pixels: Uint8Array;
  height: number;
  width: number;
}

/** The pictures of all products that have one and a label. */
export function labelledPictures(
  catalog: Pick<Catalog, 'products'>,
  encoded: Pick<EncodedProducts, 'pixels' | 'hasImage'>,
  { imageHeight: height, imageWidth: width }: Pick<FeatureConfig, 'imageHeight' | 'imageWidth'>,
  label: (product: Product) => string | null,
): LabelledPictures {
  const size = height * width * 3;
  const found = catalog.products.flatMap((product, i) => {
    const name = encoded.hasImage[i] ? label(product) : null;
    return name === null ? [] : [{ id: product.id, label: name, i }];
  });
  const pixels = new Uint8Array(found.length * size);
  found.forEach(({ i }, place) => pixels.set(encoded.pixels.subarray(i * size, (i + 1) * size), place * size));
  return { ids: found.map(({ id }) => id), labels: found.map(({ label }) => label), pixels, height, width };
}

export interface SanityFloor {
  /** Share of pictures classified rightly, each by what was learned from the other four fifths. */
  accuracy: Estimate;
  /** Share of the largest class. */
  majority: number;
  classes: number;
}

/** Naive Bayes on color histograms (8 x 8 x 8 cells, the white ground left out): a floor for color. */
export function colorFloor(pictures: LabelledPictures, seed = 0): SanityFloor {
  const histograms = pictures.ids.map((_, i) => colorHistogram(pixelsOf(pictures, i)));
  return crossValidate(pictures, seed, 'color floor', (training) => {
    const classes = naiveBayes(training.map((i) => [histograms[i], pictures.labels[i]]));
    return (i) => classes(histograms[i]);
  });
}

/** Five nearest neighbors on gray thumbnails of 12 rows and 9 columns: a floor for type. */
export function shapeFloor(pictures: LabelledPictures, seed = 0): SanityFloor {
  const thumbnails = pictures.ids.map((_, i) => grayThumbnail(pixelsOf(pictures, i), pictures.height, pictures.width));
  return crossValidate(pictures, seed, 'shape floor', (training) => (i) => {
    const near = training.map((j) => ({ label: pictures.labels[j], distance: squaredDistance(thumbnails[i], thumbnails[j]) }));
    near.sort((a, b) => a.distance - b.distance);
    return mostFrequent(near.slice(0, 5).map(({ label }) => label));
  });
}

const folds = 5;

function crossValidate({ ids, labels }: LabelledPictures, seed: number, purpose: string, learn: (training: number[]) => (item: number) => string): SanityFloor {
  const fold = ids.map((id) => hash32(id, seed) % folds);
  const items = ids.map((_, i) => i);
  const right: number[] = [];
  for (let held = 0; held < folds; held++) {
    const classify = learn(items.filter((i) => fold[i] !== held));
    for (const i of items.filter((i) => fold[i] === held)) right.push(Number(classify(i) === labels[i]));
  }
  const largest = mostFrequent(labels);
  return {
    accuracy: bootstrapMean(right, { seed, purpose }),
    majority: labels.filter((label) => label === largest).length / Math.max(1, labels.length),
    classes: new Set(labels).size,
  };
}

/** Shares of the colors of everything that is not nearly white. */
function colorHistogram(pixels: Uint8Array): Float64Array {
  const cells = new Float64Array(512);
  let counted = 0;
  for (let i = 0; i < pixels.length; i += 3) {
    const [r, g, b] = [pixels[i], pixels[i + 1], pixels[i + 2]];
    if (Math.min(r, g, b) > 240) continue;
    cells[((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5)]++;
    counted++;
  }
  return cells.map((count) => count / Math.max(1, counted));
}

/** Multinomial naive Bayes; a histogram counts like twenty pixels, for neighboring pixels are no independent evidence. */
function naiveBayes(examples: [Float64Array, string][]): (histogram: Float64Array) => string {
  const evidence = 20;
  const classes = new Map<string, { sums: Float64Array; count: number }>();
  for (const [histogram, label] of examples) {
    const entry = classes.get(label) ?? { sums: new Float64Array(histogram.length), count: 0 };
    classes.set(label, entry);
    histogram.forEach((share, cell) => (entry.sums[cell] += share));
    entry.count++;
  }
  const models = [...classes].map(([label, { sums, count }]) => ({
    label, prior: Math.log(count / examples.length), logs: sums.map((sum) => Math.log((sum + 0.01) / (count + 0.01 * sums.length))),
  }));
  return (histogram) => {
    const scored = models.map(({ label, prior, logs }) => ({ label, score: prior + evidence * histogram.reduce((sum, share, cell) => sum + share * logs[cell], 0) }));
    return scored.reduce((a, b) => (b.score > a.score ? b : a), { label: '', score: -Infinity }).label;
  };
}

/** Mean gray of each cell of a 12 x 9 grid, row by row. */
export function grayThumbnail(pixels: Uint8Array, height: number, width: number): Float32Array {
  const [rows, columns] = [12, 9];
  const sums = new Float32Array(rows * columns);
  const counts = new Float32Array(rows * columns);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const cell = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
      sums[cell] += 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
      counts[cell]++;
    }
  return sums.map((sum, cell) => sum / Math.max(1, counts[cell]));
}

function pixelsOf({ pixels, height, width }: LabelledPictures, item: number): Uint8Array {
  const size = height * width * 3;
  return pixels.subarray(item * size, (item + 1) * size);
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}

/** Of equals the one met first. */
function mostFrequent(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0] as [string, number])[0];
}

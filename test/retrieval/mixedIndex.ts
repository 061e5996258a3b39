// Forty products of random vectors, mixed in the shared space with a scalar weight each.
import { random } from '../../src/math/random';
import { dot, unit } from '../../src/math/vectors';
import type { ProductIndex } from '../../src/retrieval/indexData';
import type { QueryVectors } from '../../src/retrieval/queryVector';

export const [count, width] = [40, 6];
const draw = random(8, 'vectors');
const randomUnit = () => unit(Array.from({ length: width }, () => draw.normal()));

/** The first lacks its title, the second its picture. */
function mixedIndex(): ProductIndex {
  const title = new Float32Array(count * width);
  const image = new Float32Array(count * width);
  const product = new Float32Array(count * width);
  const titlePart = new Float32Array(count * width);
  const imageWeight = Float32Array.from({ length: count }, (_, i) => [1, 0][i] ?? draw.uniform());
  for (let i = 0; i < count; i++) {
    const [t, v, w] = [randomUnit(), randomUnit(), imageWeight[i]];
    const mixed = t.map((value, c) => (1 - w) * value + w * v[c]);
    const length = Math.sqrt(dot(mixed, mixed));
    title.set(t, i * width);
    image.set(v, i * width);
    product.set(mixed.map((value) => value / length), i * width);
    titlePart.set(t.map((value) => ((1 - w) * value) / length), i * width);
  }
  const ones = new Float32Array(count).fill(1);
  return {
    ids: Array.from({ length: count }, (_, i) => `p${String(i).padStart(2, '0')}`), width, product, title, image, titlePart, imageWeight, titleNorm: ones, imageNorm: ones,
    hasTitle: Uint8Array.from(ones, (_, i) => Number(i !== 0)), hasImage: Uint8Array.from(ones, (_, i) => Number(i !== 1)),
  };
}

export const index = mixedIndex();
export const vectors = new Map<string, Float32Array>();
export const vectorOf = (text: string) => {
  const known = vectors.get(text) ?? randomUnit();
  vectors.set(text, known);
  return known;
};
/** A vector per text, remembered. */
export const queries: QueryVectors = {
  of: async (text) => ({ vector: text ? vectorOf(text) : null, attention: null, encoded: { words: [], keywords: [], unknownWords: [] } }),
  warm: async () => {},
};

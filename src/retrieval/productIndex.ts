// Every product through the model once, in chunks: vectors, modal weights, and what the gate read.
import type * as tf from '@tensorflow/tfjs-core';
import { breather } from '../features/breathe';
import type { FeatureConfig } from '../features/config';
import { productRow } from '../features/encodeCatalog';
import type { EncodedProducts, ProductRow, Tokenizer } from '../features/types';
import { random } from '../math/random';
import { norm, row } from '../math/vectors';
import { productTensors } from '../model/inputs';
import { embedProducts, type Model } from '../model/retrievalModel';
import type { ProductBatch } from '../model/tensors';
import { Trace } from '../nn/pass';
import type { ProductIndex } from './indexData';

export interface IndexOptions {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

const chunk = 64;

/** Rejects with the signal's reason when aborted; leaves no tensor behind. Other work of the thread has its turn between chunks. */
export async function buildProductIndex(model: Model, products: EncodedProducts, tokenizer: Tokenizer, features: FeatureConfig, options: IndexOptions = {}): Promise<ProductIndex> {
  const rows = products.ids.map((_, i) => productRow(products, i, tokenizer, features));
  const vectors = await embedRows(model, rows, tokenizer.pad, options);
  return { ids: [...products.ids], width: model.config.embedding, ...vectors, hasTitle: products.hasTitle.slice(), hasImage: products.hasImage.slice() };
}

export type Edit = 'placeholderImage' | 'codedTitle';

/** What takes the place of a picture and of a title: pixels as the model reads them, and a title for a product. */
export interface Replacements {
  placeholder: Uint8Array;
  code: (productId: string) => string;
}

/**
 * Image weights of products after an edit that replaces content and leaves the masks on (the fourth of the five checks).
 * Throws for fusions without modal weights.
 */
export function createReweigh(model: Model, products: EncodedProducts, tokenizer: Tokenizer, features: FeatureConfig, { placeholder, code }: Replacements) {
  const places = new Map(products.ids.map((id, i) => [id, i]));
  const edits = {
    placeholderImage: (product: ProductRow): ProductRow => ({ ...product, pixels: placeholder, hasImage: true }),
    codedTitle: (product: ProductRow, id: string): ProductRow => ({ ...product, titleIds: tokenizer.encode(code(id), features.titleTokens), hasTitle: true }),
  };
  return async (productIds: readonly string[], edit: Edit): Promise<Float32Array> => {
    const rows = productIds.map((id) => edits[edit](productRow(products, places.get(id) ?? missing(id), tokenizer, features), id));
    const { imageWeight } = await embedRows(model, rows, tokenizer.pad, {});
    if (!imageWeight) throw new Error('This fusion has no modal weights. Check them for models that have some.');
    return imageWeight;
  };
}

function missing(id: string): never {
  throw new Error(`Expected a product of the encoded catalog, got '${id}'.`);
}

type Vectors = Pick<ProductIndex, 'product' | 'title' | 'image' | 'titlePart' | 'imageWeight' | 'titleNorm' | 'imageNorm'>;

/** All chunks have one size (the last repeats its last row), so that every chunk runs the same programs. */
async function embedRows(model: Model, rows: readonly ProductRow[], pad: number, { onProgress, signal }: IndexOptions): Promise<Vectors> {
  const chunks: Vectors[] = [];
  const size = Math.min(chunk, rows.length);
  const breathe = breather(signal);
  for (let start = 0; start < rows.length; start += size) {
    await breathe();
    const part = Array.from({ length: size }, (_, i) => rows[Math.min(start + i, rows.length - 1)]);
    chunks.push(await embedChunk(model, part, pad));
    onProgress?.(Math.min(start + size, rows.length), rows.length);
  }
  const joined = <N extends keyof Vectors>(name: N, columns = 1) => join(chunks.map((part) => part[name]), rows.length * columns);
  const width = model.config.embedding;
  return {
    product: joined('product', width), title: joined('title', width), image: joined('image', width), titlePart: joined('titlePart', width),
    imageWeight: joined('imageWeight'), titleNorm: joined('titleNorm'), imageNorm: joined('imageNorm'),
  };
}

/** One array of `length` from the chunks' arrays; null where they are null. */
function join<T extends Float32Array | null>(parts: readonly T[], length: number): T {
  const result = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    if (part === null) return part;
    result.set(part.subarray(0, length - at), at);
    at = Math.min(length, at + part.length);
  }
  return result as T;
}

/** Keeps the two tower outputs that the gate reads and lets everything else go. */
class TowerTrace extends Trace {
  override record(name: string, tensor: tf.Tensor): void {
    if (name === 'title.pooled' || name === 'image.pooled') super.record(name, tensor);
  }
}

async function embedChunk(model: Model, rows: ProductRow[], pad: number): Promise<Vectors> {
  const batch = productTensors(rows, model.config, pad);
  const trace = new TowerTrace();
  const embedding = embedProducts(model, batch, { training: false, random: random(0, 'no dropout'), trace });
  const { title, image, product, weights, parts } = embedding;
  try {
    const read = async (tensor: tf.Tensor | undefined) => (tensor ? ((await tensor.data()) as Float32Array).slice() : null);
    const needed = async (tensor: tf.Tensor) => ((await tensor.data()) as Float32Array).slice();
    const norms = async (name: string) => rowNorms(await needed(trace.tensors[name]), rows.length);
    return {
      product: await needed(product), title: await needed(title), image: await needed(image), titlePart: await read(parts?.title),
      imageWeight: await read(weights?.image), titleNorm: await norms('title.pooled'), imageNorm: await norms('image.pooled'),
    };
  } finally {
    trace.dispose();
    for (const tensor of [title, image, product, weights?.title, weights?.image, parts?.title, parts?.image, ...tensorsOf(batch)]) tensor?.dispose();
  }
}

function tensorsOf({ title, image, hasTitle, hasImage }: ProductBatch): (tf.Tensor | null)[] {
  return [title.ids, title.mask, title.types, image.patches, hasTitle, hasImage];
}

function rowNorms(matrix: Float32Array, rows: number): Float32Array {
  const width = matrix.length / rows;
  return Float32Array.from({ length: rows }, (_, i) => norm(row(matrix, width, i)));
}

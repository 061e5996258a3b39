import type { EncodedProducts } from '../../features/types';
import { dot, row } from '../../math/vectors';
import type { Model } from '../../model/retrievalModel';
import { explainScore } from '../../retrieval/explain';
import type { ProductIndex } from '../../retrieval/indexData';
import { buildProductIndex } from '../../retrieval/productIndex';
import { createQueryVectors } from '../../retrieval/queryVector';
import type { Experiment } from '../../experiment/experiment';
import type { Prepared } from '../prepare';
import type { LiveExplanation } from '../trainApi';

/** A few products by the parameters as they stand. Throws for a product that the catalog lacks; a query without words has no products. */
export async function explainLive(model: Model, { prepared, experiment, step }: { prepared: Prepared; experiment: Experiment; step: number }, query: string, productIds: readonly string[]): Promise<LiveExplanation> {
  const { tokenizer, lexicon, open: { catalog } } = prepared;
  const { vector, attention } = await createQueryVectors(model, tokenizer, lexicon, experiment.features).of(query);
  if (!vector || productIds.length === 0) return { step, query, attention: attention ?? [], products: [] };
  const chosen = pick(prepared.products, [...new Set(productIds)], experiment);
  const index = await buildProductIndex(model, chosen, tokenizer, experiment.features);
  const titles = new Map(catalog.products.map(({ id, title }) => [id, title]));
  return { step, query, attention: attention ?? [], products: productIds.map((id) => ({ productId: id, title: titles.get(id) ?? '', ...explained(index, vector, id) })) };
}

function explained(index: ProductIndex, vector: Float32Array, productId: string): Omit<LiveExplanation['products'][number], 'productId' | 'title'> {
  const i = index.ids.indexOf(productId);
  const cosine = (matrix: Float32Array) => dot(row(matrix, index.width, i), vector);
  const cosines = { title: cosine(index.title), image: cosine(index.image) };
  const found = explainScore(index, vector, productId);
  if (found.kind === 'absent') return { score: cosine(index.product), weights: null, cosines, parts: null };
  return { score: found.score, weights: { title: found.title.weight, image: found.image.weight }, cosines, parts: { title: found.title.part, image: found.image.part } };
}

function pick(products: EncodedProducts, ids: readonly string[], { features }: Experiment): EncodedProducts {
  const size = features.imageHeight * features.imageWidth * 3;
  const places = ids.map((id) => {
    const place = products.ids.indexOf(id);
    if (place < 0) throw new Error(`The catalog of this run has no product '${id}'. Choose one of its own.`);
    return place;
  });
  const pixels = new Uint8Array(places.length * size);
  places.forEach((place, i) => pixels.set(products.pixels.subarray(place * size, (place + 1) * size), i * size));
  return {
    ...products, ids: [...ids], titles: places.map((place) => products.titles[place]), pixels,
    hasTitle: Uint8Array.from(places, (place) => products.hasTitle[place]), hasImage: Uint8Array.from(places, (place) => products.hasImage[place]),
  };
}

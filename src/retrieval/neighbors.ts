import { dotRows, row } from '../math/vectors';
import type { ProductIndex } from './indexData';
import { compareIds } from './retriever';

export interface SimilarProduct {
  productId: string;
  /** Cosine in the shared space. */
  similarity: number;
}

/**
 * The `count` products nearest to a product by one of their vectors, itself left out, nearest first, ties by id descending.
 * Products without that side take no part; none for a product that lacks it. Throws for a product that the index does not hold.
 */
export function nearestProducts(index: ProductIndex, productId: string, by: 'title' | 'image' | 'product', count: number): SimilarProduct[] {
  const i = index.ids.indexOf(productId);
  if (i < 0) throw new Error(`Expected a product of the index, got '${productId}'. Build the index again after the catalog has changed.`);
  const isThere = (j: number) => Boolean(by === 'title' ? index.hasTitle[j] : by === 'image' ? index.hasImage[j] : index.hasTitle[j] || index.hasImage[j]);
  if (!isThere(i)) return [];
  const similarities = dotRows(index[by], row(index[by], index.width, i));
  const best: SimilarProduct[] = [];
  for (let j = 0; j < similarities.length; j++) {
    if (j === i || !isThere(j) || (best.length === count && similarities[j] < best[count - 1].similarity)) continue;
    best.push({ productId: index.ids[j], similarity: similarities[j] });
    best.sort((a, b) => b.similarity - a.similarity || compareIds(b.productId, a.productId));
    best.splice(count);
  }
  return best;
}

/** How many other products have a picture that the model cannot tell from this one: the very same vector and length. */
export function samePictures(index: ProductIndex, productId: string): number {
  const i = index.ids.indexOf(productId);
  if (i < 0 || !index.hasImage[i]) return 0;
  const own = row(index.image, index.width, i);
  const isSame = (j: number) => j !== i && index.hasImage[j] === 1 && index.imageNorm[j] === index.imageNorm[i] && row(index.image, index.width, j).every((value, c) => value === own[c]);
  return index.ids.reduce((count, _, j) => count + Number(isSame(j)), 0);
}

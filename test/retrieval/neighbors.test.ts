import { describe, expect, it } from 'vitest';
import { dot, row } from '../../src/math/vectors';
import { nearestProducts, samePictures } from '../../src/retrieval/neighbors';
import { compareIds } from '../../src/retrieval/retriever';
import { index, width } from './mixedIndex';

describe('nearest products', () => {
  it('are the best of a full sort by each vector, without the product itself and without those that lack the side', () => {
    const lacking = { title: 'p00', image: 'p01', product: 'none' };
    for (const by of ['title', 'image', 'product'] as const) {
      const own = row(index[by], width, 7);
      const slow = index.ids.flatMap((productId, j) => (j === 7 || productId === lacking[by] ? [] : [{ productId, similarity: Math.fround(dot(row(index[by], width, j), own)) }]))
        .sort((a, b) => b.similarity - a.similarity || compareIds(b.productId, a.productId));
      for (const count of [1, 6, 60]) expect(nearestProducts(index, 'p07', by, count)).toEqual(slow.slice(0, count));
    }
  });

  it('are none by a side that the product lacks', () => {
    expect(nearestProducts(index, 'p00', 'title', 6)).toEqual([]);
    expect(nearestProducts(index, 'p01', 'image', 6)).toEqual([]);
    expect(nearestProducts(index, 'p01', 'product', 6)).toHaveLength(6);
    expect(() => nearestProducts(index, 'nobody', 'title', 6)).toThrow(/nobody/);
  });
});

describe('pictures that the model cannot tell apart', () => {
  const image = index.image.slice();
  for (const copy of [20, 30]) image.copyWithin(copy * width, 9 * width, 10 * width);

  it('are counted without the product itself', () => {
    expect(['p09', 'p20', 'p08'].map((id) => samePictures({ ...index, image }, id))).toEqual([2, 2, 0]);
  });

  it('are none where there is no picture, and differ where their length does', () => {
    expect(samePictures({ ...index, image, hasImage: index.hasImage.map((_, i) => Number(i !== 20)) }, 'p20')).toBe(0);
    expect(samePictures({ ...index, image, imageNorm: index.imageNorm.map((norm, i) => (i === 30 ? norm * 2 : norm)) }, 'p09')).toBe(1);
  });
});

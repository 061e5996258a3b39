import { describe, expect, it } from 'vitest';
import { dotRows } from '../../src/math/vectors';
import { createDense } from '../../src/retrieval/dense';
import { weightSteps } from '../../src/retrieval/explain';
import { rankByOwnWeight } from '../../src/retrieval/ownWeight';
import { compareIds } from '../../src/retrieval/retriever';
import { count, index, queries, vectorOf } from './mixedIndex';

const vector = vectorOf('any');
const place = (id: string) => index.ids.indexOf(id);
const whole = index.ids.slice(2);

/** Everything ranked again with one weight changed: slow and obvious. */
async function rankWith(id: string, imageWeight: number) {
  const imageWeights = index.imageWeight!.slice();
  imageWeights[place(id)] = imageWeight;
  const { hits } = await createDense(index, queries, { imageWeights }).search('any', count);
  return hits.findIndex(({ productId }) => productId === id) + 1;
}

describe('a product under another weight of its own', () => {
  it('ranks as if everything were ranked again', async () => {
    for (const id of ['p05', 'p17', 'p33']) {
      const { ranks } = rankByOwnWeight(index, vector, id, weightSteps(10))!;
      for (const { imageWeight, rank } of ranks) expect(rank).toBe(await rankWith(id, imageWeight));
    }
  });

  it('stands at its learned weight exactly where the model puts it', async () => {
    const { hits } = await createDense(index, queries).search('any', count);
    for (const id of whole) {
      const learned = index.imageWeight![place(id)];
      const { ranks } = rankByOwnWeight(index, vector, id, weightSteps(4))!;
      const at = hits.findIndex(({ productId }) => productId === id);
      expect(ranks.find(({ imageWeight }) => imageWeight === learned)).toEqual({ imageWeight: learned, rank: at + 1, score: hits[at].score });
      expect(ranks.map(({ imageWeight }) => imageWeight)).toEqual([...weightSteps(4), learned].sort((a, b) => a - b));
    }
  });

  it('shares the one order with what it ties with', () => {
    const twins = { ...index, product: index.product.slice(), title: index.title.slice(), image: index.image.slice(), titlePart: index.titlePart!.slice(), imageWeight: index.imageWeight!.slice() };
    for (const name of ['product', 'title', 'image', 'titlePart'] as const) twins[name].copyWithin(11 * index.width, 10 * index.width, 11 * index.width);
    twins.imageWeight[11] = twins.imageWeight[10];
    const scores = dotRows(twins.product, vector);
    for (const id of ['p10', 'p11']) {
      const ahead = scores.reduce((sum, score, j) => sum + Number(score > scores[place(id)] || (score === scores[place(id)] && compareIds(index.ids[j], id) > 0)), 0);
      const { ranks } = rankByOwnWeight(twins, vector, id, [])!;
      expect(ranks[0].rank).toBe(ahead + 1);
    }
  });

  it('changes places first at the swap points, with the product that they name', async () => {
    let seen = 0;
    for (const id of whole) {
      const learned = index.imageWeight![place(id)];
      const { ranks, swaps } = rankByOwnWeight(index, vector, id, weightSteps(2000))!;
      const own = ranks.find(({ imageWeight }) => imageWeight === learned)!.rank;
      const below = ranks.findLast(({ imageWeight, rank }) => imageWeight < learned && rank !== own);
      const above = ranks.find(({ imageWeight, rank }) => imageWeight > learned && rank !== own);
      for (const [moved, swap] of [[below, swaps.find(({ imageWeight }) => imageWeight < learned)], [above, swaps.find(({ imageWeight }) => imageWeight > learned)]] as const) {
        if (!moved) continue;
        seen += 1;
        expect(Math.abs(swap!.imageWeight - moved.imageWeight)).toBeLessThan(1 / 2000 + 1e-6);
        const beyond = await rankWith(id, swap!.imageWeight + (swap!.imageWeight < learned ? -1e-5 : 1e-5));
        expect(beyond).toBe(swap!.passes ? own - 1 : own + 1);
      }
    }
    expect(seen).toBeGreaterThan(40);
  });

  it('has no answer where a weight has no say: a missing side, no modal weights, sides mixed elsewhere', () => {
    expect(rankByOwnWeight(index, vector, 'p00', [0])).toBeNull();
    expect(rankByOwnWeight(index, vector, 'p01', [0])).toBeNull();
    expect(rankByOwnWeight({ ...index, imageWeight: null }, vector, 'p05', [0])).toBeNull();
    expect(rankByOwnWeight({ ...index, imageWeight: index.imageWeight!.map((weight) => 1 - weight) }, vector, 'p05', [0])).toBeNull();
    expect(() => rankByOwnWeight(index, vector, 'nobody', [0])).toThrow(/nobody/);
  });
});

import { describe, expect, it } from 'vitest';
import { dot, row } from '../../src/math/vectors';
import { createDense } from '../../src/retrieval/dense';
import { explainScore, rankByWeight, weightSteps } from '../../src/retrieval/explain';
import { calibrateFloor, foreignQueries, measureFloor } from '../../src/retrieval/floors';
import { byScore } from '../../src/retrieval/retriever';
import { count, index, queries, vectorOf, vectors, width } from './mixedIndex';

describe('dense search', () => {
  it('is an exact scan in the one order', async () => {
    const { hits, matches } = await createDense(index, queries).search('any', 7);
    const slow = index.ids.map((productId, i) => ({ productId, score: Math.fround(dot(row(index.product, width, i), vectorOf('any'))) })).sort(byScore);
    expect(hits.map(({ productId, score }) => ({ productId, score }))).toEqual(slow.slice(0, 7));
    expect(matches).toBe(true);
  });

  it('gives parts that add up to the score, and the image weight', async () => {
    const { hits } = await createDense(index, queries).search('any', count);
    for (const { productId, score, parts, imageWeight } of hits) {
      const i = index.ids.indexOf(productId);
      expect(parts!.title + parts!.image).toBeCloseTo(score, 6);
      expect(parts!.title).toBeCloseTo(dot(row(index.titlePart!, width, i), vectorOf('any')), 6);
      expect(imageWeight).toBe(index.imageWeight![i]);
    }
  });

  it('has neither for a deep fusion', async () => {
    const [hit] = (await createDense({ ...index, titlePart: null, imageWeight: null }, queries).search('any', 1)).hits;
    expect(Object.keys(hit)).toEqual(['productId', 'score']);
  });

  it('says that nothing matches below its floor, and for a query without words', async () => {
    const best = (await createDense(index, queries).search('any', 1)).hits[0].score;
    expect((await createDense(index, queries, { floor: best + 0.01 }).search('any', 3)).matches).toBe(false);
    expect((await createDense(index, queries, { floor: best + 0.01 }).search('any', 3)).hits).toHaveLength(3);
    expect((await createDense(index, queries, { floor: best }).search('any', 3)).matches).toBe(true);
    expect(await createDense(index, queries).search('', 3)).toEqual({ hits: [], matches: false });
  });
});

describe('other weights', () => {
  it('with the model’s own weights repeat the model’s own ranking', async () => {
    const own = await createDense(index, queries).search('any', count);
    const again = await createDense(index, queries, { imageWeights: index.imageWeight! }).search('any', count);
    expect(again.hits.map((hit) => hit.productId)).toEqual(own.hits.map((hit) => hit.productId));
    again.hits.forEach((hit, i) => {
      expect(hit.score).toBeCloseTo(own.hits[i].score, 5);
      expect(hit.parts!.title).toBeCloseTo(own.hits[i].parts!.title, 5);
    });
  });

  it('at 0 and 1 search titles and pictures alone, except where a side is missing', async () => {
    for (const [weight, side, lacking, other] of [[0, index.title, 0, index.image], [1, index.image, 1, index.title]] as const) {
      const { hits } = await createDense(index, queries, { imageWeights: weight }).search('any', count);
      for (const { productId, score } of hits) {
        const i = index.ids.indexOf(productId);
        expect(score).toBeCloseTo(dot(row(i === lacking ? other : side, width, i), vectorOf('any')), 5);
      }
    }
  });

  it('show a product’s rank as a function of the weight', async () => {
    const line = rankByWeight(index, vectorOf('any'), 'p05');
    expect(line.map(({ imageWeight }) => imageWeight)).toEqual(weightSteps());
    for (const { imageWeight, rank, score } of line) {
      const { hits } = await createDense(index, queries, { imageWeights: imageWeight }).search('any', count);
      expect(hits[rank - 1]).toMatchObject({ productId: 'p05', score });
    }
    expect(new Set(line.map(({ rank }) => rank)).size).toBeGreaterThan(1);
  });
});

describe('explanations', () => {
  it('are weight times match over the length, and add up', () => {
    for (const id of index.ids) {
      const explanation = explainScore(index, vectorOf('any'), id);
      if (explanation.kind !== 'parts') throw new Error('expected parts');
      const { score, title, image, length } = explanation;
      expect(Math.abs(title.part + image.part - dot(row(index.product, width, index.ids.indexOf(id)), vectorOf('any')))).toBeLessThan(1e-6);
      expect(title.part + image.part).toBe(score);
      expect((title.weight * title.match) / length!).toBeCloseTo(title.part, 5);
      expect((image.weight * image.match) / length!).toBeCloseTo(image.part, 5);
    }
  });

  it('do not claim that weight times match is the part where it is not', () => {
    const explanation = explainScore({ ...index, imageWeight: index.imageWeight!.map((weight) => 1 - weight) }, vectorOf('any'), 'p07');
    expect(explanation).toMatchObject({ kind: 'parts', length: null });
  });

  it('are absent with a reason for deep fusions, and refuse unknown products', () => {
    expect(explainScore({ ...index, titlePart: null }, vectorOf('any'), 'p00')).toMatchObject({ kind: 'absent', reason: expect.stringContaining('no separate parts') });
    expect(() => explainScore(index, vectorOf('any'), 'nobody')).toThrow(/Build the index again/);
  });
});

describe('score parts', () => {
  it('are the two sides for a model of its own weights, and none for other weights, deep fusions and queries without words', async () => {
    const dense = createDense(index, queries);
    const { hits } = await dense.search('any', count);
    for (const { productId, score, imageWeight } of hits) {
      const { addends, length } = (await dense.parts!('any', productId))!;
      expect(addends.map(({ kind }) => kind)).toEqual(['title', 'image']);
      expect(addends[0].adds + addends[1].adds).toBeCloseTo(score, 6);
      expect(addends[1].weight).toBe(imageWeight);
      for (const { weight, match, adds } of addends) expect((weight! * match!) / length!).toBeCloseTo(adds, 5);
    }
    expect(await dense.parts!('', 'p00')).toBeNull();
    expect(await createDense({ ...index, titlePart: null }, queries).parts!('any', 'p00')).toBeNull();
    expect(createDense(index, queries, { imageWeights: 0.5 }).parts).toBeUndefined();
    await expect(dense.parts!('any', 'nobody')).rejects.toThrow(/nobody/);
  });
});

describe('floors', () => {
  const line = (from: number, to: number) => Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100);

  it('lie no higher than it takes where real and foreign queries are apart', () => {
    const { floor, kept, refused } = calibrateFloor(line(0.6, 0.9), line(0, 0.2));
    expect(floor).toBeCloseTo(0.15, 6);
    expect(kept).toBe(1);
    expect(refused).toBeCloseTo(75 / 101, 6);
  });

  it('keep nearly all real queries where they overlap, and say how little they refuse', () => {
    const { floor, kept, refused } = calibrateFloor(line(0.4, 0.9), line(0.3, 0.8));
    expect(floor).toBeCloseTo(0.425, 6);
    expect(kept).toBeGreaterThanOrEqual(0.95);
    expect(refused).toBeLessThan(0.3);
  });

  it('are off without anything to calibrate on', () => {
    expect(calibrateFloor([], [0.1])).toEqual({ floor: -Infinity, kept: 1, refused: 0 });
  });

  it('scramble letters inside words and nothing else', () => {
    const [foreign] = foreignQueries(['striped  summer dress'], 3);
    expect(foreign).not.toBe('striped  summer dress');
    const sorted = (text: string) => text.split(' ').map((word) => [...word].sort().join(''));
    expect(sorted(foreign)).toEqual(sorted('striped  summer dress'));
    expect(foreignQueries(['a b'], 3)).toEqual([]);
  });

  it('are measured on clicked products that the index holds', async () => {
    const training = Array.from({ length: 30 }, (_, i) => ({ text: `query ${i}`, productIds: [`p${10 + i}`, 'gone'] }));
    for (const { text, productIds } of training) vectors.set(text, row(index.product, width, index.ids.indexOf(productIds[0])).slice());
    const { floor, kept } = await measureFloor(index, queries, training, 1);
    expect(kept).toBe(1);
    expect(floor).toBeGreaterThan(0.5);
    expect(await measureFloor(index, queries, training, 1)).toEqual(await measureFloor(index, queries, training, 1));
  });
});

import { describe, expect, it } from 'vitest';
import type { FrameQuery } from '../../src/lab/runsApi';
import { draftFrom } from '../../src/experiment/draft';
import { chinese } from '../../src/ui/messages/chinese';
import { english } from '../../src/ui/messages/english';
import { nextDue, nextOfFilm, startOfFilm } from '../../src/ui/views/train/pins/checkpointOrder';
import { fromSearch, fromTraining, mixedLength } from '../../src/ui/views/train/pins/explainedItems';
import { withTrainingOf } from '../../src/ui/views/train/pins/forkedExperiment';
import { movesBetween, sameQuery } from '../../src/ui/views/train/pins/frameChanges';
import { itemSentence } from '../../src/ui/views/train/pins/itemSentence';
import type { ProductExplanation } from '../../src/lab/api';

const ranked = (ids: string, query = 'mug'): FrameQuery => ({
  query, relevant: 5, found10: 3, ndcg10: 0.5,
  results: [...ids].map((productId, i) => ({ productId, rank: i + 1, title: `Mug ${productId}`, hasImage: true, score: 1 / (i + 1), weights: { title: 0.34, image: 0.66 }, grade: i === 0 ? 3 : null })),
});

describe('two frames of a pinned query', () => {
  it('tell newcomers, climbers and those that fell', () => {
    expect(Object.fromEntries(movesBetween(ranked('abcdef'), ranked('cabxef')))).toEqual({ a: -1, b: -1, c: 2, x: 'new', e: 0, f: 0 });
  });

  it('tell nothing where there was no frame before, or the query was not pinned then', () => {
    expect([...movesBetween(null, ranked('ab')).values()]).toEqual([null, null]);
    expect(sameQuery({ queries: [ranked('ab', 'cup')] }, 'mug')).toBeNull();
    expect(sameQuery({ queries: [ranked('ab', 'cup'), ranked('c', 'mug')] }, 'mug')?.results[0].productId).toBe('c');
  });

  it('are read out product by product', () => {
    const [first, second] = ranked('ab').results;
    expect(itemSentence(first, 'new', true, english)).toBe('1. Mug a, picture 66 %, exact, new');
    expect(itemSentence(second, -2, true, english)).toBe('2. Mug b, picture 66 %, down 2');
    expect(itemSentence({ ...second, grade: 0, weights: null, title: '' }, 0, true, english)).toBe('2. no title');
    expect(itemSentence({ ...second, grade: 2 }, 1, false, english)).toBe('2. Mug b, picture 66 %, grade 2, up 1');
    expect(itemSentence(first, 'new', true, chinese)).toBe('1. Mug a，图片 66 %，完全匹配，新');
  });
});

describe('the film', () => {
  it('goes over the checkpoints in order, wherever they lie, and ends at the newest', () => {
    const shown: number[] = [];
    for (let step: number | null = startOfFilm([20, 40, 57, 250], 250); step !== null; step = nextOfFilm([20, 40, 57, 250], step)) shown.push(step);
    expect(shown).toEqual([20, 40, 57, 250]);
  });

  it('begins where the reader stands, and goes on where a checkpoint is gone', () => {
    expect(startOfFilm([20, 40, 60], 40)).toBe(40);
    expect(nextOfFilm([20, 60], 40)).toBe(60);
  });
});

describe('going on from a checkpoint', () => {
  const { experiment } = draftFrom('make', 'nano', 'shop-nano', 1);

  it('takes training settings and seed from the draft and nothing else', () => {
    const drafted = { ...draftFrom('titleOnly', 'small', 'shop', 7).experiment };
    expect(withTrainingOf(experiment, drafted)).toEqual({ ...experiment, training: drafted.training, seed: 7 });
    const reordered = { ...experiment, training: Object.fromEntries(Object.entries(experiment.training).toReversed()) as unknown as typeof experiment.training };
    expect(withTrainingOf(experiment, reordered)).toBeNull();
  });

  it('knows when the next checkpoint is due', () => {
    const every = experiment.training.checkpointEvery;
    expect([0, every - 1, every, 249].map((step) => nextDue(experiment, step, 250))).toEqual([every, every, 2 * every, 250]);
  });
});

describe('why a product stands there', () => {
  it('says the same of the model that is trained and of a kept checkpoint', () => {
    const live = fromTraining({
      step: 7, query: 'mug', attention: [],
      products: [{ productId: 'a', title: 'Mug a', score: 0.5, weights: { title: 0.25, image: 0.75 }, cosines: { title: 0.2, image: 0.6 }, parts: { title: 0.05, image: 0.45 } }],
    });
    const kept = fromSearch({
      productId: 'a', title: 'Mug a', score: 0.5,
      parts: [{ kind: 'title', weight: 0.25, match: 0.2, adds: 0.05 }, { kind: 'image', weight: 0.75, match: 0.6, adds: 0.45 }],
    } as ProductExplanation);
    expect(live.items).toEqual([kept]);
    expect(live.live).toBe(true);
  });

  it('tells what weight times match is divided by, where it is', () => {
    const item = (title: number, image: number, length: number) => ({
      productId: 'a', title: 'Mug', score: (title * 0.5 + image * 0.5) / length,
      sides: { title: { weight: 0.5, match: title, adds: (title * 0.5) / length }, image: { weight: 0.5, match: image, adds: (image * 0.5) / length } },
    });
    expect(mixedLength(item(0.6, 0.4, 0.8))).toBeCloseTo(0.8, 6);
    expect(mixedLength(item(0.6, 0.4, 1))).toBeNull();
    expect(mixedLength({ ...item(0.6, 0.4, 0.8), sides: null })).toBeNull();
  });

  it('claims no parts where the model has none', () => {
    expect(fromSearch({ productId: 'a', title: 'Mug a', score: 0.5, parts: null } as ProductExplanation).sides).toBeNull();
  });
});

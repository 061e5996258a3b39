import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mineKeywords } from '../../src/features/keywords';
import { norm } from '../../src/math/vectors';
import { createQueryVectors } from '../../src/retrieval/queryVector';
import { lanes, openLane } from '../support/backends';
import { fusionKinds } from '../support/tinyModel';
import { features, tinyModel, tokenizer } from './tinyCatalog';

beforeAll(() => openLane(lanes[0]));

const click = (query: string, productId: string, title: string) => ({ queryId: query, query, productId, title, clicks: 5 });
const lexicon = mineKeywords([
  click('gown', 'p0', 'red dress'), click('gown', 'p1', 'blue dress'), click('sneakers', 'p2', 'red shoes'), click('sneakers', 'p5', 'blue shoes'),
]);

describe('query vectors', () => {
  it('are unit vectors with a share of attention for every word, adding up to 1', async () => {
    const vectors = createQueryVectors(tinyModel(fusionKinds.fixed), tokenizer, null, features);
    const { vector, attention } = await vectors.of('Red shoes');
    expect(norm(vector!)).toBeCloseTo(1, 5);
    expect(attention!.map(({ text, added }) => [text, added])).toEqual([['red', false], ['shoes', false]]);
    expect(attention!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(attention!.every(({ share }) => share >= 0)).toBe(true);
  });

  it('read mined keywords and show them as added', async () => {
    const model = tinyModel(fusionKinds.fixed);
    const plain = await createQueryVectors(model, tokenizer, null, features).of('gown');
    const enriched = await createQueryVectors(model, tokenizer, lexicon, features).of('gown');
    expect(enriched.attention!.some(({ text, added }) => added && text === 'dress')).toBe(true);
    expect([...enriched.vector!]).not.toEqual([...plain.vector!]);
  });

  it('are the same one by one and all at once', async () => {
    const model = tinyModel(fusionKinds.fixed);
    const texts = ['red', 'blue shoes', 'green hat with feather', 'red dress', '  '];
    const together = createQueryVectors(model, tokenizer, lexicon, features);
    const progress: number[] = [];
    await together.warm([...texts, 'red'], { onProgress: (done) => progress.push(done) });
    const alone = createQueryVectors(model, tokenizer, lexicon, features);
    for (const text of texts) {
      const [a, b] = [await together.of(text), await alone.of(text)];
      expect(a.encoded).toEqual(b.encoded);
      expect(a.vector === null).toBe(b.vector === null);
      a.vector?.forEach((value, i) => expect(value).toBeCloseTo(b.vector![i], 5));
    }
    expect(progress).toEqual([5]);
  });

  it('are null for a query without words, however many punctuation marks it has', async () => {
    const vectors = createQueryVectors(tinyModel(fusionKinds.fixed), tokenizer, lexicon, features);
    for (const text of ['', ' ', '?!']) expect(await vectors.of(text)).toMatchObject({ vector: null, attention: null });
  });

  it('have no attention where the query is not pooled by one', async () => {
    const model = tinyModel(fusionKinds.fixed);
    const { config } = model;
    model.config = { ...config, query: { ...config.title, pooling: 'mean' } };
    expect((await createQueryVectors(model, tokenizer, null, features).of('red')).attention).toBeNull();
  });

  it('leave no tensor behind', async () => {
    const vectors = createQueryVectors(tinyModel(fusionKinds.fixed), tokenizer, lexicon, features);
    const before = tf.memory().numTensors;
    await vectors.warm(['red', 'blue', 'gown', '']);
    expect(tf.memory().numTensors).toBe(before);
  });
});

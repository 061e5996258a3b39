import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../../src/catalog/bundled';
import { searchTerms, wordsOf } from '../../../src/features/words';
import type { Example, OpenStatus, SearchAnswer } from '../../../src/lab/api';
import { examplesFor } from '../../../src/lab/search/examples';
import { testLab } from '../../support/testLab';

const visible = new Set(['high', 'low', 'top']);

describe.each(['shop', 'shop-nano'] as const)('the example queries of %s make their point with the model that ships', (name) => {
  const lab = testLab();
  const { catalog } = openBundled(name);
  const products = new Map(catalog.products.map((product) => [product.id, product]));
  const titleTerms = new Set(catalog.products.flatMap(({ title }) => searchTerms(title)));
  const inTitles = (word: string) => searchTerms(word).some((term) => titleTerms.has(term));
  let status: OpenStatus;
  beforeAll(async () => { status = await lab.open(name, null, () => undefined); });

  const example = (point: Example['point']) => status.examples.find((each) => each.point === point)!.query;
  const top = async (point: Example['point'], ranker = 'make'): Promise<SearchAnswer> => lab.search({ query: example(point), ranker, limit: 10 });
  const ndcg = async (point: Example['point']) => Object.fromEntries((await lab.figures(example(point))).map(({ ranker, ndcg10 }) => [ranker, ndcg10!]));
  const right = ({ results }: SearchAnswer) => results.filter(({ grade }) => grade === 3).map(({ productId }) => products.get(productId)!);

  it('a synonym that no title has: BM25 finds nothing, MAKE finds what was meant and says how', async () => {
    expect(wordsOf(example('synonym')).every((word) => !inTitles(word))).toBe(true);
    expect((await top('synonym', 'bm25')).matches).toBe(false);
    const answer = await top('synonym');
    expect(right(answer)).toHaveLength(10);
    expect(answer.findings[0]).toMatchObject({ kind: 'synonym', word: example('synonym') });
    expect(answer.results.filter(({ highlights }) => highlights.some(({ by }) => by === 'added')).length).toBeGreaterThanOrEqual(7);
  });

  it('a shape that only the picture shows: no title says it, and yet most of the first ten have it', async () => {
    const asked = wordsOf(example('onlyPicture')).filter((word) => visible.has(word));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(inTitles)).toEqual([]);
    const found = right(await top('onlyPicture'));
    expect(found.length).toBeGreaterThanOrEqual(6);
    expect(new Set(found.map(({ attributes }) => attributes.shape)).size).toBe(1);
    const { make, titleOnly, bm25 } = await ndcg('onlyPicture');
    expect(make - titleOnly).toBeGreaterThan(0.1);
    expect(make - bm25).toBeGreaterThan(0.2);
  });

  it('titles that are codes: at least three of the right ones among the first ten have no word of the thing in their title', async () => {
    const answer = await top('codedTitle');
    const coded = right(answer).filter(({ truth }) => truth?.regime === 'thinTitle');
    expect(coded.length).toBeGreaterThanOrEqual(3);
    const brands = new Set(catalog.products.map(({ attributes }) => String(attributes.brand).toLowerCase()));
    const thing = searchTerms(example('codedTitle')).filter((term) => !brands.has(term));
    for (const { title } of coded) expect(searchTerms(title).filter((term) => thing.includes(term))).toEqual([]);
    expect((await ndcg('codedTitle')).make).toBeGreaterThan(0.9);
  });

  it('photos that are missing: at least three of the right ones show a placeholder, and MAKE listens to their titles', async () => {
    const answer = await top('missingPhoto');
    const blank = right(answer).filter(({ truth }) => truth?.regime === 'placeholder').map(({ id }) => id);
    expect(blank.length).toBeGreaterThanOrEqual(3);
    for (const { productId, weights } of answer.results) if (blank.includes(productId)) expect(weights!.title).toBeGreaterThan(0.6);
    const { make, imageOnly } = await ndcg('missingPhoto');
    expect(make).toBeGreaterThan(0.9);
    expect(make - imageOnly).toBeGreaterThan(0.3);
  });

  it('nothing: MAKE, BM25 and the blend all say so', async () => {
    for (const ranker of ['make', 'bm25', 'blend']) expect((await top('nothing', ranker)).findings[0], ranker).toMatchObject({ kind: 'noMatch' });
    expect((await top('nothing')).unknownWords.map(({ word }) => word)).toEqual([example('nothing')]);
  });
});

describe('examples of any other catalog', () => {
  const { catalog } = openBundled('shop-nano');

  it('are its most asked queries, each once', () => {
    const queries = [{ id: 'a', text: 'mug', weight: 1 }, { id: 'b', text: ' red mug ', weight: 9 }, { id: 'c', text: 'mug', weight: 3 }, { id: 'd', text: '  ' }];
    expect(examplesFor('own-1', { ...catalog, queries })).toEqual([{ query: 'red mug', point: 'frequent' }, { query: 'mug', point: 'frequent' }]);
  });

  it('or its largest categories, or none', () => {
    const product = (id: string, category: string) => ({ ...catalog.products[0], id, category });
    expect(examplesFor('own-1', { ...catalog, queries: [], products: [product('a', 'Tea'), product('b', 'Mugs'), product('c', 'Mugs'), product('d', '')] }).map(({ query }) => query)).toEqual(['Mugs', 'Tea']);
    expect(examplesFor('own-1', { ...catalog, queries: [], products: [] })).toEqual([]);
  });
});

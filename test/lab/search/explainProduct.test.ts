import { beforeAll, describe, expect, it } from 'vitest';
import { openBundled } from '../../../src/catalog/bundled';
import type { Product } from '../../../src/catalog/types';
import { shippedRankers, type ProductExplanation, type ProductFinding } from '../../../src/lab/api';
import { causeOf } from '../../../src/lab/search/productFindings';
import { memoryFiles } from '../../../src/storage/memoryFiles';
import { jpeg, picked } from '../../support/pickedFiles';
import { testImportLab, testImportPlatform, testLab } from '../../support/testLab';

const lab = testLab();
const { catalog } = openBundled('shop-nano');
const judged = catalog.queries.find(({ id }) => catalog.judgments.some(({ queryId, grade }) => queryId === id && grade === 3))!;
beforeAll(() => lab.open('shop-nano', null, () => undefined));

const explain = async (ranker: string, productId: string, query = judged.text): Promise<ProductExplanation> => {
  const found = await lab.explain(query, ranker, productId);
  if (!found) throw new Error(`${productId} is not there`);
  return found;
};
const ofKind = <K extends ProductFinding['kind']>({ findings }: ProductExplanation, kind: K) =>
  findings.find((finding): finding is Extract<ProductFinding, { kind: K }> => finding.kind === kind);
const ofRegime = (regime: string) => catalog.products.find(({ truth }) => truth?.regime === regime)!;
const thousandths = (value: number) => Math.round(value * 1000);

describe('a product explained', () => {
  it('stands where the answer shows it, by every ranker, with parts that add up to the shown score', async () => {
    for (const ranker of shippedRankers) {
      const { results, ranked } = await lab.search({ query: judged.text, ranker, limit: 320 });
      for (const at of [0, 1, 7, Math.min(60, results.length - 1)]) {
        const told = await explain(ranker, results[at].productId);
        expect(told).toMatchObject({ rank: at + 1, grade: results[at].grade, title: results[at].title, ranked });
        expect(told.score!.toFixed(told.digits)).toBe(results[at].score.toFixed(3));
        expect(told.parts!.reduce((sum, { adds }) => sum + thousandths(adds), 0)).toBe(thousandths(told.score!));
        expect([told.above, told.below]).toEqual([results[at - 1]?.productId ?? null, results[at + 1]?.productId ?? null]);
        expect(told.weights?.image ?? null).toBe(results[at].weights?.image ?? null);
        for (const { weight, match, adds } of told.parts!) expect(Math.abs(((weight ?? 0) * match!) / (told.length ?? 1) - adds)).toBeLessThan(0.0011);
      }
    }
  });

  it('is null for a product that is not there, and refused for a ranker that is none', async () => {
    expect(await lab.explain('mug', 'make', 'no such product')).toBeNull();
    await expect(lab.explain('mug', 'best', catalog.products[0].id)).rejects.toThrow(/no ranker 'best'/);
  });

  it('has a word part for each query word as it was typed, and says why BM25 does not find it', async () => {
    const { productId, title } = (await lab.search({ query: 'mugs', ranker: 'bm25', limit: 1 })).results[0];
    const told = await explain('bm25', productId, 'unheard mugs');
    expect(told.parts!.map(({ kind, word }) => [kind, word])).toEqual([['word', 'unheard'], ['word', 'mugs']]);
    expect(told.parts![0]).toMatchObject({ weight: null, adds: 0 });
    expect(title.toLowerCase()).toContain('mug');
    expect(told.findings).toEqual([{ kind: 'wordsOnly', words: ['mugs'] }]);
    expect([told.weights, told.rankByWeight, told.neighbors, told.length]).toEqual([null, null, null, null]);
    const other = catalog.products.find((product) => !/mug/i.test(product.title))!;
    expect(await explain('bm25', other.id, 'mugs')).toMatchObject({ rank: null, score: null, parts: null, above: null, ranked: told.ranked, findings: [{ kind: 'notFound', why: 'noWord' }] });
    expect(ofKind(await explain('make', other.id, ' '), 'notFound')).toEqual({ kind: 'notFound', why: 'noQuery' });
  });

  it('tells the rank over its own weight for models that weigh: through the learned point, at its learned rank', async () => {
    for (const ranker of ['make', 'fixed'] as const) {
      const { results } = await lab.search({ query: judged.text, ranker, limit: 320 });
      const told = await explain(ranker, results.find(({ weights }) => weights!.image > 0 && weights!.image < 1)!.productId);
      expect(told.rankByWeight!.length).toBeGreaterThanOrEqual(101);
      expect(told.rankByWeight!.map(({ imageWeight }) => imageWeight)).toEqual(told.rankByWeight!.map(({ imageWeight }) => imageWeight).toSorted((a, b) => a - b));
      const learned = told.rankByWeight!.find(({ imageWeight }) => imageWeight === told.weights!.image)!;
      expect(learned.rank).toBe(told.rank);
      expect(learned.score.toFixed(3)).toBe(told.score!.toFixed(3));
      for (const { title, productId } of told.swaps) expect(title).toBe(catalog.products.find(({ id }) => id === productId)!.title);
    }
    for (const ranker of ['titleOnly', 'imageOnly', 'bm25', 'blend']) expect((await explain(ranker, catalog.products[0].id)).rankByWeight).toBeNull();
  });

  it('shows neighbors by what the ranker reads, six each, never itself', async () => {
    const { id } = catalog.products[0];
    const expected = { make: [6, 6, 6], fixed: [6, 6, 6], titleOnly: [6, 0, 6], imageOnly: [0, 6, 6], blend: [6, 6, 6] };
    for (const [ranker, counts] of Object.entries(expected)) {
      const { title, image, product } = (await explain(ranker, id)).neighbors!;
      expect([title.length, image.length, product.length]).toEqual(counts);
      for (const list of [title, image, product]) {
        expect(list.some(({ productId }) => productId === id)).toBe(false);
        expect(list.map(({ similarity }) => similarity)).toEqual(list.map(({ similarity }) => similarity).toSorted((a, b) => b - a));
      }
    }
  });
});

describe('what is said of a weight', () => {
  it('is where it leans, why, and how far it is from the planted one', async () => {
    const verdicts = new Set<string | null>();
    for (const product of catalog.products.slice(0, 120)) {
      const told = ofKind(await explain('make', product.id), 'leans');
      if (!told) continue;
      const { verdict, side, cause } = told;
      const [planted, imageWeight] = [told.planted?.image ?? null, told.weights.image];
      expect([planted, cause]).toEqual([product.truth!.imageWeight ?? null, causeOf(product)]);
      const leaning = (weight: number) => (weight > 0.55 ? 'image' : weight < 0.45 ? 'title' : 'neither');
      expect(side).toBe(leaning(imageWeight));
      if (planted === null) expect(verdict).toBeNull();
      else if (Math.abs(imageWeight - planted) <= 0.15) expect(verdict).toBe('right');
      else if (['image title', 'title image'].includes(`${side} ${leaning(planted)}`)) expect(verdict).toBe('wrongSide');
      else expect(verdict).toBe(imageWeight > planted ? 'tooMuch' : 'tooLittle');
      verdicts.add(verdict);
    }
    expect([...verdicts]).toEqual(expect.arrayContaining(['right', 'wrongSide', 'tooLittle']));
  });

  it('is that all are weighed alike by Fixed, and that one-sided rankers read one side', async () => {
    const { id, truth } = ofRegime('thinTitle');
    expect(ofKind(await explain('fixed', id), 'sameForAll')).toMatchObject({ weights: { title: 0.5, image: 0.5 }, planted: { image: truth!.imageWeight } });
    expect(ofKind(await explain('titleOnly', id), 'readsOnly')).toMatchObject({ side: 'title', missing: false });
    const [title, image] = (await explain('titleOnly', id)).parts!;
    expect(title).toMatchObject({ kind: 'title', weight: 1 });
    expect(title.adds).toBeCloseTo(title.match!, 2);
    expect(image).toEqual({ kind: 'image', weight: 0, match: null, adds: 0 });
    expect((await explain('titleOnly', id)).length).toBeNull();
    expect(ofKind(await explain('imageOnly', id), 'readsOnly')).toMatchObject({ side: 'image', missing: false });
  });

  it('is told where the ranker itself says that nothing matches', async () => {
    const { results, matches } = await lab.search({ query: 'qxvz wkjh', ranker: 'make', limit: 1 });
    expect(matches).toBe(false);
    expect(ofKind(await explain('make', results[0].productId, 'qxvz wkjh'), 'noMatch')).toEqual({ kind: 'noMatch' });
    expect(ofKind(await explain('make', results[0].productId), 'noMatch')).toBeUndefined();
  });

  it('names the blend’s share for this query', async () => {
    const { results } = await lab.search({ query: judged.text, ranker: 'blend', limit: 1 });
    const told = await explain('blend', results[0].productId);
    expect(told.parts!.map(({ kind }) => kind)).toEqual(['dense', 'bm25']);
    expect(ofKind(told, 'blended')!.dense).toBe(told.parts![0].weight);
    expect(told.parts![0].weight! + told.parts![1].weight!).toBeCloseTo(1, 12);
  });

  it('counts the products that share a placeholder', async () => {
    const copies = catalog.products.map(({ image }) => catalog.products.filter((other) => other.image === image).length);
    const most = Math.max(...copies);
    expect(most).toBeGreaterThan(2);
    expect(ofKind(await explain('make', catalog.products[copies.indexOf(most)].id), 'sharedPicture')?.others).toBeGreaterThanOrEqual(most - 1);
    expect(ofKind(await explain('make', ofRegime('balanced').id), 'sharedPicture')).toBeUndefined();
  });
});

describe('a product of an own catalog', () => {
  const files = memoryFiles();
  const own = testLab(files);
  beforeAll(async () => {
    const importLab = testImportLab(testImportPlatform(files));
    await importLab.inspect('my shop', picked({
      'products.csv': 'id,title,image,tags\n1,Whole milk,a.jpg,cold\n2,Rode appels zoet,b.jpg,fresh\n3,Red kettle,same.jpg,\n4,Blue kettle,same.jpg,\n5,Black kettle,,\n6,,c.jpg,\n',
      'a.jpg': await jpeg(64), 'b.jpg': await jpeg(64, 20), 'c.jpg': await jpeg(64, 90), 'same.jpg': await jpeg(64, 255),
    }), () => undefined);
    const { catalog: kept } = await importLab.keep({}, () => undefined);
    await own.open(kept.id, null, () => undefined);
  });
  const told = async (productId: string, ranker = 'make') => (await own.explain('red kettle', ranker, productId))!;

  it('has no truth, and only what can be known is said', async () => {
    const { planted, grade, findings, attributes } = await told('1');
    expect([planted, grade]).toEqual([null, null]);
    expect(attributes).toEqual([{ name: 'tags', value: 'cold' }]);
    expect(findings[0]).toMatchObject({ kind: 'leans', cause: null, planted: null, verdict: null });
    expect(ofKind(await told('2'), 'strangeTitle')).toEqual({ kind: 'strangeTitle' });
    expect(ofKind(await told('3'), 'strangeTitle')).toBeUndefined();
    for (const id of ['3', '4']) expect(ofKind(await told(id), 'sharedPicture')).toEqual({ kind: 'sharedPicture', others: 1 });
  });

  it('rests on the one side it has: no curve, no neighbors by the other, and parts that add up', async () => {
    const [noPicture, noTitle] = [await told('5'), await told('6')];
    expect(noPicture.findings[0]).toEqual({ kind: 'oneSided', missing: 'image' });
    expect(noTitle.findings[0]).toEqual({ kind: 'oneSided', missing: 'title' });
    for (const [{ parts, score, rankByWeight, length, weights }, read, other] of [[noPicture, 'title', 'image'], [noTitle, 'image', 'title']] as const) {
      expect(weights![read]).toBe(1);
      expect(parts!.find(({ kind }) => kind === other)).toEqual({ kind: other, weight: 0, match: null, adds: 0 });
      expect(parts!.find(({ kind }) => kind === read)!.adds).toBe(score);
      expect([rankByWeight, length]).toEqual([null, null]);
    }
    expect([noPicture.neighbors!.image, noTitle.neighbors!.title]).toEqual([[], []]);
  });

  it('is shown without a rank while its catalog has not gone through the model', async () => {
    const { rank, ranked, score, findings, neighbors, title } = await told('1', 'fixed');
    expect({ rank, ranked, score, findings, neighbors, title }).toEqual({ rank: null, ranked: 0, score: null, findings: [{ kind: 'notFound', why: 'notEncoded' }], neighbors: null, title: 'Whole milk' });
  });
});

describe('the cause of a failing', () => {
  const product = (regime: string, attributes: Product['attributes'] = {}) => ({ ...catalog.products[0], attributes, truth: { ...catalog.products[0].truth!, regime } }) as Product;

  it('is as exact as the catalog says, else its regime, and nothing where nothing is known', () => {
    expect(causeOf(product('thinTitle', { titleForm: 'slogan' }))).toBe('slogan');
    expect(causeOf(product('uninformative', { scene: 'collage' }))).toBe('collage');
    expect(causeOf(product('uninformative', { scene: '<script>' }))).toBe('uninformative');
    expect(causeOf(product('stuffedTitle', { titleForm: 'stuffed' }))).toBe('stuffedTitle');
    expect(causeOf({ ...product('balanced'), truth: undefined })).toBeNull();
  });
});

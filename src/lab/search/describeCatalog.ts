// What is in the open catalog, for whoever is about to trust a number that was measured on it. Counted once per catalog and once per set of vectors.
import { duplicates, sameness } from '../../catalog/duplicates';
import { catalogStatistics } from '../../catalog/import/statistics';
import { describeSplit, titlesNameClasses } from '../../catalog/split';
import { regimes, type Catalog, type Product, type Split } from '../../catalog/types';
import { clickLogQuality } from '../../evaluation/falseNegatives';
import { histogram } from '../../math/histogram';
import { mean, quantile } from '../../math/statistics';
import type { ProductIndex } from '../../retrieval/indexData';
import type { CatalogDescription, SliceProduct } from '../api';
import { weightsOf } from './answer';
import type { OpenedCatalog } from './openedCatalog';
import { countBands, countTypes, judgmentsPerQuery, queryRows } from './queryRows';
import type { Session } from './session';
import type { RankerModel } from './rankerModel';
import { cutCatalog, weightRange, weightSteps, type Cut } from './slices';
import { vocabularyGap } from './vocabularyGap';

const mostGroups = 50;
const mostMembers = 8;

/** What is read of a session. */
type Described = Pick<Session, 'opened' | 'split'> & { model(ranker: string): Promise<Pick<RankerModel, 'index'>> };
type Learned = Pick<CatalogDescription, 'regimes' | 'imageWeights' | 'slices'>;
type Counted = Omit<CatalogDescription, keyof Learned>;

/** The catalog's own facts, and what MAKE makes of it once it is encoded. */
export async function describeCatalog(session: Described): Promise<CatalogDescription> {
  const { opened, split } = session;
  const { cuts, imageWeight } = await cutsOf(session);
  return { ...counted(opened, split), ...learned(opened.catalog, imageWeight, cuts) };
}

/** The products of a slice from place `from` on, in the slice's order. Rejects for a slice that the catalog does not have. */
export async function sliceProducts(session: Described, sliceId: string, from: number, count: number): Promise<SliceProduct[]> {
  const { cuts, imageWeight } = await cutsOf(session);
  const cut = cuts.find(({ slice }) => slice.id === sliceId);
  if (!cut) throw new Error(`'${session.opened.info.name}' has no slice '${sliceId}'. Choose one of its ${cuts.length} slices, such as '${cuts[0].slice.id}'.`);
  return cut.products.slice(from, from + count).map(({ id, title, image, category, truth }) => ({
    productId: id, title, hasImage: image !== null, category, regime: truth?.regime ?? null,
    weights: weightsOf({ imageWeight: imageWeight?.get(id) }), planted: truth?.imageWeight ?? null,
  }));
}

const counts = new WeakMap<OpenedCatalog, Counted>();

function counted(opened: OpenedCatalog, split: Split): Counted {
  const known = counts.get(opened) ?? count(opened, split);
  counts.set(opened, known);
  return known;
}

function count(opened: OpenedCatalog, split: Split): Counted {
  const { catalog, titleTerms } = opened;
  const { products, queries, judgments, clicks } = catalog;
  const { withoutTitle, withoutImage, imageUrls, queriesWithoutRelevant, titleWords, queryWords, grades } = catalogStatistics(catalog);
  const rows = queryRows({ opened, split });
  return {
    products: products.length, queries: queries.length, judgments: judgments.length, clickedPairs: clicks.filter((click) => click.clicks > 0).length,
    clicks: clicks.reduce((sum, click) => sum + click.clicks, 0), categories: new Set(products.map(({ category }) => category).filter(Boolean)).size,
    withoutTitle, withoutImage, imageUrls, titlesNameClasses: titlesNameClasses(products), queriesWithoutRelevant, labelsComplete: catalog.labelsComplete ?? false, relevantGrade: catalog.relevantGrade,
    meanWords: { title: meanLength(titleWords), query: meanLength(queryWords) },
    clickLog: clicks.length > 0 && judgments.length > 0 ? clickLogQuality({ ...catalog, split }, clicks) : null,
    split: partsOf(catalog, split), byBand: countBands(rows), byType: countTypes(queries), judgmentsPerQuery: judgmentsPerQuery(catalog),
    grades: Object.entries(grades).map(([grade, count]) => ({ grade: Number(grade), judgments: count })).sort((a, b) => b.grade - a.grade),
    vocabularyGap: vocabularyGap(queries, titleTerms), duplicates: sameness.map((by) => sameIn(products, by)), queryRows: rows,
  };
}

/** Of a histogram by length. */
function meanLength(histogram: readonly number[]): number | null {
  const texts = histogram.reduce((sum, count) => sum + count, 0);
  return texts > 0 ? histogram.reduce((sum, count, length) => sum + count * length, 0) / texts : null;
}

function partsOf(catalog: Catalog, split: Split): CatalogDescription['split'] {
  const { queries, products, queriesHeldOut, nearDuplicates } = describeSplit(catalog, split);
  return {
    parts: [
      { part: 'train', queries: queries.train, products: products.train },
      { part: 'validation', queries: queries.validation, products: 0 },
      { part: 'test', queries: queries.test, products: products.test },
    ],
    queriesHeldOut, nearDuplicates, ofCatalog: Object.keys(catalog.split?.products ?? {}).length > 0,
  };
}

function sameIn(products: readonly Product[], by: (typeof sameness)[number]): CatalogDescription['duplicates'][number] {
  const groups = duplicates(products, by);
  return {
    by, products: groups.reduce((sum, members) => sum + members.length, 0), groups: groups.length,
    largest: groups.slice(0, mostGroups).map((members) => ({
      products: members.length, more: Math.max(0, members.length - mostMembers), members: members.slice(0, mostMembers).map(({ id, title, image }) => ({ productId: id, title, hasImage: image !== null })),
    })),
  };
}

function learned({ products }: Catalog, imageWeight: ReadonlyMap<string, number> | null, cuts: readonly Cut[]): Learned {
  const values = imageWeight && Float64Array.from(imageWeight.values());
  return {
    slices: cuts.map(({ slice }) => slice),
    regimes: products.some(({ truth }) => truth) ? byRegime(products, imageWeight) : null,
    imageWeights: values && values.length > 0 ? {
      histogram: histogram(values, weightSteps).map((step, bin) => ({ ...step, slice: `imageWeight:${weightRange(bin)}` })),
      median: quantile(values, 0.5), low: quantile(values, 0.05), high: quantile(values, 0.95),
    } : null,
  };
}

function byRegime(products: readonly Product[], imageWeight: ReadonlyMap<string, number> | null): CatalogDescription['regimes'] {
  const meanOf = (values: number[]) => weightsOf({ imageWeight: values.length > 0 ? mean(values) : undefined });
  return regimes.flatMap((regime) => {
    const members = products.filter(({ truth }) => truth?.regime === regime);
    if (members.length === 0) return [];
    return [{
      regime, products: members.length, planted: meanOf(members.flatMap(({ truth }) => truth?.imageWeight ?? [])),
      learned: meanOf(members.flatMap(({ id }) => imageWeight?.get(id) ?? [])),
    }];
  });
}

interface Cuts {
  cuts: Cut[];
  imageWeight: ReadonlyMap<string, number> | null;
}

const cutBefore = new WeakMap<OpenedCatalog, { index: ProductIndex | null; cuts: Cuts }>();

/** Anew when the catalog has gone through the model meanwhile. */
async function cutsOf(session: Described): Promise<Cuts> {
  const { opened, split } = session;
  const { index } = await session.model('make');
  const known = cutBefore.get(opened);
  if (known && known.index === index) return known.cuts;
  const weights = index?.imageWeight;
  const imageWeight = weights ? new Map(index.ids.flatMap((id, i): [string, number][] => (opened.products.has(id) ? [[id, weights[i]]] : []))) : null;
  const cuts = { cuts: cutCatalog(opened.catalog.products, split, imageWeight), imageWeight };
  cutBefore.set(opened, { index, cuts });
  return cuts;
}

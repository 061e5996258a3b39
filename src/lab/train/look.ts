// A look at the model between two steps: the whole catalog indexed as it stands, and measured on a few watched queries.
import type { Catalog, Query } from '../../catalog/types';
import { evaluate, type Evaluation } from '../../evaluation/evaluate';
import { failingSides } from '../../evaluation/modalWeights';
import { byDecidingModality, sliceQueries } from '../../evaluation/slices';
import { tuningOf } from '../../evaluation/tuning';
import { weighedProducts } from '../../evaluation/weighedProducts';
import type { Experiment } from '../../experiment/experiment';
import { auroc } from '../../math/classification';
import { groupBy } from '../../math/groups';
import { mean } from '../../math/statistics';
import type { Model } from '../../model/retrievalModel';
import { createDense } from '../../retrieval/dense';
import { measureFloor } from '../../retrieval/floors';
import type { ProductIndex } from '../../retrieval/indexData';
import { buildProductIndex } from '../../retrieval/productIndex';
import { createQueryVectors, type QueryVectors } from '../../retrieval/queryVector';
import type { Prepared } from '../prepare';
import { catalogImageWeight, catalogImageWeightSpread, lookMetrics, recallCeiling, regimeSpread, regimeWeight, watchedCount, weightAuroc } from './metricNames';

/** Queries that are measured along the way; all of them would cost more than they tell. */
const mostWatched = 100;
/** Resamples behind an interval of a curve. */
const samples = 300;
/** Training queries that the floor rests on: along the way, and at the end. */
const floorQueries = { along: 50, last: 300 };

export interface Look {
  index: ProductIndex;
  /** Cosine below which nothing matches. */
  floor: number;
}

export interface Seen {
  model: Model;
  prepared: Prepared;
  experiment: Experiment;
}

/** What a checkpoint keeps besides the parameters. */
export async function lookAt({ model, prepared, experiment }: Seen, isLast: boolean): Promise<Look & { queries: QueryVectors }> {
  const { tokenizer, lexicon, products, pairs } = prepared;
  const index = await buildProductIndex(model, products, tokenizer, experiment.features);
  const queries = createQueryVectors(model, tokenizer, lexicon, experiment.features);
  const { floor } = await measureFloor(index, queries, trainingQueries(pairs), experiment.seed, isLast ? floorQueries.last : floorQueries.along);
  return { index, floor, queries };
}

/** The numbers of `metricNames.ts` that come of a look; those that this catalog or this fusion has not are left out. */
export async function measureLook(index: ProductIndex, queries: QueryVectors, prepared: Prepared): Promise<Record<string, number>> {
  const { part, catalog, watched } = watchedQueries(prepared);
  const evaluation = await evaluate(createDense(index, queries), catalog, watched, { depth: 100, samples });
  const slices = sliceQueries(evaluation, catalog, byDecidingModality, { samples: 1 });
  const found = lookMetrics.flatMap((metric) => {
    const { value, low, high } = evaluation.overQueriesWithRelevant[metric];
    const name = `${part}.${metric}`;
    const bySlice = slices.map((slice): [string, number] => [`${name}.${slice.name}`, slice.evaluation.overQueriesWithRelevant[metric].value]);
    return [[name, value], [`${name}.low`, low], [`${name}.high`, high], ...bySlice] as [string, number][];
  });
  const weights = index.imageWeight ? weightNumbers(catalog, index, index.imageWeight) : [];
  const most: [string, number] = [recallCeiling(part), evaluation.overQueriesWithRelevant['recall@10 ceiling'].value];
  const counts = [[watchedCount(part), countOf(evaluation)], ...slices.map((slice) => [watchedCount(part, slice.name), countOf(slice.evaluation)])] as [string, number][];
  return Object.fromEntries([...found, most, ...counts, ...weights].filter(([, value]) => Number.isFinite(value)));
}

const countOf = ({ overQueriesWithRelevant }: Evaluation) => overQueriesWithRelevant['recall@10'].count;

function weightNumbers(catalog: Catalog, index: ProductIndex, imageWeight: Float32Array): [string, number][] {
  const places = new Map(index.ids.map((id, i) => [id, i]));
  const whole = catalog.products.flatMap(({ id, truth }) => {
    const i = places.get(id);
    return truth && i !== undefined && index.hasTitle[i] && index.hasImage[i] ? [{ regime: truth.regime, weight: imageWeight[i] }] : [];
  });
  const byRegime = [...groupBy(whole, ({ regime }) => regime)].flatMap(([regime, group]): [string, number][] => {
    const weights = group.map(({ weight }) => weight);
    return [[regimeWeight(regime), mean(weights)], [regimeSpread(regime), spread(weights)]];
  });
  const { failing, labels } = failingSides(weighedProducts(catalog, index, imageWeight).products);
  return [
    [catalogImageWeight, mean(imageWeight)], [catalogImageWeightSpread, spread(imageWeight)], ...byRegime,
    [weightAuroc, auroc(failing.map((product) => product.imageWeight), labels)],
  ];
}

function spread(values: ArrayLike<number>): number {
  const center = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - center) ** 2)));
}

/** Validation queries; training queries where none are held out; and where nothing is labelled, what the run learns from. */
export function watchedQueries({ open: { catalog }, split, pairs }: Prepared): { part: 'validation' | 'seen'; catalog: Catalog; watched: Query[] } {
  if (catalog.judgments.length === 0) {
    const judgments = pairs.pairs.map(({ queryId, productId }) => ({ queryId, productId, grade: catalog.relevantGrade }));
    return { part: 'seen', catalog: { ...catalog, queries: pairs.queries, judgments }, watched: pairs.queries.slice(0, mostWatched) };
  }
  const watched = tuningOf(catalog, split).queries.slice(0, mostWatched);
  return { part: watched.some(({ id }) => split.queries[id] === 'validation') ? 'validation' : 'seen', catalog, watched };
}

function trainingQueries({ pairs, queries }: Prepared['pairs']): { text: string; productIds: string[] }[] {
  const clicked = groupBy(pairs, ({ queryId }) => queryId);
  return queries.flatMap(({ id, text }) => (clicked.has(id) ? [{ text, productIds: (clicked.get(id) ?? []).map(({ productId }) => productId) }] : []));
}

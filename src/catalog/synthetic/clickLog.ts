import { random, type Random } from '../../math/random';
import type { Click } from '../types';
import type { ShopConfig } from './config';
import { gradeOf, type Grade } from './grade';
import { types, type Scene } from './latent';
import type { MadeProduct } from './made';
import type { MadeQuery } from './queries';
import { quotas } from './shares';
import { stem, wordsOf } from './words';

/** One product's fate under one query, over all page views. */
export interface Exposure {
  productId: string;
  grade: Grade;
  impressions: number;
  positions: number;
  clicks: number;
}

/**
 * Page views of training queries over training products. The pages come from a weak production ranker (shared title words, a guess of the category, noise),
 * so what it never shows is never clicked: exposure bias. A click needs examination, rank ** -eta, and attraction: grade x popularity x thumbnail.
 */
export function simulateLog(queries: readonly MadeQuery[], products: readonly MadeProduct[], config: ShopConfig): Map<string, Exposure[]> {
  const stock = products.map((product, i) => ({ product, words: new Set(wordsOf(product.title).map(stem)), appeal: appealOf(product, i, config) }));
  const asking = queries.filter((query) => query.part === 'train');
  const views = quotas(asking.map((query) => query.weight), config.clicks.sessions);
  return new Map(asking.map((query, i) => [query.id, viewPages(query, stock, Math.max(1, views[i]), config)]));
}

/** One row for every pair that was ever shown; most have no clicks. */
export function clickRows(log: ReadonlyMap<string, readonly Exposure[]>): Click[] {
  return [...log].flatMap(([queryId, exposures]) => exposures.map(({ productId, clicks, impressions, positions }) =>
    ({ queryId, productId, clicks, impressions, position: Math.round((positions / impressions) * 100) / 100 })));
}

type Stock = readonly { product: MadeProduct; words: ReadonlySet<string>; appeal: number }[];

function viewPages(query: MadeQuery, stock: Stock, views: number, config: ShopConfig): Exposure[] {
  const { page, eta, attractiveness, ranker } = config.clicks;
  const step = random(config.seed, `page views of ${query.text}`);
  const pool = shortlist(query, stock, config, step);
  const exposures = new Map<number, Exposure>();
  for (let view = 0; view < views; view++) {
    const shown = highest(Float64Array.from(pool, ({ score }) => score + ranker.viewNoise * step.normal()), page);
    shown.forEach((place, at) => {
      const { index } = pool[place];
      const { product, appeal } = stock[index];
      const exposure = exposures.get(index) ?? { productId: product.latent.id, grade: gradeOf(query.intent, product.latent), impressions: 0, positions: 0, clicks: 0 };
      exposures.set(index, exposure);
      exposure.impressions++;
      exposure.positions += at + 1;
      if (step.chance((at + 1) ** -eta * Math.min(1, attractiveness[exposure.grade] * appeal))) exposure.clicks++;
    });
  }
  return [...exposures.values()];
}

/** The products the production ranker considers at all. */
function shortlist(query: MadeQuery, stock: Stock, config: ShopConfig, step: Random): { index: number; score: number }[] {
  const { words, category, fixedNoise, pool } = config.clicks.ranker;
  const wanted = wordsOf(query.text).map(stem);
  const { type, department } = query.intent;
  const scores = Float64Array.from(stock, ({ product, words: titleWords }) => {
    const shared = wanted.reduce((count, each) => count + Number(titleWords.has(each)), 0);
    const inCategory = type ? type === product.latent.type : department === types[product.latent.type].department;
    return words * shared + category * Number(inCategory) + fixedNoise * step.normal();
  });
  return highest(scores, pool).map((index) => ({ index, score: scores[index] }));
}

/** Places of the highest scores, best first; equal scores in their order. */
function highest(scores: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    if (best.length === count && scores[i] <= scores[best[count - 1]]) continue;
    let at = Math.min(best.length, count - 1);
    for (; at > 0 && scores[best[at - 1]] < scores[i]; at--) best[at] = best[at - 1];
    best[at] = i;
  }
  return best;
}

const emptyScenes: readonly Scene[] = ['placeholder', 'blank', 'box', 'banner'];
const busyScenes: readonly Scene[] = ['lifestyle', 'collage', 'far', 'blurred'];

/** Popularity (lognormal around 1) times the quality of the thumbnail. */
function appealOf({ scene, latent }: MadeProduct, index: number, config: ShopConfig): number {
  const { popularitySpread: spread, thumbnails } = config.clicks;
  const quality = emptyScenes.includes(scene) ? thumbnails.empty : busyScenes.includes(scene) ? thumbnails.busy : thumbnails.clean;
  return quality * Math.exp(spread * random(config.seed, `popularity of ${latent.id}`, index).normal() - (spread * spread) / 2);
}

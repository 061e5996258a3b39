import { groupBy } from '../../math/groups';
import { random, type Random } from '../../math/random';
import type { DecidingModality, Part } from '../types';
import { asked, attributes, type Attribute, type Intent } from './attributes';
import { queryTypes, type QueryType, type ShopConfig } from './config';
import type { LatentProduct } from './latent';
import { drawIntent } from './intents';
import { truths, type MadeProduct } from './made';
import { quotas, zipf } from './shares';
import type { ProductPart } from './split';
import { word } from './wording';

export interface MadeQuery {
  id: string;
  text: string;
  key: string;
  type: QueryType;
  intent: Intent;
  part: Part;
  deciding: DecidingModality;
  /** How often it stands in the query log. */
  weight: number;
}

type Drawn = Omit<MadeQuery, 'id' | 'weight' | 'deciding'> & { oddity: number };
const parts = ['train', 'validation', 'test'] as const;
const attempts = 200;

/**
 * Distinct queries in the wanted shares of types and parts. Each is drawn from a product of its cell (test queries from new products, the others from
 * products that may be learned from), so that every query has an exact answer there. Forms of one key never stand in two parts.
 */
export function makeQueries(products: readonly MadeProduct[], productParts: ReadonlyMap<string, ProductPart>, config: ShopConfig): MadeQuery[] {
  const step = random(config.seed, 'queries');
  const latents = products.map((product) => product.latent);
  const cells = { train: sampler(latents.filter(({ id }) => productParts.get(id) === 'train'), config), test: sampler(latents.filter(({ id }) => productParts.get(id) === 'test'), config) };
  const drawn: Drawn[] = [];
  const partOfKey = new Map<string, Part>();
  const textsOfKey = new Map<string, number>();
  const texts = new Set<string>();
  const tryOne = (type: QueryType, part: Part): boolean => {
    const intent = drawIntent(type, cells[part === 'test' ? 'test' : 'train'](step), step);
    const worded = intent && word(intent, config, step);
    if (!intent || !worded || texts.has(worded.text) || (partOfKey.get(worded.key) ?? part) !== part) return false;
    const soFar = textsOfKey.get(worded.key) ?? 0;
    if (soFar >= config.queries.textsPerKey) return false;
    texts.add(worded.text);
    partOfKey.set(worded.key, part);
    textsOfKey.set(worded.key, soFar + 1);
    drawn.push({ ...worded, type, intent, part });
    return true;
  };
  const tryOften = (type: QueryType, part: Part) => Array.from({ length: attempts }).some(() => tryOne(type, part));
  for (const { type, part } of step.shuffle(slots(config))) {
    // A small shop runs out of ways to name a bare type: a color is added to the wish.
    if (!tryOften(type, part)) tryOften('colorType', part);
  }
  const rarity = new Map(drawn.map((query) => [query, query.oddity + step.uniform()]));
  return weigh(drawn.sort((a, b) => rarity.get(a)! - rarity.get(b)!), decider(products), config);
}

function slots(config: ShopConfig): { type: QueryType; part: Part }[] {
  const { count, shares, parts: partShares } = config.queries;
  const ofType = quotas(queryTypes.map((type) => shares[type]), count);
  return queryTypes.flatMap((type, i) => {
    const ofPart = quotas(parts.map((part) => partShares[part]), ofType[i]);
    return parts.flatMap((part, j) => Array.from({ length: ofPart[j] }, () => ({ type, part })));
  });
}

/** A product whose type is drawn by its flattened share of the stock. */
function sampler(stock: readonly LatentProduct[], config: ShopConfig): (step: Random) => LatentProduct {
  const groups = [...groupBy(stock, (product) => product.type).values()];
  const weights = groups.map((group) => group.length ** config.queries.typeFlattening);
  return (step) => step.pick(groups[step.weighted(weights)]);
}

/**
 * Zipf weights. The next most frequent query is of the type whose share of the log lags most, so that the shares hold over the log as well as
 * over distinct queries; inside a type the plainly worded tend to come first (`drawn` is in that order).
 */
function weigh(drawn: readonly Drawn[], deciding: (intent: Intent) => DecidingModality, config: ShopConfig): MadeQuery[] {
  const { logSize, shares, zipf: law } = config.queries;
  const frequencies = zipf(drawn.length, law);
  const total = frequencies.reduce((a, b) => a + b, 0);
  const waiting = groupBy(drawn, (query) => query.type);
  const mass = new Map<QueryType, number>();
  const ranked = frequencies.map((frequency) => {
    const open = queryTypes.filter((type) => waiting.get(type)?.length);
    const next = open.reduce((best, type) => ((mass.get(type) ?? 0) / shares[type] < (mass.get(best) ?? 0) / shares[best] ? type : best));
    mass.set(next, (mass.get(next) ?? 0) + frequency);
    const { oddity: _, ...query } = waiting.get(next)!.shift()!;
    return { ...query, weight: Math.max(1, Math.round((frequency / total) * logSize)) };
  });
  return ranked.map((query, i) => ({ id: `q${String(i + 1).padStart(4, '0')}`, ...query, deciding: deciding(query.intent) }));
}

/**
 * Which side has to be read. An attribute is decided by the side that tells the truth about it in clearly more products; a query by the sides of its
 * modifiers, and by both if it has none or they differ.
 */
function decider(products: readonly MadeProduct[]): (intent: Intent) => DecidingModality {
  const counts = { title: new Map<Attribute, number>(), image: new Map<Attribute, number>() };
  for (const product of products) {
    for (const side of ['title', 'image'] as const) for (const attribute of truths(product, side, attributes)) counts[side].set(attribute, (counts[side].get(attribute) ?? 0) + 1);
  }
  const lead = (attribute: Attribute) => ((counts.image.get(attribute) ?? 0) - (counts.title.get(attribute) ?? 0)) / products.length;
  return (intent) => {
    const leads = asked(intent).filter((attribute) => attribute !== 'type' && attribute !== 'department').map(lead);
    const image = leads.some((value) => value > 0.25);
    const title = leads.some((value) => value < -0.25);
    return image === title ? 'both' : image ? 'image' : 'title';
  };
}

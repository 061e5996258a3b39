import { groupBy } from '../../math/groups';
import { random, type Random } from '../../math/random';
import { regimes, type Regime } from '../types';
import type { ShopConfig } from './config';
import { types, type Department, type LatentProduct, type Scene } from './latent';
import { wearable } from './pictures/scenes/worn';
import { quotas } from './shares';
import type { ProductPart } from './split';

export const titleForms = ['full', 'coded', 'code', 'series', 'slogan', 'stuffed', 'bait'] as const;
/** How a title is written. 'coded' = a code and yet everything else: the cue of a thin title without its failing. */
export type TitleForm = (typeof titleForms)[number];

/** How far a product's sides can be trusted, and the cue it wears. */
export interface Reliability {
  regime: Regime;
  titleForm: TitleForm;
  scene: Scene;
}

/** In 'unequal' shops each department has two failings of its own. */
const favored: Record<Department, readonly Regime[]> = {
  clothing: ['lifestyle', 'wrongColor'], shoes: ['stuffedTitle', 'placeholder'], accessories: ['stuffedTitle', 'uninformative'],
  kitchen: ['uninformative', 'placeholder'], home: ['thinTitle', 'lifestyle'], electronics: ['thinTitle', 'uninformative'],
};

export function drawReliability(products: readonly LatentProduct[], parts: ReadonlyMap<string, ProductPart>, config: ShopConfig): Map<string, Reliability> {
  const drawn = drawRegimes(products, parts, config);
  return new Map(products.map((product) => {
    const step = random(config.seed, `reliability of ${product.id}`);
    const regime = drawn.get(product.id)!;
    return [product.id, { regime, titleForm: drawTitleForm(regime, config, step), scene: drawScene(regime, product, parts.get(product.id)!, config, step) }];
  }));
}

/** Exact shares inside each part, blind to category by default. */
function drawRegimes(products: readonly LatentProduct[], parts: ReadonlyMap<string, ProductPart>, config: ShopConfig): Map<string, Regime> {
  const unequal = config.regimes.byCategory === 'unequal';
  const departmentOf = (product: LatentProduct) => types[product.type].department;
  const groups = groupBy(products, (product) => `${parts.get(product.id)}${unequal ? ` ${departmentOf(product)}` : ''}`);
  const siblings = groupBy(products, (product) => product.design);
  const result = new Map<string, Regime>();
  for (const [name, group] of groups) {
    const weights = regimes.map((regime) => config.regimes.shares[regime] * (unequal && favored[departmentOf(group[0])].includes(regime) ? config.regimes.unequalFactor : 1));
    const left = new Map(regimes.map((regime, i) => [regime, quotas(weights, group.length)[i]]));
    const shuffled = random(config.seed, `regimes of ${name}`).shuffle(group);
    const reused = shuffled.filter((product) => siblings.get(product.design)!.length > 1).slice(0, left.get('wrongColor'));
    for (const product of reused) result.set(product.id, 'wrongColor');
    const rest = shuffled.filter((product) => !result.has(product.id));
    left.set('balanced', left.get('balanced')! + left.get('wrongColor')! - reused.length);
    const queue = regimes.flatMap((regime) => (regime === 'wrongColor' ? [] : Array.from({ length: left.get(regime)! }, () => regime)));
    rest.forEach((product, i) => result.set(product.id, queue[i]));
  }
  return result;
}

function drawTitleForm(regime: Regime, { regimes: rates }: ShopConfig, step: Random): TitleForm {
  if (regime === 'thinTitle') return (['code', 'series', 'slogan'] as const)[step.weighted([rates.thinForms.code, rates.thinForms.series, rates.thinForms.slogan])];
  if (regime === 'stuffedTitle') return 'stuffed';
  if (regime === 'wrongItem') return 'bait';
  if (regime !== 'balanced') return 'full';
  const thinCodes = rates.shares.thinTitle * rates.thinForms.code;
  const fineCodes = (thinCodes * rates.fineCodedShare) / (1 - rates.fineCodedShare);
  return step.chance(fineCodes / rates.shares.balanced) ? 'coded' : 'full';
}

function drawScene(regime: Regime, product: LatentProduct, part: ProductPart, { regimes: rates }: ShopConfig, step: Random): Scene {
  if (regime === 'placeholder') return step.chance(rates.blankShare) ? 'blank' : 'placeholder';
  if (regime === 'lifestyle') return 'lifestyle';
  if (regime === 'wrongColor') return 'packshot';
  if (regime === 'uninformative') {
    if (part === 'test' && step.chance(rates.unseenBannerShare)) return 'banner';
    const { box, collage, far, blurred } = rates.uninformativeScenes;
    return (['box', 'collage', 'far', 'blurred'] as const)[step.weighted([box, collage, far, blurred])];
  }
  if (regime === 'balanced' && step.chance(rates.fineLifestyleShare)) return 'lifestyle';
  return wearable.includes(product.type) && step.chance(rates.wornShare) ? 'worn' : 'packshot';
}


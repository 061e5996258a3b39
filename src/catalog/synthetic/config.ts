// All rates and sizes of the made shops. Frozen before models were compared: change nothing here to help a model.
import type { Regime } from '../types';
import type { ColorId, TypeId } from './latent';

export const queryTypes = ['type', 'colorType', 'brandType', 'detailType', 'twoModifiers', 'use', 'broad'] as const;
export type QueryType = (typeof queryTypes)[number];

export interface ShopConfig {
  name: string;
  seed: number;
  products: {
    count: number;
    /** Most frequent first; shares fall as (rank + offset) ** -exponent. */
    types: readonly TypeId[];
    zipf: { exponent: number; offset: number };
    colors: Record<ColorId, number>;
    plainShare: number;
    brands: number;
    /** Share of the products that come in 3 to 6 colors of one design. */
    variantShare: number;
    variantColors: readonly [number, number];
    /** Share of the designs made from an earlier one by changing a single attribute: hard negatives by construction. */
    derivedShare: number;
    /** Of the derived designs, those that change the type into a look-alike. */
    derivedTypeShare: number;
    /** Share of the accessory designs made to go with an earlier main item (strap and watch): sound-alikes by construction. */
    accessoryShare: number;
    testShare: number;
  };
  titles: {
    /** How often a full title states the attribute. Type and brand always stand there, shape never does. */
    states: { color: number; pattern: number; plain: number; material: number; use: number; line: number };
    /** How often a title uses another word than the shop's own label. */
    synonymShare: number;
    words: readonly [number, number];
    soundAlikeShare: number;
    promoShare: number;
  };
  regimes: {
    shares: Record<Regime, number>;
    /** 'equal': the same shares in every category. 'unequal': each department has failings of its own. */
    byCategory: 'equal' | 'unequal';
    /** How often a favored failing is multiplied in 'unequal' shops. */
    unequalFactor: number;
    thinForms: { code: number; series: number; slogan: number };
    /** Share of the titles with a code that are fine all the same: the cue is not the truth. */
    fineCodedShare: number;
    uninformativeScenes: { box: number; collage: number; far: number; blurred: number };
    /** Share of banners among uninformative pictures of test products; training products have none. */
    unseenBannerShare: number;
    /** How often a box or a banner shows the product's color after all. */
    colorLeakShare: number;
    blankShare: number;
    wornShare: number;
    /** Pictures of balanced products that look like a lifestyle failing and are counted as fine. */
    fineLifestyleShare: number;
  };
  queries: {
    count: number;
    shares: Record<QueryType, number>;
    parts: { train: number; validation: number; test: number };
    /** 1 = types are asked for as often as they are sold, 0 = all alike. */
    typeFlattening: number;
    pluralShare: number;
    reorderedShare: number;
    redundantShare: number;
    misspelledWordShare: number;
    /** How often a thing, or a modifier, is asked for by another word than its most usual one. */
    synonymShares: { thing: number; modifier: number };
    textsPerKey: number;
    zipf: { exponent: number; offset: number };
    /** Length of the query log that the weights count. */
    logSize: number;
  };
  clicks: {
    sessions: number;
    page: number;
    /** The production ranker: shared title words, a category guess, noise that is fixed per pair, noise per page view. */
    ranker: { words: number; category: number; fixedNoise: number; viewNoise: number; pool: number };
    /** Examination at rank r is r ** -eta. */
    eta: number;
    attractiveness: readonly [number, number, number, number];
    popularitySpread: number;
    thumbnails: { clean: number; busy: number; empty: number };
  };
}

export const shopConfig: ShopConfig = {
  name: 'shop',
  seed: 20230,
  products: {
    count: 2400,
    types: [
      'dress', 'sneakers', 'handbag', 'shirt', 'mug', 'headphones', 'backpack', 'lamp', 'jacket', 'boots', 'wallet', 'chair', 'watch', 'trousers', 'bottle', 'belt',
      'cushion', 'sweater', 'phoneCase', 'plate', 'sandals', 'speaker', 'rug', 'scarf', 'skirt', 'kettle', 'towel', 'pumps', 'watchStrap', 'suitcase', 'vase', 'pan',
    ],
    zipf: { exponent: 1, offset: 2 },
    colors: { black: 14, gray: 8, cream: 7, beige: 8, brown: 9, yellow: 6, red: 10, maroon: 6, pink: 7, green: 9, blue: 10, navy: 9 },
    plainShare: 0.45,
    brands: 42,
    variantShare: 0.25,
    variantColors: [3, 6],
    derivedShare: 0.25,
    derivedTypeShare: 0.45,
    accessoryShare: 0.5,
    testShare: 0.3,
  },
  titles: {
    states: { color: 0.72, pattern: 0.3, plain: 0.1, material: 0.6, use: 0.5, line: 0.6 },
    synonymShare: 0.35,
    words: [5, 9],
    soundAlikeShare: 0.6,
    promoShare: 0.06,
  },
  regimes: {
    shares: { balanced: 0.5, thinTitle: 0.12, stuffedTitle: 0.08, placeholder: 0.08, uninformative: 0.1, lifestyle: 0.06, wrongColor: 0.04, wrongItem: 0.02 },
    byCategory: 'equal',
    unequalFactor: 4,
    thinForms: { code: 0.6, series: 0.2, slogan: 0.2 },
    fineCodedShare: 0.1,
    uninformativeScenes: { box: 0.3, collage: 0.2, far: 0.25, blurred: 0.25 },
    unseenBannerShare: 0.5,
    colorLeakShare: 0.15,
    blankShare: 0.1,
    wornShare: 0.35,
    fineLifestyleShare: 0.03,
  },
  queries: {
    count: 1400,
    shares: { type: 0.25, colorType: 0.25, brandType: 0.12, detailType: 0.12, twoModifiers: 0.16, use: 0.06, broad: 0.04 },
    parts: { train: 0.55, validation: 0.12, test: 0.33 },
    typeFlattening: 0.7,
    pluralShare: 0.12,
    reorderedShare: 0.2,
    redundantShare: 0.08,
    misspelledWordShare: 0.03,
    synonymShares: { thing: 0.4, modifier: 0.2 },
    textsPerKey: 4,
    zipf: { exponent: 0.9, offset: 0 },
    logSize: 7000,
  },
  clicks: {
    sessions: 24000,
    page: 10,
    ranker: { words: 1, category: 0.8, fixedNoise: 0.45, viewNoise: 0.5, pool: 64 },
    eta: 0.85,
    attractiveness: [0.02, 0.08, 0.25, 0.55],
    popularitySpread: 0.5,
    thumbnails: { clean: 1, busy: 0.7, empty: 0.4 },
  },
};

/** The lesson's shop: eight types, few products; few ways to name a bare type, so that most words of a new query were met in training. */
export const shopNanoConfig: ShopConfig = {
  ...shopConfig,
  name: 'shop-nano',
  products: {
    ...shopConfig.products, count: 320, brands: 12, zipf: { exponent: 0.5, offset: 1 },
    types: ['dress', 'sneakers', 'mug', 'lamp', 'backpack', 'headphones', 'shirt', 'chair'],
  },
  queries: {
    ...shopConfig.queries, count: 240, synonymShares: { thing: 0.25, modifier: 0.1 }, logSize: 1200,
    shares: { type: 0.12, colorType: 0.36, brandType: 0.12, detailType: 0.14, twoModifiers: 0.16, use: 0.06, broad: 0.04 },
  },
  clicks: { ...shopConfig.clicks, sessions: 4000 },
};

// The made shop as a whole: latents -> split -> reliability -> both sides -> queries -> graded truth, clicks, modal truth.
import { groupBy } from '../../math/groups';
import { svgDataUri } from '../dataUri';
import type { Catalog, Judgment, ModalTruth, Product, Query, Split } from '../types';
import { clickRows, simulateLog, type Exposure } from './clickLog';
import { colorWords, materialWords, patternWords, typeWords } from './concepts';
import type { ShopConfig } from './config';
import { drawLatents } from './designs';
import { graderOf } from './grade';
import { findHardNegatives } from './hardNegatives';
import { types } from './latent';
import { makeProducts, type MadeProduct } from './made';
import { modalTruths } from './modalTruth';
import { drawPicture } from './pictures/drawPicture';
import { makeQueries, type MadeQuery } from './queries';
import { drawReliability } from './regimes';
import { splitProducts } from './split';

/** A shop with everything that is known of it; `catalog` is the part that models and people see. */
export interface Shop {
  catalog: Catalog;
  products: MadeProduct[];
  queries: MadeQuery[];
  /** Per training query, every product that was ever shown. */
  log: Map<string, Exposure[]>;
}

/** The catalog of a made shop: equal configs give equal catalogs, byte for byte. */
export function generateShop(config: ShopConfig): Catalog {
  return makeShop(config).catalog;
}

/** @param draw replaces the drawing, for those who need the truth and no pictures */
export function makeShop(config: ShopConfig, draw = drawPicture): Shop {
  const latents = drawLatents(config);
  const parts = splitProducts(latents, config);
  const products = makeProducts(latents, drawReliability(latents, parts, config), config);
  const queries = makeQueries(products, parts, config);
  const log = once(() => simulateLog(queries, products.filter(({ latent }) => parts.get(latent.id) === 'train'), config));
  const clicks = once(() => clickRows(log()));
  const hardNegatives = once(() => findHardNegatives(products));
  const truth = modalTruths(products, queries);
  const split: Split = { queries: Object.fromEntries(queries.map(({ id, part }) => [id, part])), products: Object.fromEntries(parts) };
  const catalog: Catalog = {
    name: config.name, products: products.map((product) => publish(product, draw, truth.get(product.latent.id))), queries: queries.map(ask),
    judgments: judge(queries, products), get clicks() { return clicks(); }, get hardNegatives() { return hardNegatives(); }, split, relevantGrade: 2, labelsComplete: true,
  };
  return { catalog, products, queries, get log() { return log(); } };
}

/** What takes long and is seldom asked for is made when it is first read. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Attributes carry the shop's own labels, as a shop's columns would. */
function publish({ latent, regime, titleForm, scene, title, look, pictureSeed }: MadeProduct, draw: typeof drawPicture, truth: ModalTruth | undefined): Product {
  const { id, type, color, pattern, material, brand, line, use, shape } = latent;
  const category = typeWords[type].titles[0];
  const image = once(() => svgDataUri(draw(look, pictureSeed)));
  return {
    id, title, get image() { return image(); }, category,
    attributes: {
      type: category, department: types[type].department, color: colorWords[color].titles[0], pattern: patternWords[pattern].titles[0],
      material: materialWords[material].titles[0], brand, line, use, shape, regime, titleForm, scene,
    },
    truth,
  };
}

function ask({ id, text, type, weight, deciding, part }: MadeQuery): Query {
  return { id, text, type, weight, deciding, split: part };
}

/** Complete truth: every product of grade 1 and above under every query; all others are 0. Products of another type or department are 0 and not looked at. */
function judge(queries: readonly MadeQuery[], products: readonly MadeProduct[]): Judgment[] {
  const ofType = groupBy(products, ({ latent }) => latent.type);
  const ofDepartment = groupBy(products, ({ latent }) => types[latent.type].department);
  return queries.flatMap(({ id, intent }) => {
    const grade = graderOf(intent);
    const candidates = intent.type ? ofType.get(intent.type) : intent.department ? ofDepartment.get(intent.department) : products;
    const judgments: Judgment[] = [];
    for (const { latent } of candidates ?? []) {
      const given = grade(latent);
      if (given > 0) judgments.push({ queryId: id, productId: latent.id, grade: given, source: 'derived' });
    }
    return judgments;
  });
}

import { groupBy } from '../../math/groups';
import type { HardNegative } from '../types';
import { soundAlikeTitles } from './concepts';
import { lookAlikes, type LatentProduct, type TypeId } from './latent';
import type { MadeProduct } from './made';

const compared = ['type', 'color', 'pattern', 'material', 'shape', 'brand', 'line', 'use'] as const;
type Compared = (typeof compared)[number];

/**
 * Pairs that differ in exactly one attribute: siblings of a type; look-alikes (the type differs and the drawings resemble each other; shape belongs to the
 * type and is left out); sound-alikes (the negative's title names the anchor's type). At most one negative per anchor, attribute and kind.
 */
export function findHardNegatives(products: readonly MadeProduct[]): HardNegative[] {
  return [...compared.filter((attribute) => attribute !== 'type').flatMap((attribute) => siblings(products, attribute)), ...acrossTypes(products)];
}

function siblings(products: readonly MadeProduct[], attribute: Compared): HardNegative[] {
  return neighbors(products, [attribute], (anchor, other) => anchor[attribute] !== other[attribute])
    .map(([anchor, negative]) => ({ anchor: anchor.latent.id, negative: negative.latent.id, attribute, kind: 'sibling' }));
}

function acrossTypes(products: readonly MadeProduct[]): HardNegative[] {
  const pair = (anchor: MadeProduct, negative: MadeProduct, kind: HardNegative['kind']): HardNegative =>
    ({ anchor: anchor.latent.id, negative: negative.latent.id, attribute: 'type', kind });
  const look = neighbors(products, ['type', 'shape'], (a, b) => lookAlikes.some(([x, y]) => (x === a.type && y === b.type) || (x === b.type && y === a.type)));
  const sounding = (a: LatentProduct, b: LatentProduct) => soundAlikeTitles[b.type]?.mainItem === a.type;
  const sound = neighbors(products, ['type', 'shape'], sounding).filter(([anchor, negative]) => namesMainItem(negative, anchor.latent.type));
  return [...look.map(([a, b]) => pair(a, b, 'lookAlike')), ...sound.map(([a, b]) => pair(a, b, 'soundAlike'))];
}

/** True if an accessory's title is the one that names the main item. */
export function namesMainItem(accessory: MadeProduct, mainItem: TypeId): boolean {
  const soundAlike = soundAlikeTitles[accessory.latent.type];
  return soundAlike?.mainItem === mainItem && accessory.titleForm !== 'bait' && accessory.title.toLowerCase().includes(soundAlike.title);
}

/** For each product the next one that agrees in all compared attributes but the given ones and fits. */
function neighbors(products: readonly MadeProduct[], but: readonly Compared[], fits: (a: LatentProduct, b: LatentProduct) => boolean): [MadeProduct, MadeProduct][] {
  const same = compared.filter((attribute) => !but.includes(attribute));
  const buckets = groupBy(products, ({ latent }) => same.map((attribute) => latent[attribute]).join('|'));
  return [...buckets.values()].flatMap((bucket) => bucket.flatMap((anchor, i): [MadeProduct, MadeProduct][] => {
    const negative = [...bucket.slice(i + 1), ...bucket.slice(0, i)].find((other) => fits(anchor.latent, other.latent));
    return negative ? [[anchor, negative]] : [];
  }));
}

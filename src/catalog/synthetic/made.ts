import { groupBy } from '../../math/groups';
import { hash32 } from '../../math/hash';
import { random } from '../../math/random';
import { tellsTruth, type Attribute, type Claims } from './attributes';
import type { ShopConfig } from './config';
import { visibleMaterials, type LatentProduct, type PictureLook, type Scene } from './latent';
import type { Reliability } from './regimes';
import { writeTitle } from './titles';

/** A product of the made shop with all that is known of it: the truth, and what each side claims. */
export interface MadeProduct extends Reliability {
  latent: LatentProduct;
  title: string;
  titleSays: Claims;
  look: PictureLook;
  pictureSeed: number;
  imageShows: Claims;
}

export function makeProducts(latents: readonly LatentProduct[], reliability: ReadonlyMap<string, Reliability>, config: ShopConfig): MadeProduct[] {
  const designs = groupBy(latents, (latent) => latent.design);
  return latents.map((latent) => {
    const { regime, titleForm, scene } = reliability.get(latent.id)!;
    const { text, says } = writeTitle(latent, titleForm, config, regime === 'wrongColor' ? ['color'] : []);
    const drawn = regime === 'wrongColor' ? siblingOf(latent, designs.get(latent.design)!) : latent;
    const leaks = random(config.seed, `leak of ${latent.id}`).chance(config.regimes.colorLeakShare);
    return {
      latent, regime, titleForm, scene, title: text, titleSays: says,
      look: lookOf(drawn, scene, leaks), pictureSeed: hash32(latent.design, config.seed), imageShows: shown(drawn, scene, leaks),
    };
  });
}

/** Truthful claims of a side: what the modal weight may count on. */
export function truths(product: MadeProduct, side: 'title' | 'image', all: readonly Attribute[]): Attribute[] {
  const claims = side === 'title' ? product.titleSays : product.imageShows;
  return all.filter((attribute) => tellsTruth(claims, product.latent, attribute));
}

/** The next color of the same design: its photo is used again. */
function siblingOf(latent: LatentProduct, variants: readonly LatentProduct[]): LatentProduct {
  return variants[(variants.findIndex((variant) => variant.id === latent.id) + 1) % variants.length];
}

const showsAll: readonly Scene[] = ['packshot', 'worn'];
const showsTypeAndColor: readonly Scene[] = ['lifestyle'];
const showsColor: readonly Scene[] = ['far', 'blurred'];

/** What a person could tell from the picture. */
function shown(drawn: LatentProduct, scene: Scene, leaks: boolean): Claims {
  const color = { color: [drawn.color] };
  if (showsColor.includes(scene) || (leaks && hidesProduct(scene))) return color;
  if (showsTypeAndColor.includes(scene)) return { ...color, type: [drawn.type] };
  if (!showsAll.includes(scene)) return {};
  const material = visibleMaterials.includes(drawn.material) ? { material: [drawn.material] } : {};
  return { ...color, ...material, type: [drawn.type], pattern: [drawn.pattern], shape: [drawn.shape] };
}

const hidesProduct = (scene: Scene) => scene === 'box' || scene === 'banner';

function lookOf({ type, color, secondColor, pattern, material, shape }: LatentProduct, scene: Scene, leaks: boolean): PictureLook {
  return { type, color, secondColor, pattern, material, shape, scene, ...(leaks && hidesProduct(scene) ? { colorHint: true } : {}) };
}

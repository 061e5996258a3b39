import { random, type Random } from '../../math/random';
import type { Claims } from './attributes';
import {
  colorWords, departmentFacts, materialWords, patternWords, promoWords, sloganWords, soundAlikeTitles, titleFillers, typeWords, useWords, type Wording,
} from './concepts';
import type { ShopConfig } from './config';
import { colorIds, types, type LatentProduct, type TypeId } from './latent';
import type { TitleForm } from './regimes';
import { titleCase, wordsOf } from './words';

export interface Title {
  text: string;
  /** What a reader takes from it, true or not. */
  says: Claims;
}

type Part = { text: string; says?: keyof Claims; value?: string };

/** One title. Variants of a design are written alike: the style is drawn per design, the failing per product. */
export function writeTitle(product: LatentProduct, form: TitleForm, config: ShopConfig, mustName: readonly (keyof Claims)[] = []): Title {
  const style = random(config.seed, `title of ${product.design}`);
  const own = random(config.seed, `title of ${product.id}`);
  const brand: Part = { text: product.brand, says: 'brand', value: product.brand };
  switch (form) {
    case 'full': return finish(fullTitle(product, config, style, mustName));
    case 'coded': return finish(withCode(fullTitle(product, config, style, mustName), code(own)));
    case 'code': return finish([brand, { text: code(own) }]);
    case 'series': return finish([brand, { text: product.line }, ...(own.chance(0.4) ? [{ text: own.pick(['II', 'III', 'Plus', 'Mini', 'Pro']) }] : [])]);
    case 'slogan': return finish([brand, { text: product.line }, ...own.shuffle(sloganWords).slice(0, 3 + own.integer(4)).map((text) => ({ text }))]);
    case 'stuffed': return finish([brand, ...stuffing(product, config, own)]);
    case 'bait': {
      const bait = own.pick(config.products.types.filter((type) => type !== product.type));
      return finish(fullTitle({ ...product, type: bait }, config, style, mustName));
    }
  }
}

type Ingredient = 'line' | 'color' | 'pattern' | 'material' | 'use' | 'promo';
/** What a title that grew too long gives up first. */
const expendable: readonly Ingredient[] = ['line', 'promo', 'use', 'material', 'pattern'];

/** Brand first, then line, color, pattern, material, use, the word for the thing; or the color after it; facts at the end; five to nine words. */
function fullTitle(product: LatentProduct, config: ShopConfig, style: Random, mustName: readonly (keyof Claims)[]): Part[] {
  const { words: [least, most] } = config.titles;
  const stated = ingredients(product, config, style, mustName);
  const thing: Part = { text: thingWords(product.type, config, style), says: 'type', value: product.type };
  const fillers: Part[] = style.shuffle(titleFillers).slice(0, 3).map((text) => ({ text }));
  const fact: Part = { text: style.pick(departmentFacts[types[product.type].department]) };
  stated.promo = style.chance(config.titles.promoShare) ? style.shuffle(promoWords).slice(0, 2).map((text) => ({ text })) : [];
  const colorLast = stated.color.length > 0 && style.chance(0.25);
  const compose = (filler: Part[] = [], facts: Part[] = []): Part[] => {
    const { line, color, pattern, material, use, promo } = stated;
    const [before, after]: Part[][] = colorLast ? [[], [{ text: 'in' }, ...color]] : [color, []];
    const brand: Part = { text: product.brand, says: 'brand', value: product.brand };
    return [brand, ...line, ...filler, ...before, ...pattern, ...material, ...use, thing, ...after, ...facts, ...promo];
  };
  const target = least + 1 + style.integer(most - least);
  for (const name of expendable) if (length(compose()) > most && !mustName.includes(name as keyof Claims)) stated[name] = [];
  const room = target - length(compose());
  const facts = length([fact]) <= room && (room > 2 || style.chance(0.6)) ? [fact] : [];
  return compose(fillers.slice(0, Math.max(0, room - length(facts))), facts);
}

/** What the title states besides brand and thing, each at its rate. */
function ingredients(product: LatentProduct, config: ShopConfig, style: Random, mustName: readonly (keyof Claims)[]): Record<Ingredient, Part[]> {
  const { states } = config.titles;
  const stated = (attribute: 'color' | 'pattern' | 'material' | 'use', words: Wording, rate: number): Part[] => {
    const chosen: Part = { text: form(words, config, style), says: attribute, value: product[attribute] };
    return style.chance(rate) || mustName.includes(attribute) ? [chosen] : [];
  };
  return {
    line: style.chance(states.line) ? [{ text: product.line }] : [],
    color: stated('color', colorWords[product.color], states.color),
    pattern: stated('pattern', patternWords[product.pattern], product.pattern === 'plain' ? states.plain : states.pattern),
    material: stated('material', materialWords[product.material], states.material),
    use: stated('use', useWords[product.use], states.use),
    promo: [],
  };
}

/** Several things in several colors: the true ones among them, none to be trusted. */
function stuffing(product: LatentProduct, config: ShopConfig, own: Random): Part[] {
  const things = [product.type, ...own.shuffle(config.products.types.filter((type) => type !== product.type)).slice(0, 2 + own.integer(2))];
  const shades = [product.color, ...own.shuffle(colorIds.filter((color) => color !== product.color)).slice(0, 1 + own.integer(2))];
  const parts: Part[] = [
    ...things.map((type) => ({ text: typeWords[type].titles[0], says: 'type' as const, value: type })),
    ...shades.map((color) => ({ text: colorWords[color].titles[0], says: 'color' as const, value: color })),
  ];
  return [...own.shuffle(parts), ...own.shuffle(promoWords).slice(0, 1 + own.integer(3)).map((text) => ({ text }))];
}

function thingWords(type: TypeId, config: ShopConfig, style: Random): string {
  const soundAlike = soundAlikeTitles[type];
  const plainWords = form(typeWords[type], config, style);
  return soundAlike && style.chance(config.titles.soundAlikeShare) ? soundAlike.title : plainWords;
}

/** The shop's own label mostly, another form of the table otherwise. */
function form({ titles }: Wording, config: ShopConfig, style: Random): string {
  const other = style.pick(titles);
  return style.chance(config.titles.synonymShare) ? other : titles[0];
}

/** The code takes the place of a word that says nothing. */
function withCode(parts: readonly Part[], text: string): Part[] {
  const idle = parts.findIndex((part) => !part.says && part.text !== 'in');
  return idle < 0 ? [...parts, { text }] : parts.map((part, i) => (i === idle ? { text } : part));
}

function code(own: Random): string {
  const digits = String(100 + own.integer(900));
  const letter = 'ABCDEGHKLMNPRSTX'[own.integer(16)];
  return own.pick([`${digits}-${letter}`, `${letter}${digits}`, `${letter}-${digits}`, `${digits}${own.integer(10)}`]);
}

function finish(parts: readonly Part[]): Title {
  const says: Record<string, string[]> = {};
  for (const { says: attribute, value } of parts) if (attribute && value) (says[attribute] ??= []).push(value);
  return { text: titleCase(parts.map((part) => part.text).join(' ')), says };
}

const length = (parts: readonly Part[]) => parts.flatMap((part) => wordsOf(part.text)).length;

// A title loses words, loses the words that state one attribute value, or becomes a code. Content is replaced; the mask stays on. Our choice [P].
import { isContentWord } from '../features/terms';
import type { EncodedWord, Tokenizer, TitleWord } from '../features/types';
import type { Random } from '../math/random';
import type { AugmentationConfig } from './config';

export interface AugmentedTitle {
  words: EncodedWord[];
  /** The title still says what the product is: it is no code and no attribute value was taken out. */
  informative: boolean;
}

/** The words of one title as one training step reads them. An empty title stays empty; any other keeps at least one word. */
export function augmentTitle(title: TitleWord[], config: AugmentationConfig, tokenizer: Pick<Tokenizer, 'words'>, random: Random): AugmentedTitle {
  if (title.length === 0) return { words: title, informative: false };
  if (random.chance(config.titleCode)) return { words: codeTitle(title, tokenizer, random), informative: false };
  const withoutValue = random.chance(config.titleAttributes) ? dropAttribute(title, random) : null;
  const words = withoutValue ?? title;
  const thinned = random.chance(config.titleWords.chance) ? dropWords(words, config.titleWords.drop, random) : words;
  return { words: thinned, informative: withoutValue === null };
}

/** Without all words that state one attribute value, picked at random; null where there is none or nothing would be left. */
function dropAttribute(title: TitleWord[], random: Random): TitleWord[] | null {
  const values = [...new Set(title.flatMap((word) => word.states))];
  if (values.length === 0) return null;
  const value = random.pick(values);
  const left = title.filter((word) => !word.states.includes(value));
  return left.length > 0 ? left : null;
}

function dropWords(title: TitleWord[], chance: number, random: Random): TitleWord[] {
  const left = title.filter(() => !random.chance(chance));
  return left.length > 0 ? left : [random.pick(title)];
}

/** A name and a code number: "Zorvik 301-B", "IMG 4821", and half of the time the title's own brand with a code. */
function codeTitle(title: TitleWord[], tokenizer: Pick<Tokenizer, 'words'>, random: Random): EncodedWord[] {
  const name = random.chance(0.5) ? brandWord(title) : undefined;
  const words = tokenizer.words(name ? code(random) : `${inventedName(random)} ${code(random)}`);
  return name ? [name, ...words] : words;
}

/** The word that states the brand, else the first content word that states nothing. */
function brandWord(title: TitleWord[]): TitleWord | undefined {
  const isBrand = (value: string) => /^(brand|maker|manufacturer|vendor)=/i.test(value);
  return title.find((word) => word.states.some(isBrand)) ?? title.find((word) => word.states.length === 0 && isContentWord(word.text));
}

const consonants = [...'bdfgklmnprstvz'];
const vowels = [...'aeiou'];
const capitals = [...'ABCDEFGHKLMNPRSTVXZ'];
const cameraNames = ['IMG', 'DSC', 'P', 'SKU', 'ART', 'NO'];

function inventedName(random: Random): string {
  if (random.chance(0.3)) return random.pick(cameraNames);
  const syllables = 2 + random.integer(2);
  return Array.from({ length: syllables }, () => random.pick(consonants) + random.pick(vowels)).join('') + (random.chance(0.5) ? random.pick(consonants) : '');
}

function code(random: Random): string {
  const digits = String(random.integer(10 ** (2 + random.integer(4))));
  const letter = () => random.pick(capitals);
  const forms = [() => digits, () => `${digits}-${letter()}`, () => `${letter()}${letter()}${digits}`, () => `${letter()}-${digits}${letter()}`];
  return random.pick(forms)();
}

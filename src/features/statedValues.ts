// Which title words state an attribute value. Training may drop the words of one value together; no ranker ever reads the values.
import type { Product } from '../catalog/types';
import { isContentWord } from './terms';
import type { EncodedWord, TitleWord, Tokenizer } from './types';
import { foldWord } from './words';

interface Value {
  /** 'color=navy blue'. */
  name: string;
  words: Set<string>;
}

/** A longer value is prose, not something that a title states. */
const longestValue = 6;

/**
 * Title words with the values they help to state, named 'attribute=value'. A word helps when it is one of the value's content words (in any
 * number) and the title holds at least half of them: "shoes" states the type "Casual Shoes". The category counts as an attribute.
 */
export function stateValues(title: EncodedWord[], product: Pick<Product, 'attributes' | 'category'>, tokenizer: Tokenizer): TitleWord[] {
  const keys = title.map((word) => foldWord(word.text));
  const inTitle = new Set(keys);
  const stated = valuesOf(product, tokenizer).filter(({ words }) => 2 * [...words].filter((word) => inTitle.has(word)).length >= words.size);
  return title.map((word, i) => ({ ...word, states: stated.filter(({ words }) => words.has(keys[i])).map(({ name }) => name) }));
}

function valuesOf(product: Pick<Product, 'attributes' | 'category'>, tokenizer: Tokenizer): Value[] {
  const named: [string, string][] = product.category.split(/[/>|]/).map((part) => ['category', part.trim()]);
  for (const [attribute, value] of Object.entries(product.attributes)) {
    for (const single of Array.isArray(value) ? value : [value]) named.push([attribute, String(single).trim()]);
  }
  return named
    .map(([attribute, value]) => ({ name: `${attribute}=${value}`, words: contentWords(value, tokenizer) }))
    .filter(({ words }) => words.size > 0 && words.size <= longestValue);
}

function contentWords(value: string, tokenizer: Tokenizer): Set<string> {
  if (value.length > 200) return new Set();
  const words = tokenizer.words(value).filter((word) => isContentWord(word.text) && /[\p{L}\p{N}]/u.test(word.text));
  return new Set(words.map((word) => foldWord(word.text)));
}

// Queries for catalogs that have none, from what is known of the products (design: data.md 2.5, after how Marqo's fashion set was made).
import { random } from '../math/random';
import type { Judgment, Product, Query } from './types';

/** A made query and the values that a product must have to match it; attribute 'type' is the category. */
export interface TemplateQuery extends Query {
  asked: { attribute: string; value: string }[];
}

const fewestMatches = 3;
const mostQueries = 1200;
const mostValues = 60;
const typeAttribute = 'type';

/** Names of attributes that are asked together with others. */
const colorName = /colou?r/i;
const brandName = /brand/i;
const genderName = /gender|sex$/i;

/**
 * Queries such as "shirts", "blue shirts", "men blue shirts": `{type}`, `{attribute} {type}`, `{gender} {color} {type}` and `{brand} {color} {type}`,
 * each matched by at least three of the products. Drawn with weight sqrt(matches), the same ones every time.
 */
export function templateQueries(products: Product[], limit = mostQueries): TemplateQuery[] {
  const matches = new Map<string, { asked: TemplateQuery['asked']; count: number }>();
  for (const asked of products.flatMap(templatesOf(products))) {
    const text = asked.map(({ value }) => value).join(' ');
    const found = matches.get(text);
    if (found) found.count++;
    else matches.set(text, { asked, count: 1 });
  }
  const frequent = [...matches].filter(([, { count }]) => count >= fewestMatches).sort(([a], [b]) => (a < b ? -1 : 1));
  const draw = random(0, 'templateQueries');
  return frequent.map(([text, { asked, count }]) => ({ text, asked, count, order: -Math.log(1 - draw.uniform()) / Math.sqrt(count) }))
    .sort((a, b) => a.order - b.order).slice(0, limit)
    .map(({ text, asked, count }, i) => ({ id: `made${i + 1}`, text, type: asked.map(({ attribute }) => attribute).join(' '), weight: Math.sqrt(count), asked }));
}

/**
 * Grades of products for made queries: 3 = every value as asked; 2 = one value only near (it shares a word: "navy blue" for "blue");
 * 1 = the type as asked and one other value wrong. Complete, but only as good as the attributes.
 */
export function templateJudgments(products: Product[], queries: TemplateQuery[]): Judgment[] {
  const described = products.map((product) => ({ productId: product.id, values: valuesOf(product) }));
  const byTypeWord = new Map<string, Set<(typeof described)[number]>>();
  for (const product of described) for (const word of product.values.get(typeAttribute)?.split(' ') ?? []) {
    byTypeWord.set(word, (byTypeWord.get(word) ?? new Set()).add(product));
  }
  return queries.flatMap(({ id, asked }) => {
    const typeWords = asked.find(({ attribute }) => attribute === typeAttribute)!.value.split(' ');
    const sharingType = new Set(typeWords.flatMap((word) => [...(byTypeWord.get(word) ?? [])]));
    return [...sharingType].flatMap(({ productId, values }): Judgment[] => {
      const grade = gradeOf(asked, values);
      return grade > 0 ? [{ queryId: id, productId, grade, source: 'derived' }] : [];
    });
  });
}

function gradeOf(asked: TemplateQuery['asked'], has: Map<string, string>): number {
  const wrong = asked.filter(({ attribute, value }) => has.get(attribute) !== value);
  if (wrong.length === 0) return 3;
  if (wrong.length > 1) return 0;
  const [{ attribute, value }] = wrong;
  const words = new Set(has.get(attribute)?.split(' '));
  if (value.split(' ').some((word) => words.has(word))) return 2;
  return attribute === typeAttribute || asked.length === 1 ? 0 : 1;
}

/** For a product, the values that each template would ask. */
function templatesOf(products: Product[]): (product: Product) => TemplateQuery['asked'][] {
  const asking = askableAttributes(products);
  return (product) => {
    const values = valuesOf(product);
    const type = values.get(typeAttribute);
    if (!type) return [];
    const of = (...names: (string | undefined)[]) => {
      const asked = names.map((attribute) => ({ attribute: attribute ?? '', value: values.get(attribute ?? '') ?? '' }));
      return asked.every(({ value }) => value) ? [[...asked, { attribute: typeAttribute, value: type }]] : [];
    };
    const named = (pattern: RegExp) => asking.find((attribute) => pattern.test(attribute));
    return [of(), ...asking.map((attribute) => of(attribute)), of(named(genderName), named(colorName)), of(named(brandName), named(colorName))].flat();
  };
}

/** Attributes with few enough values to be asked for, that do not merely repeat the type. */
function askableAttributes(products: Product[]): string[] {
  const values = new Map<string, Map<string, number>>();
  const repeated = new Map<string, number>();
  for (const product of products) {
    const own = valuesOf(product);
    for (const [attribute, value] of own) {
      const counts = values.get(attribute) ?? new Map<string, number>();
      counts.set(value, (counts.get(value) ?? 0) + 1);
      values.set(attribute, counts);
      if (value === own.get(typeAttribute)) repeated.set(attribute, (repeated.get(attribute) ?? 0) + 1);
    }
  }
  return [...values].filter(([attribute, counts]) => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return attribute !== typeAttribute && counts.size > 1 && counts.size <= mostValues && (repeated.get(attribute) ?? 0) < 0.5 * total;
  }).map(([attribute]) => attribute).sort();
}

/** What is known of a product in words of at most three: its type and its text attributes. */
function valuesOf({ category, attributes }: Product): Map<string, string> {
  const texts = Object.entries(attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/id$/i.test(entry[0]));
  const type: [string, string][] = category ? [[typeAttribute, category]] : [];
  return new Map([...texts, ...type].map(([name, value]): [string, string] => [name, value.toLowerCase().trim()])
    .filter(([, value]) => value && value.split(/\s+/).length <= 3));
}

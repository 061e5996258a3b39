import type { Random } from '../../math/random';
import { valueOf, type Attribute, type Intent } from './attributes';
import type { QueryType } from './config';
import type { LatentProduct } from './latent';

type Modifier = Exclude<Attribute, 'type' | 'department'>;

const details: readonly (readonly [Modifier, number])[] = [['pattern', 45], ['shape', 35], ['material', 20]];
const pairs: readonly (readonly [readonly [Modifier, Modifier], number])[] = [
  [['color', 'pattern'], 28], [['color', 'shape'], 18], [['color', 'material'], 18], [['brand', 'color'], 14], [['color', 'use'], 10], [['pattern', 'shape'], 6], [['brand', 'use'], 6],
];
const broadModifiers: readonly (readonly [Modifier | null, number])[] = [[null, 40], ['color', 35], ['use', 25]];

/** What somebody who wants exactly this product might ask for; null where the product does not lend itself (nobody asks for "plain"). */
export function drawIntent(queryType: QueryType, product: LatentProduct, step: Random): Intent | null {
  const chosen = modifiersOf(queryType, step);
  if (chosen.includes('pattern') && product.pattern === 'plain') return null;
  const head: Attribute = queryType === 'broad' ? 'department' : 'type';
  return Object.fromEntries([head, ...chosen].map((attribute) => [attribute, valueOf(product, attribute)]));
}

function modifiersOf(queryType: QueryType, step: Random): readonly Modifier[] {
  switch (queryType) {
    case 'type': return [];
    case 'colorType': return ['color'];
    case 'brandType': return ['brand'];
    case 'use': return ['use'];
    case 'detailType': return [choose(details, step)];
    case 'twoModifiers': return choose(pairs, step);
    case 'broad': {
      const modifier = choose(broadModifiers, step);
      return modifier ? [modifier] : [];
    }
  }
}

function choose<T>(options: readonly (readonly [T, number])[], step: Random): T {
  return options[step.weighted(options.map(([, weight]) => weight))][0];
}

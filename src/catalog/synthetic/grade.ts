import { asked, valueOf, type Attribute, type Intent } from './attributes';
import { nearMaterials, nearPatterns } from './concepts';
import { colors, types, type LatentProduct } from './latent';

export type Grade = 0 | 1 | 2 | 3;

/**
 * 3 = every asked attribute holds; 2 = one of them only nearly (navy for blue, suede for leather); 1 = one is violated, or several hold only nearly,
 * and the thing itself is right; 0 = the rest. Judged by what the product is, never by what its title or picture says.
 */
export function gradeOf(intent: Intent, product: LatentProduct): Grade {
  return graderOf(intent)(product);
}

/** `gradeOf` for one intent and many products. */
export function graderOf(intent: Intent): (product: LatentProduct) => Grade {
  const wishes = asked(intent).map((attribute) => ({ attribute, wanted: intent[attribute]! }));
  return (product) => {
    if (intent.type && intent.type !== product.type) return 0;
    if (intent.department && intent.department !== types[product.type].department) return 0;
    let near = 0;
    let wrong = 0;
    for (const { attribute, wanted } of wishes) {
      const value = valueOf(product, attribute);
      if (value === wanted) continue;
      if (isNear(attribute, wanted, value)) near++;
      else wrong++;
    }
    if (wrong > 1 || (wrong === 1 && near > 0)) return 0;
    if (wrong === 1 || near > 1) return 1;
    return near === 1 ? 2 : 3;
  };
}

export function isNear(attribute: Attribute, wanted: string, value: string): boolean {
  return neighbors.has(`${attribute} ${wanted} ${value}`);
}

const neighbors = new Set([
  ...Object.entries(colors).flatMap(([color, { near }]) => near.map((other) => `color ${color} ${other}`)),
  ...nearMaterials.flatMap(([a, b]) => [`material ${a} ${b}`, `material ${b} ${a}`]),
  ...nearPatterns.flatMap(([a, b]) => [`pattern ${a} ${b}`, `pattern ${b} ${a}`]),
]);

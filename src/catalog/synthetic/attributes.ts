import { types, type ColorId, type Department, type LatentProduct, type MaterialId, type PatternId, type ShapeId, type TypeId } from './latent';

/** What a shopper can ask for. */
export const attributes = ['type', 'department', 'color', 'pattern', 'material', 'shape', 'brand', 'use'] as const;
export type Attribute = (typeof attributes)[number];

/** What a query asks for: every named attribute has to hold. */
export interface Intent {
  type?: TypeId;
  department?: Department;
  color?: ColorId;
  pattern?: PatternId;
  material?: MaterialId;
  shape?: ShapeId;
  brand?: string;
  use?: string;
}

/** What one side of a product claims; several values for one attribute contradict each other. */
export type Claims = Partial<Record<Attribute, readonly string[]>>;

export function valueOf(product: LatentProduct, attribute: Attribute): string {
  return attribute === 'department' ? types[product.type].department : product[attribute];
}

export function asked(intent: Intent): Attribute[] {
  return attributes.filter((attribute) => intent[attribute] !== undefined);
}

/** True if the side claims exactly the value that the product really has. */
export function tellsTruth(claims: Claims, product: LatentProduct, attribute: Attribute): boolean {
  if (attribute === 'department') return tellsTruth(claims, product, 'type');
  const claimed = claims[attribute];
  return claimed?.length === 1 && claimed[0] === valueOf(product, attribute);
}

import { groupBy } from '../../math/groups';
import type { ModalTruth } from '../types';
import { attributes, asked, valueOf, type Attribute } from './attributes';
import { truths, type MadeProduct } from './made';
import type { MadeQuery } from './queries';
import { entropy } from './shares';

/** Conflict regimes: one side lies and nothing in the product tells which. */
const conflicts = new Set(['wrongColor', 'wrongItem']);

/**
 * The planted right answer (data.md 4.3): usable information of a side = sum over attributes of P(asked) * [the side tells the truth] * H(attribute), in
 * bits; the oracle image weight is the picture's share of both.
 */
export function modalTruths(products: readonly MadeProduct[], queries: readonly MadeQuery[]): Map<string, ModalTruth> {
  const value = attributeValues(products, queries);
  return new Map(products.map((product) => {
    const information = (side: 'title' | 'image') => truths(product, side, attributes).reduce((sum, attribute) => sum + value[attribute], 0);
    const titleInformation = information('title');
    const imageInformation = information('image');
    const both = titleInformation + imageInformation;
    const imageWeight = conflicts.has(product.regime) ? null : both === 0 ? 0.5 : imageInformation / both;
    return [product.latent.id, { regime: product.regime, titleInformation, imageInformation, imageWeight, design: product.latent.design }];
  }));
}

/** P(a) * H(a): how often the attribute is asked for (by query weight) times its entropy; for all but type and department the entropy left once the type is known. */
export function attributeValues(products: readonly MadeProduct[], queries: readonly MadeQuery[]): Record<Attribute, number> {
  const total = queries.reduce((sum, query) => sum + query.weight, 0);
  const latents = products.map((product) => product.latent);
  const spread = (of: typeof latents, attribute: Attribute) => entropy([...groupBy(of, (latent) => valueOf(latent, attribute)).values()].map((group) => group.length));
  const byType = [...groupBy(latents, (latent) => latent.type).values()];
  const entries = attributes.map((attribute) => {
    const share = queries.reduce((sum, query) => (asked(query.intent).includes(attribute) ? sum + query.weight : sum), 0) / total;
    const bits = attribute === 'type' || attribute === 'department' ? spread(latents, attribute)
      : byType.reduce((sum, group) => sum + (group.length / latents.length) * spread(group, attribute), 0);
    return [attribute, share * bits] as const;
  });
  return Object.fromEntries(entries) as Record<Attribute, number>;
}

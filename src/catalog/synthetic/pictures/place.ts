import type { PictureLook } from '../latent';
import { createBrush } from './brush';
import { type Canvas, contactShadow } from './canvas';
import { drawings } from './drawings';

export interface Placement {
  /** Where the middle of the 240 x 240 product box comes to lie. */
  x: number; y: number;
  scale: number;
  /** Degrees. */
  turn?: number;
  flipped?: boolean;
  shadow?: number;
  /** Drawn behind and before the product, in its own box: the body that wears it. */
  behind?: string;
  before?: string;
}

/** Draws one product on the canvas; `key` tells it from the other products of the picture. */
export function place(canvas: Canvas, look: PictureLook, key: string, at: Placement): string {
  const { draw, scale, foot, rise } = drawings[look.type];
  const product = draw(createBrush(canvas, look, key, scale));
  const shadow = at.shadow === 0 ? '' : contactShadow(canvas, 122, 206 - (rise[look.shape] ?? 0), foot * 1.25, 11, at.shadow ?? 0.36);
  const side = at.flipped ? -at.scale : at.scale;
  const move = `translate(${at.x} ${at.y}) rotate(${at.turn ?? 0}) scale(${side} ${at.scale}) translate(-120 -120)`;
  return `<g transform="${move}">${shadow}${at.behind ?? ''}${product}${at.before ?? ''}</g>`;
}

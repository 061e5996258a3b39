import type { Random } from '../../../math/random';
import type { PictureLook } from '../latent';
import { createBrush } from './brush';
import { drawings } from './drawings';

/** One picture being made: its size, its randomness and the definitions collected so far. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  /** A name that no other picture on the page has. */
  name(what: string): string;
  /** Adds definitions and gives back nothing to draw. */
  define(markup: string): void;
  document(body: string): string;
}

export function createCanvas(width: number, height: number, random: Random, prefix: string): Canvas {
  const definitions: string[] = [];
  return {
    width, height, random,
    name: (what) => `${prefix}-${what}`,
    define: (markup) => void definitions.push(markup),
    document: (body) => shortNumbers(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<defs>${definitions.join('')}</defs>${body}</svg>`),
  };
}

/** At most two decimals: what a picture needs, and the same bytes wherever the last bits of a sine differ. */
const shortNumbers = (svg: string): string =>
  svg.replaceAll(/\d+(\.\d+)?e-\d+|\d+\.\d{3,}/g, (digits) => String(Math.round(Number(digits) * 100) / 100));

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
  const brush = createBrush(look, canvas.random, canvas.name(key), scale);
  const product = draw(brush);
  canvas.define(brush.defs());
  const shadow = at.shadow === 0 ? '' : contactShadow(canvas, 122, 206 - (rise[look.shape] ?? 0), foot * 1.25, 11, at.shadow ?? 0.36);
  const side = at.flipped ? -at.scale : at.scale;
  const move = `translate(${at.x} ${at.y}) rotate(${at.turn ?? 0}) scale(${side} ${at.scale}) translate(-120 -120)`;
  return `<g transform="${move}">${shadow}${at.behind ?? ''}${product}${at.before ?? ''}</g>`;
}

const shadows = new WeakSet<Canvas>();

/** A soft dark ellipse: a gradient, since filters are slow to draw. */
export function contactShadow(canvas: Canvas, x: number, y: number, rx: number, ry: number, opacity: number): string {
  const id = canvas.name('shadow');
  if (!shadows.has(canvas)) {
    shadows.add(canvas);
    canvas.define(`<radialGradient id="${id}"><stop offset="0"/><stop offset=".5" stop-opacity=".6"/><stop offset="1" stop-opacity="0"/>` +
      `</radialGradient>`);
  }
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#${id})" opacity="${opacity}"/>`;
}

/** A gradient over the whole width, from a height down to the bottom. */
export function wash(canvas: Canvas, what: string, top: string, bottom: string, from = 0): string {
  const id = canvas.name(what);
  canvas.define(`<linearGradient id="${id}" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`);
  return `<path d="M0 ${from}H${canvas.width}V${canvas.height}H0Z" fill="url(#${id})"/>`;
}

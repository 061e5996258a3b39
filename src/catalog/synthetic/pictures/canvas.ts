import type { Random } from '../../../math/random';

/** One picture being made: its size, its randomness and the paints collected so far. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  /** The reference to a paint or filter, defined at its first use under an id that no other picture on the page has. */
  paint(name: string, define: (id: string) => string): string;
  document(body: string): string;
}

export function createCanvas(width: number, height: number, random: Random, prefix: string): Canvas {
  const definitions = new Map<string, string>();
  return {
    width, height, random,
    paint: (name, define) => {
      const id = `${prefix}-${name}`;
      if (!definitions.has(id)) definitions.set(id, define(id));
      return `url(#${id})`;
    },
    document: (body) => shortNumbers(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<defs>${[...definitions.values()].join('')}</defs>${body}</svg>`),
  };
}

/** At most two decimals: what a picture needs, and the same bytes wherever the last bits of a sine differ. */
const shortNumbers = (svg: string): string =>
  svg.replaceAll(/\d+(\.\d+)?e-\d+|\d+\.\d{3,}/g, (digits) => String(Math.round(Number(digits) * 100) / 100));

/** A soft dark ellipse: a gradient, since filters are slow to draw. */
export function contactShadow(canvas: Canvas, x: number, y: number, rx: number, ry: number, opacity: number): string {
  const fill = canvas.paint('shadow', (id) =>
    `<radialGradient id="${id}"><stop/><stop offset=".5" stop-opacity=".6"/><stop offset="1" stop-opacity="0"/></radialGradient>`);
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" opacity="${opacity}"/>`;
}

/** A gradient over the whole width, from a height down to the bottom. */
export function wash(canvas: Canvas, what: string, top: string, bottom: string, from = 0): string {
  const fill = canvas.paint(what, (id) =>
    `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`);
  return `<path d="M0 ${from}H${canvas.width}V${canvas.height}H0Z" fill="${fill}"/>`;
}

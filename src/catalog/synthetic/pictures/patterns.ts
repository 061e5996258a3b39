import type { PatternId } from '../latent';
import { round } from './path';

/** A tile of `size` units on a side; periods are wide, so that patterns still read where the picture is 32 pixels. */
interface Tile { size: number; draw(ink: string, dark: string): string }

const flower = (x: number, y: number, ink: string, heart: string) =>
  `<g fill="${ink}"><circle cx="${x}" cy="${y - 5}" r="4.6"/><circle cx="${x + 5}" cy="${y - 1}" r="4.6"/><circle cx="${x + 3}" cy="${y + 5}" r="4.6"/>` +
  `<circle cx="${x - 3}" cy="${y + 5}" r="4.6"/><circle cx="${x - 5}" cy="${y - 1}" r="4.6"/></g><circle cx="${x}" cy="${y + 0.5}" r="3" fill="${heart}"/>`;

export const tiles: Record<Exclude<PatternId, 'plain'>, Tile> = {
  striped: { size: 26, draw: (ink) => `<path d="M0 0h12v26H0Z" fill="${ink}"/>` },
  dots: { size: 30, draw: (ink) => `<g fill="${ink}"><circle cx="7.5" cy="7.5" r="5.6"/><circle cx="22.5" cy="22.5" r="5.6"/></g>` },
  checked: {
    size: 34,
    draw: (ink, dark) => `<g fill="${ink}"><path d="M0 0h15v34H0Z" opacity=".5"/><path d="M0 0h34v15H0Z" opacity=".5"/></g>` +
      `<path d="M24.5 0v34M0 24.5h34" stroke="${dark}" stroke-width="2" opacity=".5"/>`,
  },
  floral: {
    size: 48,
    draw: (ink, dark) => `<g fill="#6f9a5f"><path d="M20 15q8-1 10 7q-8 1-10-7ZM44 38q-7 2-8 9q8-1 8-9Z"/></g>${flower(12, 12, ink, '#f2b632')}${flower(36, 34, ink, '#f2b632')}` +
      `<circle cx="36" cy="9" r="3" fill="${ink}"/><circle cx="12" cy="37" r="3" fill="${dark}" opacity=".55"/>`,
  },
  zigzag: { size: 32, draw: (ink) => `<path d="M-8 24L8 8L24 24L40 8" fill="none" stroke="${ink}" stroke-width="9"/>` },
  camo: {
    size: 84,
    draw: (ink, dark) => `<path d="M4 14q16-18 34-4t22-2q8 12-8 20t-24 2T6 34T4 14ZM50 58q18-14 30-2t-8 22t-30-4t8-16Z" fill="${ink}" opacity=".85"/>` +
      `<path d="M52 34q16-12 26 0t-4 16t-24 0t2-16ZM8 54q10-12 24-2t6 18t-24 6T8 54Z" fill="${dark}" opacity=".75"/>`,
  },
};

/** The `<pattern>` of one product: the ground color and the motif in one paint. */
export function patternPaint(kind: Exclude<PatternId, 'plain'>, id: string, colors: { ground: string; ink: string; dark: string }, scale: number, angle: number): string {
  const { size, draw } = tiles[kind];
  return `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${round(angle)}) scale(${round(scale)})">` +
    `<rect width="${size}" height="${size}" fill="${colors.ground}"/>${draw(colors.ink, colors.dark)}</pattern>`;
}

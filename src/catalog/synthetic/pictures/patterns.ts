import type { PatternId } from '../latent';

/** A tile of `size` units on a side; periods are wide, so that patterns still read where the picture is 32 pixels. */
interface Tile { size: number; draw(ink: string, dark: string): string }

const flower = (x: number, y: number, ink: string, heart: string) =>
  `<g fill="${ink}"><circle cx="${x}" cy="${y - 5}" r="4.6"/><circle cx="${x + 5}" cy="${y - 1}" r="4.6"/>` +
    `<circle cx="${x + 3}" cy="${y + 5}" r="4.6"/>` +
  `<circle cx="${x - 3}" cy="${y + 5}" r="4.6"/><circle cx="${x - 5}" cy="${y - 1}" r="4.6"/></g>` +
  `<circle cx="${x}" cy="${y + 0.5}" r="3" fill="${heart}"/>`;

export const tiles: Record<Exclude<PatternId, 'plain'>, Tile> = {
  striped: { size: 28, draw: (ink) => `<path d="M0 0h12v28H0Z" fill="${ink}"/>` },
  dots: { size: 36, draw: (ink) => `<g fill="${ink}"><circle cx="9" cy="9" r="6.8"/><circle cx="27" cy="27" r="6.8"/></g>` },
  checked: {
    size: 38,
    draw: (ink, dark) => `<g fill="${ink}"><path d="M0 0h14v38H0Z" opacity=".55"/><path d="M0 0h38v14H0Z" opacity=".55"/></g>` +
      `<path d="M26 0v38M0 26h38" stroke="${dark}" stroke-width="2" opacity=".45"/>`,
  },
  floral: {
    size: 48,
    draw: (ink, dark) => `<g fill="#6f9a5f"><path d="M20 15q8-1 10 7q-8 1-10-7ZM44 38q-7 2-8 9q8-1 8-9Z"/></g>` +
      `${flower(12, 12, ink, '#f2b632')}${flower(36, 34, ink, '#f2b632')}` +
      `<circle cx="36" cy="9" r="3" fill="${ink}"/><circle cx="12" cy="37" r="3" fill="${dark}" opacity=".55"/>`,
  },
  zigzag: { size: 44, draw: (ink) => `<path d="M-11 33L11 11L33 33L55 11" fill="none" stroke="${ink}" stroke-width="13"/>` },
  camo: {
    size: 72,
    draw: (ink, dark) => `<path fill="${ink}" d="M2 20C10 6 22 15 30 8C40 2 52 10 46 22C40 34 26 25 18 33C8 37-2 30 2 20Z` +
      `M42 52C48 40 56 46 63 38C72 36 72 52 66 58C56 68 52 58 44 66C34 68 34 58 42 52Z"/>` +
      `<path fill="${dark}" d="M4 56C10 46 20 52 26 43C34 42 34 58 24 62C14 70 1 66 4 56Z` +
      `M53 5C58 0 69 3 70 12C71 22 61 20 58 30C50 33 46 14 53 5ZM30 32C36 30 42 34 38 40C33 44 27 38 30 32Z"/>`,
  },
};

/** The `<pattern>` of one product, to be laid on its color: tiles that held the color too would show their seams. */
export function patternPaint(kind: Exclude<PatternId, 'plain'>, id: string, inks: { ink: string; dark: string }, scale: number, angle: number): string {
  const { size, draw } = tiles[kind];
  return `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle}) scale(${scale})">` +
    `${draw(inks.ink, inks.dark)}</pattern>`;
}

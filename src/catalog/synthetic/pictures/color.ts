import type { Random } from '../../../math/random';
import type { Color } from '../latent';

/** Degrees, percent, percent. */
export interface Hsl { hue: number; saturation: number; lightness: number }

/** One exemplar of a named color: what two products of one name may differ by. */
export function exemplar(color: Color, random: Random): Hsl {
  const spread = (middle: number, half: number) => middle + (random.uniform() + random.uniform() - 1) * half;
  return {
    hue: spread(color.hue, color.hueJitter),
    saturation: spread(color.saturation, color.saturationJitter),
    lightness: spread(color.lightness, color.lightnessJitter),
  };
}

/** Six hex digits; `light` from -1 (black) over 0 (as it is) to 1 (white). */
export function tone({ hue, saturation, lightness }: Hsl, light = 0): string {
  const l = Math.min(100, Math.max(0, light < 0 ? lightness * (1 + light) : lightness + (100 - lightness) * light)) / 100;
  const chroma = (Math.min(100, Math.max(0, saturation)) / 100) * Math.min(l, 1 - l);
  const channel = (n: number) => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12;
    return Math.round(255 * (l - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1)))).toString(16).padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** The ink moved away from the ground until the eye tells them apart; black and white ends are respected. */
export function legible(ink: Hsl, ground: Hsl): Hsl {
  const gap = ink.lightness - ground.lightness;
  if (Math.abs(gap) >= 26) return ink;
  const lighter = ground.lightness < 42 || (ground.lightness < 60 && gap > 0);
  return { ...ink, lightness: lighter ? Math.min(94, ground.lightness + 32) : Math.max(10, ground.lightness - 32) };
}

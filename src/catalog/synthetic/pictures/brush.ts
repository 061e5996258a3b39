import type { Random } from '../../../math/random';
import { colors, type MaterialId, type PictureLook, type ShapeId } from '../latent';
import type { Canvas } from './canvas';
import { exemplar, legible, tone, type Hsl } from './color';
import { patternPaint } from './patterns';
import { type Form, formPaint, glosses, texturePaint, textures } from './surfaces';

/** What a drawing paints with: knows color, pattern and material, so that a drawing only says where things are. */
export interface Brush {
  readonly shape: ShapeId;
  readonly material: MaterialId;
  /** The product's own material: color, pattern, texture, light, edge. */
  body(path: string, form?: Form): string;
  /** A plain part in the product's color, lighter (to 1) or darker (to -1). */
  part(path: string, light: number, form?: Form): string;
  /** A part in the second color; of a plain product, in `otherwise`. */
  accent(path: string, otherwise: string, form?: Form): string;
  /** A part of fixed color. */
  fixed(path: string, color: string, form?: Form): string;
  /** An open stroke in the product's color. */
  line(path: string, width: number, light: number): string;
  /** A stroke of fixed color. */
  stroke(path: string, width: number, color: string): string;
  stitches(path: string): string;
  /** Soft folds and creases: a translucent dark stroke. */
  fold(path: string, width?: number): string;
  /** A translucent white or black patch. */
  glint(path: string, opacity: number): string;
  shade(path: string, opacity: number): string;
}

const hardware: Hsl = { hue: 40, saturation: 6, lightness: 66 };
const gold: Hsl = { hue: 41, saturation: 46, lightness: 55 };
export const steel = tone(hardware);
export const brass = tone(gold);
export const oak = '#a97c50';

interface Inks { ground: Hsl; second: Hsl; plain: boolean }

function inks(look: PictureLook, random: Random): Inks {
  const ground = exemplar(colors[look.color], random);
  const plain = look.pattern === 'plain';
  const other = look.secondColor === look.color ? (ground.lightness > 55 ? colors.navy : colors.cream) : colors[look.secondColor];
  return { ground, second: legible(exemplar(other, random), ground), plain };
}

/** `scale` is the size of the pattern on this product; `key` tells it from the other products of the picture. */
export function createBrush(canvas: Canvas, look: PictureLook, key: string, scale: number): Brush {
  const { random, paint } = canvas;
  const { ground, second, plain } = inks(look, random);
  const lit = (form: Form) => paint(form, (id) => formPaint(form, id));
  const angle = random.chance(0.18) && look.pattern === 'striped' ? 90 : random.normal() * 2;
  const size = scale * (0.88 + 0.3 * random.uniform());
  const motif = (path: string) => {
    if (look.pattern === 'plain') return '';
    const kind = look.pattern;
    const fill = paint(`${key}-pattern`, (id) => patternPaint(kind, id, { ink: tone(second), dark: tone(ground, -0.45) }, size, angle));
    return `<path d="${path}" fill="${fill}"/>`;
  };
  const edge = `stroke="${tone(ground, -0.5)}" stroke-opacity=".75" stroke-width="1.6" stroke-linejoin="round"`;
  const shaded = (path: string, fill: string, form: Form, rim: string, opacity = '') =>
    `<path d="${path}" fill="${fill}"${opacity}/><path d="${path}" fill="${lit(form)}" ${rim}/>`;
  const rimOf = (color: string) => `stroke="#000" stroke-opacity="${color === '#fff' ? 0.2 : 0.28}" stroke-width="1.2" stroke-linejoin="round"`;
  const open = (path: string, width: number, color: string, more = '') =>
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more}/>`;
  const texture = (path: string) => {
    const gloss = glosses[look.material];
    const woven = textures[look.material] ? paint(look.material, (id) => texturePaint(look.material, id)) : '';
    return (woven && `<path d="${path}" fill="${woven}"/>`) + (gloss ? `<path d="${path}" fill="${lit(gloss)}"/>` : '');
  };

  return {
    shape: look.shape,
    material: look.material,
    body: (path, form = 'soft') => {
      const glass = look.material === 'glass' ? ' fill-opacity=".72"' : '';
      return `<path d="${path}" fill="${tone(ground)}"${glass}/>${motif(path)}${texture(path)}<path d="${path}" fill="${lit(form)}" ${edge}/>`;
    },
    part: (path, light, form = 'diagonal') => shaded(path, tone(ground, light), form, edge),
    accent: (path, otherwise, form = 'diagonal') => shaded(path, plain ? otherwise : tone(second), form, rimOf(otherwise)),
    fixed: (path, color, form = 'diagonal') => shaded(path, color, form, rimOf(color)),
    line: (path, width, light) => open(path, width, tone(ground, light)),
    stroke: open,
    stitches: (path) => open(path, 1.8, tone(ground, ground.lightness > 45 ? -0.4 : 0.45), ' stroke-dasharray="4 4"'),
    fold: (path, width = 2.5) => open(path, width, '#000', ' opacity=".2"'),
    glint: (path, opacity) => `<path d="${path}" fill="#fff" opacity="${opacity}"/>`,
    shade: (path, opacity) => `<path d="${path}" opacity="${opacity}"/>`,
  };
}

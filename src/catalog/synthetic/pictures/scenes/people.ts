import type { Random } from '../../../../math/random';
import { bothSides, ellipse, mirrored } from '../path';

// The people who wear things, in the 240 x 240 box of the product: shoulders at y = 50, hips at y = 190.

export interface Person { skin: string; shade: string; hair: string; cloth: string; clothShade: string }

const skins = [['#f0cdb3', '#d9ab8b'], ['#d9a47c', '#bb845c'], ['#a9714b', '#885537'], ['#6f4630', '#553322']] as const;
const hairs = ['#2b211d', '#5b3a25', '#8f6a43', '#b98e57', '#3c3634'] as const;
const cloths = [['#f2f0ec', '#d8d4cc'], ['#41464d', '#2d3136'], ['#7c8b9a', '#637180'], ['#c8b79f', '#ac9a80']] as const;

export const filled = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`;
export const limb = (path: string, width: number, color: string) =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const head = (p: Person) => filled(ellipse(120, -12, 34, 40), p.hair) + filled(ellipse(120, -4, 27, 36), p.skin) +
  filled('M92-8Q96-48 120-46Q146-48 148-8Q138-26 120-28Q100-28 92-8Z', p.hair) +
  limb('M110 14Q120 20 130 14', 2.4, p.shade) + filled(`${ellipse(109, -4, 2.6)}${ellipse(131, -4, 2.6)}`, '#3a2a22');
export const neck = (p: Person) => filled('M106 20H134L138 62Q120 76 102 62Z', p.shade);
export const arms = (p: Person) => limb(bothSides('M170 72Q186 110 194 172L190 206'), 22, p.skin);
const hand = 'M182 172L206 168Q212 190 206 206Q196 214 188 204Q182 190 182 172Z';
export const hands = (p: Person) => filled(bothSides(hand), p.skin);
export const torso = (p: Person) => filled(mirrored('M120 54L146 50Q178 54 184 84L206 190L180 198L166 116L168 250L120 250'), p.cloth) +
  limb(bothSides('M166 116L176 196'), 3, p.clothShade) + limb('M98 52Q120 72 142 52', 4, p.clothShade);
export const bareLegs = (p: Person, top: number) => limb(bothSides(`M140 ${top}L138 320`), 30, p.skin) + limb(`M120 ${top}V320`, 3, p.shade);
export const pants = (p: Person) => filled(mirrored('M120 178L170 176Q176 250 168 330L128 330L120 240'), p.clothShade);
export const shoesBelow = (p: Person) => filled(bothSides('M126 206Q140 202 150 208Q158 222 156 232L126 232Z'), p.cloth);

export function person(random: Random): Person {
  const [skin, shade] = random.pick(skins);
  const [cloth, clothShade] = random.pick(cloths);
  return { skin, shade, hair: random.pick(hairs), cloth, clothShade };
}

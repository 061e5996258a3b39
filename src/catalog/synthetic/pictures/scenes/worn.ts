import type { PictureLook, TypeId } from '../../latent';
import { type Canvas, place, wash } from '../canvas';
import { bothSides, ellipse, mirrored } from '../path';
import { lifestyle } from './lifestyle';
import { studio } from './packshot';

interface Person { skin: string; shade: string; hair: string; cloth: string; clothShade: string }

const skins = [['#f0cdb3', '#d9ab8b'], ['#d9a47c', '#bb845c'], ['#a9714b', '#885537'], ['#6f4630', '#553322']] as const;
const hairs = ['#2b211d', '#5b3a25', '#8f6a43', '#b98e57', '#3c3634'] as const;
const backdrops = [['#dfe4e6', '#c9d0d3'], ['#ebe2d6', '#d9ccba'], ['#dcdad6', '#c6c2bb']] as const;
const cloths = [['#f2f0ec', '#d8d4cc'], ['#41464d', '#2d3136'], ['#7c8b9a', '#637180'], ['#c8b79f', '#ac9a80']] as const;

const filled = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`;
const limb = (path: string, width: number, color: string) => `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

const head = (p: Person) => filled(ellipse(120, -12, 34, 40), p.hair) + filled(ellipse(120, -4, 27, 36), p.skin) + filled('M92-8Q96-48 120-46Q146-48 148-8Q138-26 120-28Q100-28 92-8Z', p.hair) +
  limb('M110 14Q120 20 130 14', 2.4, p.shade) + filled(`${ellipse(109, -4, 2.6)}${ellipse(131, -4, 2.6)}`, '#3a2a22');
const neck = (p: Person) => filled('M106 20H134L138 62Q120 76 102 62Z', p.shade);
const arms = (p: Person) => limb(bothSides('M170 72Q186 110 194 172L190 206'), 22, p.skin);
const hands = (p: Person) => filled(bothSides(mirroredHand), p.skin);
const mirroredHand = 'M182 172L206 168Q212 190 206 206Q196 214 188 204Q182 190 182 172Z';
const torso = (p: Person) => filled(mirrored('M120 54L146 50Q178 54 184 84L206 190L180 198L166 116L168 250L120 250'), p.cloth) + limb(bothSides('M166 116L176 196'), 3, p.clothShade) + limb('M98 52Q120 72 142 52', 4, p.clothShade);
const bareLegs = (p: Person, top: number) => limb(bothSides(`M140 ${top}L138 320`), 30, p.skin) + limb(`M120 ${top}V320`, 3, p.shade);
const pants = (p: Person) => filled(mirrored('M120 178L170 176Q176 250 168 330L128 330L120 240'), p.clothShade);
const shoesBelow = (p: Person) => filled(bothSides('M126 206Q140 202 150 208Q158 222 156 232L126 232Z'), p.cloth);

/** What stands behind and before a worn product, in the product's own box, and how the box is framed. */
interface Wearing { behind(p: Person): string; before?(p: Person): string; x?: number; y: number; scale: number }

const leg = (x: number, width: number) => (p: Person) => filled(`M${x - width / 2} -60H${x + width / 2}L${x + width / 2 - 4} 150H${x - width / 2 + 4}Z`, p.skin) + filled(`M${x - width * 0.72} -60H${x + width * 0.72}L${x + width * 0.62} 44H${x - width * 0.62}Z`, p.clothShade);
const foot = (high: boolean, p: Person) => filled(high ? 'M48 -60H92L86 60C96 92 112 140 160 156Q200 164 204 178L150 184C100 180 84 138 44 122Q40 90 52 50Z' : 'M46 -60H94L90 92C104 124 150 140 190 154Q210 162 206 176L40 176Q32 140 48 92Z', p.skin);

const upper: Wearing = { behind: (p) => pants(p) + neck(p) + hands(p), before: head, y: 134, scale: 0.74 };
const wearings: Partial<Record<TypeId, Wearing | ((look: PictureLook) => Wearing)>> = {
  shirt: (look) => ({ ...upper, behind: (p) => pants(p) + neck(p) + (look.shape === 'short' ? arms(p) : '') + hands(p) }),
  sweater: upper,
  jacket: (look) => ({ ...upper, before: (p) => (look.shape === 'hooded' ? neck(p) : '') + head(p) }),
  dress: (look) => ({ behind: (p) => bareLegs(p, look.shape === 'long' ? 190 : 150) + arms(p) + hands(p) + neck(p) + head(p) + filled('M98 36Q120 28 142 36L150 70H90Z', p.skin), y: 128, scale: 0.7 }),
  skirt: { behind: (p) => bareLegs(p, 130) + limb(bothSides('M172 -20Q192 30 186 96'), 20, p.skin) + filled(mirrored('M120 -60L160 -60Q166 0 156 52L120 56'), p.cloth) + limb('M120 -60V50', 2, p.clothShade), y: 128, scale: 0.78 },
  trousers: { behind: (p) => shoesBelow(p) + limb(bothSides('M174 -20Q196 30 188 100'), 20, p.skin) + filled(mirrored('M120 -60L164 -60Q170 0 162 46L120 50'), p.cloth) + limb('M120 -60V44', 2, p.clothShade), y: 122, scale: 0.78 },
  scarf: { behind: (p) => torso(p) + neck(p) + head(p), y: 142, scale: 0.78 },
  backpack: { behind: (p) => pants(p) + filled(mirrored('M120 22L150 22Q204 26 212 70L226 220L196 226L186 120L186 240L120 240'), p.cloth) + neck(p) + filled(ellipse(120, -12, 36, 42), p.hair), y: 138, scale: 0.7 },
  handbag: { behind: (p) => limb('M112-60Q104 0 116 40', 26, p.skin) + filled('M84-70H148L142-6Q118 2 96-6Z', p.cloth), before: (p) => filled('M102 32Q120 20 138 32Q144 44 138 54Q120 60 102 54Q96 44 102 32Z', p.skin) + limb('M112 40V54M120 40V55M128 40V54', 2, p.shade), y: 142, scale: 0.72 },
  headphones: { behind: (p) => filled('M86 190H154V260H86Z', p.shade) + filled(mirrored('M120 232L176 240Q214 250 220 300L120 300'), p.cloth) + filled(ellipse(120, 108, 78, 84), p.hair) + filled(ellipse(120, 144, 66, 82), p.skin) +
    filled('M52 128Q60 44 120 48Q184 44 188 128Q164 92 120 90Q78 92 52 128Z', p.hair) + filled(ellipse(94, 144, 5) + ellipse(146, 144, 5), '#3a2a22') + limb('M100 186Q120 200 140 186', 4, p.shade) + limb('M120 150V168', 4, p.shade), y: 132, scale: 0.8 },
  sneakers: (look) => ({ behind: leg(look.shape === 'high' ? 80 : 74, 50), y: 148, scale: 0.78 }),
  boots: { behind: leg(97, 54), y: 142, scale: 0.76 },
  sandals: (look) => ({ behind: (p) => foot(look.shape === 'high', p), y: 146, scale: 0.78 }),
  pumps: (look) => ({ behind: (p) => filled(look.shape === 'high' ? 'M36-60H84L80 60C92 92 118 140 160 156L120 176C80 150 46 130 40 100Z' : 'M34-60H84L80 96C96 128 130 148 166 158L110 180C70 160 40 160 36 130Z', p.skin), y: 146, scale: 0.78 }),
};

export const wearable: readonly TypeId[] = Object.keys(wearings) as TypeId[];

/** On a person, cut off by the frame; what nobody wears is shown in use instead. */
export function worn(canvas: Canvas, look: PictureLook): string {
  const found = wearings[look.type];
  if (!found) return lifestyle(canvas, look);
  const { random } = canvas;
  const wearing = typeof found === 'function' ? found(look) : found;
  const [skin, shade] = random.pick(skins);
  const [cloth, clothShade] = random.pick(cloths);
  const person = { skin, shade, hair: random.pick(hairs), cloth, clothShade };
  const size = canvas.width / 240;
  const [top, bottom] = random.pick(backdrops);
  const ground = random.chance(0.5) ? studio(canvas) : wash(canvas, 'ground', top, bottom);
  return ground + place(canvas, look, 'a', {
    x: canvas.width / 2 + random.normal() * 4, y: wearing.y + random.normal() * 3, scale: wearing.scale * (0.94 + 0.1 * random.uniform()) * size, turn: random.normal() * 1.5, flipped: random.chance(0.4),
    shadow: 0, behind: wearing.behind(person), before: wearing.before?.(person),
  });
}

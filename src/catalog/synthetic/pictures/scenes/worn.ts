import type { PictureLook, TypeId } from '../../latent';
import { type Canvas, wash } from '../canvas';
import { bothSides, ellipse, mirrored } from '../path';
import { lifestyle } from './lifestyle';
import { studio } from './packshot';
import { arms, bareLegs, filled, hands, head, limb, neck, pants, person, type Person, shoesBelow, torso } from './people';
import { place } from '../place';

const backdrops = [['#dfe4e6', '#c9d0d3'], ['#ebe2d6', '#d9ccba'], ['#dcdad6', '#c6c2bb']] as const;

/** What stands behind and before a worn product, in the product's own box, and how the box is framed. */
interface Wearing { behind(p: Person): string; before?(p: Person): string; y: number; scale: number }

const leg = (x: number, width: number) => (p: Person) =>
  filled(`M${x - width / 2} -60H${x + width / 2}L${x + width / 2 - 4} 150H${x - width / 2 + 4}Z`, p.skin) +
  filled(`M${x - width * 0.72} -60H${x + width * 0.72}L${x + width * 0.62} 44H${x - width * 0.62}Z`, p.clothShade);
const sandaled = {
  high: 'M48 -60H92L86 60C96 92 112 140 160 156Q200 164 204 178L150 184C100 180 84 138 44 122Q40 90 52 50Z',
  low: 'M46 -60H94L90 92C104 124 150 140 190 154Q210 162 206 176L40 176Q32 140 48 92Z',
};

const heeled = {
  high: 'M36-60H84L80 60C92 92 118 140 160 156L120 176C80 150 46 130 40 100Z',
  low: 'M34-60H84L80 96C96 128 130 148 166 158L110 180C70 160 40 160 36 130Z',
};

const upper: Wearing = { behind: (p) => pants(p) + neck(p) + hands(p), before: head, y: 134, scale: 0.74 };
const wearings: Partial<Record<TypeId, Wearing | ((look: PictureLook) => Wearing)>> = {
  shirt: (look) => ({ ...upper, behind: (p) => pants(p) + neck(p) + (look.shape === 'short' ? arms(p) : '') + hands(p) }),
  sweater: upper,
  jacket: (look) => ({ ...upper, before: (p) => (look.shape === 'hooded' ? neck(p) : '') + head(p) }),
  dress: (look) => ({
    behind: (p) => bareLegs(p, look.shape === 'long' ? 190 : 150) + arms(p) + hands(p) + neck(p) + head(p) +
      filled('M98 36Q120 28 142 36L150 70H90Z', p.skin),
    y: 128, scale: 0.7,
  }),
  skirt: {
    behind: (p) => bareLegs(p, 130) + limb(bothSides('M172 -20Q192 30 186 96'), 20, p.skin) +
      filled(mirrored('M120 -60L160 -60Q166 0 156 52L120 56'), p.cloth) + limb('M120 -60V50', 2, p.clothShade),
    y: 128, scale: 0.78,
  },
  trousers: {
    behind: (p) => shoesBelow(p) + limb(bothSides('M174 -20Q196 30 188 100'), 20, p.skin) +
      filled(mirrored('M120 -60L164 -60Q170 0 162 46L120 50'), p.cloth) + limb('M120 -60V44', 2, p.clothShade),
    y: 122, scale: 0.78,
  },
  scarf: { behind: (p) => torso(p) + neck(p), before: head, y: 142, scale: 0.78 },
  backpack: {
    behind: (p) => pants(p) + filled(mirrored('M120 22L150 22Q204 26 212 70L226 220L196 226L186 120L186 240L120 240'), p.cloth) +
      neck(p) + filled(ellipse(120, -12, 36, 42), p.hair),
    y: 138, scale: 0.7,
  },
  handbag: {
    behind: (p) => limb('M112-60Q104 0 116 40', 26, p.skin) + filled('M84-70H148L142-6Q118 2 96-6Z', p.cloth),
    before: (p) => filled('M102 32Q120 20 138 32Q144 44 138 54Q120 60 102 54Q96 44 102 32Z', p.skin) +
      limb('M112 40V54M120 40V55M128 40V54', 2, p.shade),
    y: 142, scale: 0.72,
  },
  headphones: {
    behind: (p) => filled('M86 190H154V260H86Z', p.shade) + filled(mirrored('M120 232L176 240Q214 250 220 300L120 300'), p.cloth) +
      filled(ellipse(120, 108, 78, 84), p.hair) + filled(ellipse(120, 144, 66, 82), p.skin) +
      filled('M52 128Q60 44 120 48Q184 44 188 128Q164 92 120 90Q78 92 52 128Z', p.hair) +
      filled(ellipse(94, 144, 5) + ellipse(146, 144, 5), '#3a2a22') + limb('M100 186Q120 200 140 186', 4, p.shade) +
      limb('M120 150V168', 4, p.shade),
    y: 132, scale: 0.8,
  },
  sneakers: (look) => ({ behind: leg(look.shape === 'high' ? 80 : 74, 50), y: 148, scale: 0.78 }),
  boots: { behind: leg(97, 54), y: 142, scale: 0.76 },
  sandals: (look) => ({ behind: (p) => filled(sandaled[look.shape === 'high' ? 'high' : 'low'], p.skin), y: 146, scale: 0.78 }),
  pumps: (look) => ({ behind: (p) => filled(heeled[look.shape === 'high' ? 'high' : 'low'], p.skin), y: 146, scale: 0.78 }),
};

export const wearable: readonly TypeId[] = Object.keys(wearings) as TypeId[];

/** On a person, cut off by the frame; what nobody wears is shown in use instead. */
export function worn(canvas: Canvas, look: PictureLook): string {
  const found = wearings[look.type];
  if (!found) return lifestyle(canvas, look);
  const { random } = canvas;
  const wearing = typeof found === 'function' ? found(look) : found;
  const wearer = person(random);
  const size = canvas.width / 240;
  const [top, bottom] = random.pick(backdrops);
  const ground = random.chance(0.5) ? studio(canvas) : wash(canvas, 'ground', top, bottom);
  return ground + place(canvas, look, 'a', {
    x: canvas.width / 2 + random.normal() * 4, y: wearing.y + random.normal() * 3,
    scale: wearing.scale * (0.94 + 0.1 * random.uniform()) * size, turn: random.normal() * 1.5, flipped: random.chance(0.4),
    shadow: 0, behind: wearing.behind(wearer), before: wearing.before?.(wearer),
  });
}

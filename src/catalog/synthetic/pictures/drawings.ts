import type { ShapeId, TypeId } from '../latent';
import { backpack, belt, handbag, scarf, suitcase, wallet } from './accessories';
import type { Brush } from './brush';
import { dress, jacket, shirt, skirt, sweater, trousers } from './clothing';
import { headphones, phoneCase, speaker, watch, watchStrap } from './electronics';
import { chair, cushion, lamp, rug, towel, vase } from './home';
import { bottle, kettle, mug, pan, plate } from './kitchen';
import { boots, pumps, sandals, sneakers } from './shoes';

/** A drawing fills at most x and y from 24 to 216 of a 240 x 240 box and stands on y = 206. */
export interface Drawing {
  draw(brush: Brush): string;
  /** Size of the pattern on this type: small things carry small motifs. */
  scale: number;
  /** Half the width of the shadow on the ground. */
  foot: number;
  /** Half the width of the whole. */
  reach: number;
  /** How far above y = 206 a shape ends that is shorter than the others. */
  rise: Partial<Record<ShapeId, number>>;
}

const drawing = (draw: Drawing['draw'], scale: number, foot: number, reach: number, rise: Drawing['rise'] = {}): Drawing =>
  ({ draw, scale, foot, reach, rise });

export const drawings: Record<TypeId, Drawing> = {
  dress: drawing(dress, 0.95, 62, 68, { short: 26 }),
  shirt: drawing(shirt, 0.95, 58, 88),
  skirt: drawing(skirt, 0.95, 62, 78, { short: 38 }),
  trousers: drawing(trousers, 0.85, 62, 68),
  jacket: drawing(jacket, 1, 66, 88),
  sweater: drawing(sweater, 1.05, 66, 92),
  sneakers: drawing(sneakers, 0.8, 92, 96),
  boots: drawing(boots, 0.8, 76, 90),
  sandals: drawing(sandals, 0.6, 92, 96),
  pumps: drawing(pumps, 0.75, 88, 96),
  backpack: drawing(backpack, 0.95, 70, 78),
  handbag: drawing(handbag, 0.95, 80, 92),
  wallet: drawing(wallet, 0.9, 88, 96),
  belt: drawing(belt, 0.7, 88, 95),
  suitcase: drawing(suitcase, 0.95, 72, 88),
  scarf: drawing(scarf, 0.75, 56, 70, { short: 32 }),
  mug: drawing(mug, 0.95, 66, 92),
  plate: drawing(plate, 1, 88, 94, { round: -4, square: -2 }),
  pan: drawing(pan, 0.95, 80, 106, { wide: 26 }),
  kettle: drawing(kettle, 0.95, 76, 108),
  bottle: drawing(bottle, 0.85, 48, 58),
  lamp: drawing(lamp, 0.85, 50, 72),
  chair: drawing(chair, 0.8, 76, 88),
  towel: drawing(towel, 1, 78, 90),
  cushion: drawing(cushion, 1.15, 84, 90),
  vase: drawing(vase, 0.85, 48, 74),
  rug: drawing(rug, 0.9, 98, 98, { round: 10, square: 6 }),
  headphones: drawing(headphones, 0.7, 84, 98),
  phoneCase: drawing(phoneCase, 0.95, 56, 58),
  watch: drawing(watch, 0.6, 36, 58),
  watchStrap: drawing(watchStrap, 0.55, 60, 70),
  speaker: drawing(speaker, 0.9, 62, 62),
};

import type { TypeId } from '../latent';
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
}

const drawing = (draw: (brush: Brush) => string, scale: number, foot: number): Drawing => ({ draw, scale, foot });

export const drawings: Record<TypeId, Drawing> = {
  dress: drawing(dress, 0.95, 62), shirt: drawing(shirt, 0.95, 58), skirt: drawing(skirt, 0.95, 62), trousers: drawing(trousers, 0.85, 62),
  jacket: drawing(jacket, 1, 66), sweater: drawing(sweater, 1.05, 66),
  sneakers: drawing(sneakers, 0.8, 92), boots: drawing(boots, 0.8, 76), sandals: drawing(sandals, 0.6, 92), pumps: drawing(pumps, 0.75, 88),
  backpack: drawing(backpack, 0.95, 70), handbag: drawing(handbag, 0.95, 80), wallet: drawing(wallet, 0.9, 88), belt: drawing(belt, 0.7, 88),
  suitcase: drawing(suitcase, 0.95, 72), scarf: drawing(scarf, 0.75, 56),
  mug: drawing(mug, 0.95, 66), plate: drawing(plate, 1, 88), pan: drawing(pan, 0.95, 80), kettle: drawing(kettle, 0.95, 76), bottle: drawing(bottle, 0.85, 48),
  lamp: drawing(lamp, 0.85, 50), chair: drawing(chair, 0.8, 76), towel: drawing(towel, 1, 78), cushion: drawing(cushion, 1.15, 84),
  vase: drawing(vase, 0.85, 48), rug: drawing(rug, 0.9, 98),
  headphones: drawing(headphones, 0.7, 84), phoneCase: drawing(phoneCase, 0.95, 56), watch: drawing(watch, 0.6, 36),
  watchStrap: drawing(watchStrap, 0.55, 60), speaker: drawing(speaker, 0.9, 62),
};

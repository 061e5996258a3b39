import { types, type PictureLook } from '../../latent';
import { type Canvas, contactShadow, wash } from '../canvas';
import { drawings } from '../drawings';
import { place } from '../place';
import { bench, house, plant, print, sofa, table, tree, windowpane } from './furniture';
import { distractor } from './uninformative';

const walls = [['#e9e1d3', '#dcd0bd'], ['#d5dde0', '#c3cdd1'], ['#e4d6cf', '#d5c3ba'], ['#d3d9cc', '#c2c9b8'], ['#efe9df', '#e0d8ca']] as const;
const foliage = ['#5d7f56', '#49694a', '#7b9a62'] as const;
const woods = [['#b48a5f', '#8f6a45'], ['#efece6', '#cfcac1'], ['#6b5141', '#4e392c'], ['#8d969c', '#6d757b']] as const;
const covers = ['#8796a1', '#a58f7b', '#77836f', '#b9a7a0'] as const;
const prints = ['#c98e6b', '#7d98a8', '#b7a24f'] as const;
const onTheFloor: readonly string[] = ['lamp', 'chair', 'rug', 'suitcase', 'cushion', 'towel'];
const hanging = ['dress', 'shirt', 'skirt', 'trousers', 'jacket'] as const;
const quiet = ['gray', 'cream', 'beige'] as const;

/** The product with its foot at height y. */
function standing(canvas: Canvas, look: PictureLook, x: number, y: number, scale: number): string {
  const rise = drawings[look.type].rise[look.shape] ?? 0;
  return place(canvas, look, 'a', { x, y: y - (86 - rise) * scale, scale, turn: canvas.random.normal() * 1.5, shadow: 0.5 });
}

/** Garments hang: the product among others on a rail. */
function wardrobe(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const [top, bottom] = random.pick(walls);
  const rail = 54 + random.integer(14);
  const scale = 0.46 * (0.92 + 0.16 * random.uniform());
  const places = [0.16, 0.4, 0.64, 0.86];
  const chosen = 1 + random.integer(2);
  const hook = (x: number) => `<path d="M${x} ${rail}v13l-15 7M${x} ${rail + 13}l15 7" stroke="#5a5148" stroke-width="2.4" fill="none"/>`;
  const hang = (i: number) => {
    const x = width * places[i] + random.normal() * 3;
    const other = () => ({ ...distractor(canvas), type: random.pick(hanging), color: random.pick(quiet), pattern: 'plain', shape: 'short' } as const);
    const at = { x, y: rail + 14 + 84 * scale, scale, turn: random.normal() * 1.5, shadow: 0 };
    return hook(x) + place(canvas, i === chosen ? look : other(), `h${i}`, at);
  };
  const inFront = [0, 1, 2, 3].filter((i) => i !== chosen).concat(chosen);
  return wash(canvas, 'wall', top, bottom) + wash(canvas, 'floor', '#c7a67e', '#a5835b', 196) +
    `<path d="M0 196H${width}" stroke="#fffaf0" stroke-width="5"/>` +
    `<path d="M6 ${rail}H${width - 6}M10 ${rail}V222M${width - 10} ${rail}V222" stroke="#6d6258" stroke-width="5"/>` +
    plant(width * (0.15 + 0.7 * random.uniform()), 196, 0.5, random.pick(foliage)) + inFront.map(hang).join('');
}

function room(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const [top, bottom] = random.pick(walls);
  const horizon = 148 + random.integer(20);
  const left = random.chance(0.5);
  const at = (share: number) => width * (left ? share : 1 - share);
  const floor = onTheFloor.includes(look.type);
  const scale = (floor ? 0.5 : 0.42) * between(0.92, 1.08);
  const decoration = random.chance(0.5) ? print(at(0.68) - 23, 26 + random.integer(14), random.pick(prints))
    : windowpane(at(0.71) - width * 0.19, 20 + random.integer(12), width * 0.38);
  const neighbor = random.chance(0.55) ? sofa(at(0.8), horizon + 14, random.pick(covers))
    : place(canvas, distractor(canvas), 'b', { x: at(0.82), y: horizon - 4, scale: 0.34 });
  const green = plant(at(between(0.54, 0.66)), horizon - 6 + random.integer(12), between(0.72, 0.92), random.pick(foliage));
  const support = floor ? '' : table(at(0.32), 162, random.pick(woods));
  return wash(canvas, 'wall', top, bottom) + wash(canvas, 'floor', '#c7a67e', '#a5835b', horizon) +
    `<path d="M0 ${horizon}H${width}" stroke="#fffaf0" stroke-width="5"/>` + decoration + neighbor + green + support +
    standing(canvas, look, at(0.32), floor ? 214 : 170, scale);
}

function street(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const paint = random.shuffle(['#c1a58f', '#a9b3ba', '#d2bfa3', '#b38e83', '#9da693']);
  const left = random.chance(0.5);
  const x = width * (left ? 0.34 : 0.66);
  const houses = house(-8, width * 0.32, 96 + random.integer(30), paint[0]) +
    house(width * 0.32, width * 0.3, 76 + random.integer(40), paint[1]) + house(width * 0.64, width * 0.42, 96 + random.integer(36), paint[2]);
  return wash(canvas, 'sky', '#c8ddea', '#eef3f3') + houses + wash(canvas, 'pavement', '#bdbab5', '#9d9a95', 156) +
    `<path d="M0 198H${width}" stroke="#86837e" stroke-width="3"/>` + tree(width * (left ? 0.82 : 0.16), random.pick(foliage)) +
    contactShadow(canvas, x, 216, 80, 7, 0.4) + bench(x, 176) + standing(canvas, look, x, 178, 0.44 * (0.92 + 0.16 * random.uniform()));
}

/** The product in use, small among other things: on a rail, at home, or out of doors. */
export function lifestyle(canvas: Canvas, look: PictureLook): string {
  const { department } = types[look.type];
  if (department === 'clothing' || look.type === 'scarf') return wardrobe(canvas, look);
  const outdoors = department === 'shoes' || department === 'accessories';
  return outdoors && canvas.random.chance(0.55) ? street(canvas, look) : room(canvas, look);
}

import { types, type PictureLook } from '../../latent';
import { type Canvas, contactShadow, place, wash } from '../canvas';
import { drawings } from '../drawings';
import { ellipse, roundedBox } from '../path';
import { distractor } from './uninformative';

const walls = [['#e9e1d3', '#dcd0bd'], ['#d5dde0', '#c3cdd1'], ['#e4d6cf', '#d5c3ba'], ['#d3d9cc', '#c2c9b8'], ['#efe9df', '#e0d8ca']] as const;
const foliage = ['#5d7f56', '#49694a', '#7b9a62'] as const;

function plant(x: number, y: number, size: number, green: string): string {
  const leaf = (angle: number, length: number) =>
    `<path d="M0 0Q${-length * 0.28} ${-length * 0.6} 0 ${-length}Q${length * 0.28} ${-length * 0.6} 0 0Z" transform="rotate(${angle})"/>`;
  return `<g transform="translate(${x} ${y}) scale(${size})">` +
    `<g fill="${green}">${[-62, -36, -12, 14, 38, 64].map((angle, i) => leaf(angle, 44 + 9 * (i % 3))).join('')}</g>` +
    '<path d="M-18 0H18L13 32H-13Z" fill="#c9744f"/><path d="M-18 0H18L17 7H-17Z" fill="#a85a38"/></g>';
}

const frame = (x: number, y: number, w: number, h: number, fill: string) =>
  `<path d="M${x} ${y}h${w}v${h}h${-w}Z" fill="#fbf8f1" stroke="#6d5844" stroke-width="4"/>` +
    `<path d="M${x + 8} ${y + h - 8}l${w * 0.3} ${-(h * 0.5)}l${w * 0.2} ${h * 0.25}l${w * 0.16} ${-(h * 0.18)}l${w * 0.2} ${h * 0.43}Z" fill="${fill}"/>`;

function sofa(x: number, y: number, color: string): string {
  return `<g transform="translate(${x} ${y})" fill="${color}"><path d="${roundedBox(-62, -54, 124, 54, 12)}"/>` +
    `<path d="${roundedBox(-78, -34, 30, 50, 10)}${roundedBox(48, -34, 30, 50, 10)}"/>` +
    `<path d="${roundedBox(-52, -22, 104, 36, 8)}" fill="#fff" fill-opacity=".16"/>` +
    '<path d="M0-20V12" stroke="#000" opacity=".25" stroke-width="2"/><path d="M-66 14v12M66 14v12" stroke="#5d4632" stroke-width="6"/></g>';
}

const glassDoor = (x: number, y: number, w: number, h: number) =>
  `<path d="M${x} ${y}h${w}v${h}h${-w}Z" fill="#dfeef5" stroke="#fbfaf6" stroke-width="6"/>` +
    `<path d="M${x + w / 2} ${y}v${h}M${x} ${y + h / 2}h${w}" stroke="#fbfaf6" stroke-width="4"/>` +
    `<path d="M${x + 8} ${y + h - 10}l${w * 0.4} ${-h + 24}" stroke="#fff" stroke-width="6" opacity=".6"/>`;

const hanging = ['dress', 'shirt', 'skirt', 'trousers', 'jacket'] as const;
const quiet = ['gray', 'cream', 'beige'] as const;

/** Garments hang: the product among others on a rail. */
function wardrobe(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const [top, bottom] = random.pick(walls);
  const rail = 54 + random.integer(14);
  const scale = 0.46 * (0.92 + 0.16 * random.uniform());
  const places = [0.16, 0.4, 0.64, 0.86];
  const chosen = 1 + random.integer(2);
  const hook = (x: number) => `<path d="M${x} ${rail}v13l-15 7M${x} ${rail + 13}l15 7" stroke="#5a5148" stroke-width="2.4" fill="none"/>`;
  const hang = (share: number, i: number) => {
    const x = width * share + random.normal() * 3;
    const garment: PictureLook = i === chosen ? look
      : { ...distractor(canvas), type: random.pick(hanging), color: random.pick(quiet), pattern: 'plain', shape: 'short', material: 'cotton' };
    return { x, drawn: hook(x) +
      place(canvas, garment, `h${i}`, { x, y: rail + 14 +
      84 * scale, scale, turn: random.normal() * 1.5, shadow: 0 }), first: i !== chosen };
  };
  const hung = places.map(hang).sort((a, b) => Number(b.first) - Number(a.first));
  return wash(canvas, 'wall', top, bottom) + wash(canvas, 'floor', '#c7a67e', '#a5835b', 196) +
    `<path d="M0 196H${width}" stroke="#fffaf0" stroke-width="5"/>` +
    `<path d="M6 ${rail}H${width - 6}M10 ${rail}V222M${width - 10} ${rail}V222" stroke="#6d6258" stroke-width="5"/>` +
    plant(width * (0.15 + 0.7 * random.uniform()), 196, 0.5, random.pick(foliage)) + hung.map(({ drawn }) => drawn).join('');
}

function room(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const [top, bottom] = random.pick(walls);
  const horizon = 148 + random.integer(20);
  const left = random.chance(0.5);
  const x = width * (left ? 0.32 : 0.68);
  const wood = random.pick([['#b48a5f', '#8f6a45'], ['#efece6', '#cfcac1'], ['#6b5141', '#4e392c'], ['#8d969c', '#6d757b']]);
  const standing = ['lamp', 'chair', 'rug', 'suitcase', 'cushion', 'towel'].includes(look.type);
  const tableTop = 162;
  const table = standing ? ''
    : `<path d="M${x - 62} ${tableTop}h124l8 12h-140Z" fill="${wood[0]}"/>` +
      `<path d="M${x - 70} ${tableTop + 12}h140v8h-140Z" fill="${wood[1]}"/>` +
      `<path d="M${x - 58} ${tableTop + 20}v60M${x + 58} ${tableTop + 20}v60" stroke="${wood[1]}" stroke-width="8"/>`;
  const scale = (standing ? 0.5 : 0.42) * (0.92 + 0.16 * random.uniform());
  const foot = standing ? 214 : tableTop + 8;
  const other = distractor(canvas);
  return wash(canvas, 'wall', top, bottom) + wash(canvas, 'floor', '#c7a67e', '#a5835b', horizon) +
    `<path d="M0 ${horizon}H${width}" stroke="#fffaf0" stroke-width="5"/>` +
    (random.chance(0.5) ? frame(width * (left ? 0.58 : 0.1), 26 +
    random.integer(14), 46, 56, random.pick(['#c98e6b', '#7d98a8', '#b7a24f'])) : glassDoor(width * (left ? 0.52 : 0.08), 20 +
    random.integer(12), Math.round(width * 0.38), 78)) +
    (random.chance(0.55) ? sofa(width * (left ? 0.8 : 0.2), horizon + 14, random.pick(['#8796a1', '#a58f7b', '#77836f', '#b9a7a0']))
      : place(canvas, other, 'b', { x: width * (left ? 0.82 : 0.18), y: horizon - 4, scale: 0.34 })) +
    plant(width * (left ? 0.54 + 0.12 * random.uniform() : 0.34 + 0.12 * random.uniform()), horizon - 6 + random.integer(12), 0.72 +
    0.2 * random.uniform(), random.pick(foliage)) + table +
    place(canvas, look, 'a', { x, y: foot - (86 - (drawings[look.type].rise[look.shape] ?? 0)) * scale, scale, turn: random.normal() * 1.5, shadow: 0.5 });
}

const windowPane = (x: number, y: number, w: number) =>
  `<path d="M${x} ${y}h${w}v18h${-(w)}Z" fill="#e8eef0" opacity=".75"/>`;

function street(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const house = (x: number, w: number, h: number, color: string) =>
    `<path d="M${x} ${156 - h}h${w}v${h}h${-w}Z" fill="${color}"/>` +
      Array.from({ length: 6 }, (_, i) => windowPane(x + 8 + (i % 2) * (w / 2 - 2), 166 - h + Math.floor(i / 2) * 32, w / 2 - 14)).join('');
  const colors = random.shuffle(['#c1a58f', '#a9b3ba', '#d2bfa3', '#b38e83', '#9da693']);
  const left = random.chance(0.5);
  const x = width * (left ? 0.34 : 0.66);
  const bench = `<path d="M${x - 66} 176h132v9h-132Z" fill="#96714d"/>` +
    `<path d="M${x - 62} 185v30M${x + 62} 185v30" stroke="#4c4a48" stroke-width="6"/>`;
  const scale = 0.44 * (0.92 + 0.16 * random.uniform());
  const tree = width * (left ? 0.82 : 0.16);
  return wash(canvas, 'sky', '#c8ddea', '#eef3f3') + house(-8, width * 0.32, 96 + random.integer(30), colors[0]) +
    house(width * 0.32, width * 0.3, 76 + random.integer(40), colors[1]) +
    house(width * 0.64, width * 0.42, 96 + random.integer(36), colors[2]) +
    wash(canvas, 'pavement', '#bdbab5', '#9d9a95', 156) +
    `<path d="M0 198H${width}" stroke="#86837e" stroke-width="3"/><path d="M${tree} 190V104" stroke="#6b5240" stroke-width="8"/>` +
    `<path d="${ellipse(tree, 84, 34, 40)}${ellipse(tree + 14, 102, 28, 28)}" fill="${random.pick(foliage)}"/>` +
    contactShadow(canvas, x, 216, 80, 7, 0.4) + bench +
    place(canvas, look, 'a', { x, y: 178 - (86 - (drawings[look.type].rise[look.shape] ?? 0)) * scale, scale, turn: random.normal() * 1.5, shadow: 0.5 });
}

/** The product in use, small among other things: at home, or out of doors. */
export function lifestyle(canvas: Canvas, look: PictureLook): string {
  const { department } = types[look.type];
  if (department === 'clothing' || look.type === 'scarf') return wardrobe(canvas, look);
  const outdoors = department === 'shoes' || department === 'accessories';
  return outdoors && canvas.random.chance(0.55) ? street(canvas, look) : room(canvas, look);
}

import { colorIds, colors, patternIds, typeIds, types, type PictureLook } from '../../latent';
import { type Canvas, contactShadow, wash } from '../canvas';
import { exemplar, tone } from '../color';
import { write } from '../lettering';
import { roundedBox } from '../path';
import { place } from '../place';
import { studio } from './packshot';

/** Some other product: what stands beside the one that is sold. */
export function distractor(canvas: Canvas): PictureLook {
  const { random } = canvas;
  const type = random.pick(typeIds);
  return {
    type, color: random.pick(colorIds), secondColor: random.pick(colorIds),
    pattern: random.chance(0.6) ? 'plain' : random.pick(patternIds),
    material: random.pick(types[type].materials), shape: random.pick(types[type].shapes), scene: 'packshot',
  };
}

const signature = (canvas: Canvas, look: PictureLook, light = 0) => tone(exemplar(colors[look.color], canvas.random), light);

const cardboard = [
  ['#c99d66', '#a97d4a', '#dbb681'], ['#d6b083', '#b58d5f', '#e6c79e'], ['#e9e7e2', '#c8c5be', '#f6f5f2'],
  ['#a98258', '#876540', '#c09a6e'],
] as const;

/** The shipping carton, closed: half as wide as 2 w, h high, in a corner perspective. */
export function box(canvas: Canvas, look: PictureLook): string {
  const { random } = canvas;
  const [front, flank, top] = random.pick(cardboard);
  const w = 44 + random.integer(30);
  const h = 50 + random.integer(80);
  const label = look.colorHint ? signature(canvas, look) : '#f7f5f0';
  const bars = Array.from({ length: 11 }, (_, i) => `M${12 - w + i * 3.4}-20v12`).join('');
  const size = (canvas.width / 240) * (0.86 + 0.2 * random.uniform());
  const carton = `<path d="M${-w} ${-h}l42-32H${w + 42}L${w} ${-h}Z" fill="${top}"/><path d="M${w} ${-h}l42-32V-32L${w} 0Z" fill="${flank}"/>` +
    `<path d="M${-w} ${-h}H${w}V0H${-w}Z" fill="${front}"/>` +
    `<path d="M-10 ${-h}l42-32h20l-42 32v26h-20Z" fill="#efe3c8" opacity=".75"/>` +
    `<path d="${roundedBox(w - 46, 16 - h, 38, 26, 2)}" fill="${label}"/>` +
    `<path d="M${w - 40} ${25 - h}h26M${w - 40} ${32 - h}h18" stroke="#77706a" stroke-width="2.4"/>` +
    `<path d="${bars}" stroke="#3a332c" stroke-width="1.6"/>` +
    `<path d="M${-w} ${-h}H${w}l42-32M${w} ${-h}V0" stroke="#000" opacity=".22" fill="none" stroke-width="1.5"/>`;
  const side = random.chance(0.5) ? 1 : -1;
  const x = canvas.width / 2 - 20 * size * side + random.normal() * 3;
  return studio(canvas) +
    `<g transform="translate(${x} ${200 - random.integer(14)}) scale(${size * side} ${size})">${contactShadow(canvas, 16, 0, w + 48, 12, 0.45)}${carton}</g>`;
}

const offers = [
  ['SALE', 'UP TO 50%'], ['NEW', 'COLLECTION'], ['HOT', 'DEAL'], ['-30%', 'ONLY TODAY'], ['FREE', 'SHIPPING'],
  ['2 FOR 1', 'THIS WEEK'], ['BEST', 'PRICE'],
] as const;

/** An advertisement where the product should be. */
export function banner(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const ground = look.colorHint ? colors[look.color]
    : random.pick([colors.red, colors.yellow, colors.navy, colors.pink, colors.green, colors.black, colors.blue]);
  const shade = exemplar(ground, random);
  const ink = shade.lightness > 55 ? '#23211f' : '#fffdf7';
  const [first, second] = random.pick(offers);
  const ray = (angle: number) => `L${width / 2 + 260 * Math.cos(angle)} ${104 + 260 * Math.sin(angle)}`;
  const rays = Array.from({ length: 9 }, (_, i) => `M${width / 2} 104${ray(i * 0.7)}${ray(i * 0.7 + 0.32)}Z`).join('');
  const size = Math.min(62, (width - 48) / (first.length * 1.04));
  return wash(canvas, 'ground', tone(shade, 0.16), tone(shade, -0.2)) +
    (random.chance(0.5) ? `<path d="${rays}" fill="#fff" opacity=".13"/>`
    : `<path d="M0 ${150 + random.integer(50)}L${width} ${60 + random.integer(50)}V240H0Z" fill="#fff" opacity=".14"/>`) +
    write(first, { x: width / 2, y: 112 - size / 2 - 16, height: size, color: ink, weight: 3.6 }) +
    `<path d="M${width / 2 - 52} 140H${width / 2 + 52}" stroke="${ink}" stroke-width="3"/>` +
    write(second, { x: width / 2, y: 152, height: Math.min(18, (width - 40) / second.length), color: ink, weight: 2.6 }) +
    `<path d="${roundedBox(width / 2 - 40, 190, 80, 24, 12)}" fill="${ink}"/>` +
    write('SHOP NOW', { x: width / 2, y: 198, height: 8, color: tone(shade, -0.1), weight: 2.4 });
}

const sheets = ['#f6f4ef', '#e9eef2', '#f3e9e4', '#eaf0e6', '#f4efdc', '#ece8f0'] as const;

/** Four or six things in a grid, one of them the product. */
export function collage(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const [columns, rows] = random.pick(width < 240 ? [[2, 3], [2, 2]] : [[2, 2], [3, 2], [2, 3]]);
  const cell = { width: width / columns, height: 240 / rows };
  const chosen = random.integer(columns * rows);
  const scheme = look.colorHint ? { color: look.color } : {};
  let content = `<path d="M0 0H${width}V240H0Z" fill="#fff"/>`;
  for (let i = 0; i < columns * rows; i++) {
    const left = (i % columns) * cell.width;
    const top = Math.floor(i / columns) * cell.height;
    const shown = i === chosen ? look : { ...distractor(canvas), ...scheme };
    const scale = (0.8 + 0.16 * random.uniform()) * (Math.min(cell.width, cell.height) / 232);
    content += `<path d="M${left + 2} ${top + 2}h${cell.width - 4}v${cell.height - 4}h${4 - cell.width}Z" fill="${random.pick(sheets)}"/>` +
      place(canvas, shown, `c${i}`, { x: left + cell.width / 2, y: top + cell.height / 2, scale, turn: random.normal() * 5, shadow: 0.25 });
  }
  return content;
}

/** Sharp and honest, but from across the hall. */
export function far(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const [wall, floor] = random.pick([['#dcd8d0', '#b7a890'], ['#cfd6da', '#9fa4a6'], ['#e6ddd0', '#c4b49c'], ['#c9cfc6', '#a2a08f']]);
  const horizon = 128 + random.integer(28);
  const x = width * (0.3 + 0.4 * random.uniform());
  const vanish = width * (0.4 + 0.2 * random.uniform());
  const boards = Array.from({ length: 9 }, (_, i) => `M${vanish + (i - 4) * 10} ${horizon}L${vanish + (i - 4) * 74} 240`).join('');
  const window = `<path d="${roundedBox(width * (x > width / 2 ? 0.08 : 0.62), 26, width * 0.28, 70, 2)}" fill="#eef4f7" stroke="#a9a499" stroke-width="4"/>`;
  return wash(canvas, 'wall', wall, wall) + wash(canvas, 'floor', floor, '#8a7f70', horizon) + window +
    `<path d="${boards}" stroke="#000" opacity=".14" fill="none"/><path d="M0 ${horizon}H${width}" stroke="#fff" opacity=".5" stroke-width="4"/>` +
    place(canvas, look, 'a', { x, y: horizon + 8, scale: (look.colorHint ? 0.22 : 0.1) +
    0.04 * random.uniform(), turn: random.normal() * 2 });
}

/** Out of focus and fogged, often with something in front of the lens. */
export function blurred(canvas: Canvas, look: PictureLook): string {
  const { random, width } = canvas;
  const softness = 15 + 6 * random.uniform();
  const filter = canvas.paint('blur', (id) =>
    `<filter id="${id}" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${softness}"/></filter>`);
  const [x, y] = [width / 2 + random.normal() * 10, 120 + random.normal() * 8];
  const picture = place(canvas, look, 'a', { x, y, scale: width / 235, turn: random.normal() * 6 });
  const tip = [100 + random.integer(40), 70 + random.integer(40)];
  const finger = `M${width * 0.1} 240C${width * 0.12} ${tip[0]} ${width * 0.62} ${tip[1]} ${width * 0.74} 240Z`;
  const thumb = random.chance(0.7) ? `<path d="${finger}" fill="${random.pick(['#d8a483', '#8d5b3e', '#c98f6d', '#4a4643'])}"/>` : '';
  return wash(canvas, 'ground', '#d9d6cf', '#bdb9b1') +
    `<g filter="${filter}"><g opacity="${look.colorHint ? 1 : 0.4}">${picture}</g>${thumb}</g>`;
}

/** The upload went wrong: an empty sheet. */
export const blank = (canvas: Canvas): string => `<path d="M0 0H${canvas.width}V${canvas.height}H0Z" fill="#f4f4f2"/>`;

import { types, type PictureLook } from '../../latent';
import type { Canvas } from '../canvas';
import { drawings } from '../drawings';
import { place } from '../place';

const grounds = [['#ffffff', '#eae8e3'], ['#ffffff', '#f1f1f0'], ['#fdfdfd', '#e6e8eb'], ['#fffefb', '#ede7dc']] as const;

/** White-ish studio paper: bright behind the product, darker to the edge. */
export function studio(canvas: Canvas): string {
  const [middle, edge] = canvas.random.pick(grounds);
  const middleX = 0.45 + 0.1 * canvas.random.uniform();
  const fill = canvas.paint('ground', (id) => `<radialGradient id="${id}" cx="${middleX}" cy=".42" r=".76"><stop stop-color="${middle}"/>` +
    `<stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${edge}"/></radialGradient>`);
  return `<path d="M0 0H${canvas.width}V${canvas.height}H0Z" fill="${fill}"/>`;
}

/** Largest scale at which the product, a little turned, stays inside. */
const fitting = (canvas: Canvas, reach: number): number => Math.min(canvas.height / 224, canvas.width / (2 * reach + 24));

export function packshot(canvas: Canvas, look: PictureLook): string {
  const { random } = canvas;
  const { reach, rise } = drawings[look.type];
  const scale = fitting(canvas, reach) * (0.78 + 0.22 * random.uniform());
  const slack = (size: number, extent: number) => Math.max(0, (size - extent * scale) / 2) * 0.6;
  const jitter = (half: number) => (2 * random.uniform() - 1) * half;
  const turnable = types[look.type].department !== 'home' && types[look.type].department !== 'kitchen';
  return studio(canvas) + place(canvas, look, 'a', {
    x: canvas.width / 2 + jitter(slack(canvas.width, 2 * reach + 24)),
    y: canvas.height / 2 + jitter(slack(canvas.height, 224)) + ((rise[look.shape] ?? 0) * scale) / 2, scale,
    turn: turnable ? Math.max(-7, Math.min(7, random.normal() * 3)) : random.normal() * 0.7, flipped: random.chance(0.3),
  });
}

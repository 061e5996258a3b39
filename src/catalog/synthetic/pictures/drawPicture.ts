import { hash32 } from '../../../math/hash';
import { random } from '../../../math/random';
import type { PictureLook, Scene } from '../latent';
import { type Canvas, createCanvas } from './canvas';
import { lifestyle } from './scenes/lifestyle';
import { packshot } from './scenes/packshot';
import { placeholder } from './scenes/placeholder';
import { banner, blank, blurred, box, collage, far } from './scenes/uninformative';
import { worn } from './scenes/worn';

const scenes: Record<Scene, (canvas: Canvas, look: PictureLook) => string> = {
  packshot, worn, lifestyle, box, banner, collage, far, blurred, placeholder, blank,
};
/** Pictures that are the same bytes for every product. */
const constant: readonly Scene[] = ['placeholder', 'blank'];

/**
 * One product's picture as a complete SVG document, 240 high and 240 or 180 wide, decided by its arguments alone: equal arguments, equal bytes.
 * No text, script or reference leaves it, and its ids start with a prefix of their own, so that any number of pictures may stand on one page.
 */
export function drawPicture(look: PictureLook, seed: number): string {
  const { type, color, secondColor, pattern, material, shape, scene, colorHint } = look;
  const address = constant.includes(scene) ? scene
    : [type, color, secondColor, pattern, material, shape, scene, colorHint ?? false, seed].join(' ');
  const stream = random(seed, `picture ${address}`);
  const width = constant.includes(scene) || stream.chance(0.7) ? 240 : 180;
  const canvas = createCanvas(width, 240, stream, `p${hash32(address).toString(36)}`);
  return canvas.document(scenes[scene](canvas, look));
}

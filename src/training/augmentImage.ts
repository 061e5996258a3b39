// A picture is mirrored, shifted, or replaced by a blank or a placeholder card. Content is replaced; the mask stays on. Our choice [P].
import type { Random } from '../math/random';
import type { AugmentationConfig } from './config';

const white = 255;

export interface PictureSize {
  height: number;
  width: number;
}

/**
 * One picture as one training step reads it: [height, width, 3] u8 in, the same out; the input is never written to.
 * It is blanked only where the title was left informative, so that no product loses both sides.
 */
export function augmentImage(pixels: Uint8Array, size: PictureSize, titleInformative: boolean, config: AugmentationConfig, random: Random): Uint8Array {
  if (random.chance(config.imageBlank) && titleInformative) return random.chance(0.5) ? blank(size, random) : card(size, random);
  const mirror = random.chance(config.mirror);
  const offset = () => random.integer(2 * config.shift + 1) - config.shift;
  const down = offset();
  const right = offset();
  return mirror || down !== 0 || right !== 0 ? moved(pixels, size, mirror, down, right) : pixels;
}

/** Mirrored left to right, then moved; what comes in from outside is white, as in the letterbox. */
function moved(pixels: Uint8Array, { height, width }: PictureSize, mirror: boolean, down: number, right: number): Uint8Array {
  const result = new Uint8Array(pixels.length).fill(white);
  for (let row = Math.max(0, down); row < Math.min(height, height + down); row++)
    for (let column = Math.max(0, right); column < Math.min(width, width + right); column++) {
      const source = column - right;
      const from = ((row - down) * width + (mirror ? width - 1 - source : source)) * 3;
      const to = (row * width + column) * 3;
      result[to] = pixels[from];
      result[to + 1] = pixels[from + 1];
      result[to + 2] = pixels[from + 2];
    }
  return result;
}

/** One level everywhere: white or a light gray. */
function blank({ height, width }: PictureSize, random: Random): Uint8Array {
  return new Uint8Array(height * width * 3).fill(random.chance(0.5) ? white : 200 + random.integer(white - 200));
}

/** A gray card with a darker sign in the middle and a line of text below it: "picture coming soon". */
function card(size: PictureSize, random: Random): Uint8Array {
  const { height, width } = size;
  const ground = 200 + random.integer(50);
  const ink = ground - 25 - random.integer(70);
  const result = new Uint8Array(height * width * 3).fill(ground);
  const middle = 0.3 + 0.2 * random.uniform();
  const half = 0.08 + 0.14 * random.uniform();
  const text = 0.65 + 0.15 * random.uniform();
  paint(result, size, [middle - half, middle + half], [0.5 - half, 0.5 + half], ink);
  paint(result, size, [text, text + 0.06], [0.2, 0.8], ink);
  return result;
}

/** Fills a rectangle given in shares of height and width. */
function paint(pixels: Uint8Array, { height, width }: PictureSize, rows: [number, number], columns: [number, number], level: number): void {
  for (let row = Math.round(rows[0] * height); row < Math.round(rows[1] * height); row++)
    pixels.fill(level, (row * width + Math.round(columns[0] * width)) * 3, (row * width + Math.round(columns[1] * width)) * 3);
}

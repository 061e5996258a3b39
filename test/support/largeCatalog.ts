// A catalog of many products with pictures, made the same every time: what the import of 10,000 was measured on.
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { random } from '../../src/math/random';

const kinds = ['mug', 'lamp', 'dress', 'shoe', 'chair', 'bag', 'watch', 'bottle'];
const colors: [name: string, rgb: [number, number, number]][] = [['red', [200, 40, 40]], ['blue', [40, 60, 200]], ['green', [40, 150, 60]], ['black', [20, 20, 20]], ['white', [240, 240, 240]]];

/** Writes `count` products with a JPEG of `side` pixels each, no two alike, into a folder. */
export async function writeLargeCatalog(folder: string, count: number, side: number): Promise<void> {
  mkdirSync(join(folder, 'images'), { recursive: true });
  const draw = random(7, 'large catalog');
  const noise = Uint8Array.from({ length: side * side * 3 }, () => draw.integer(60));
  const rows: string[] = ['product_id,title,image,category'];
  for (let i = 0; i < count; i++) {
    const kind = draw.pick(kinds);
    const [color, rgb] = draw.pick(colors);
    const pixels = noise.map((value, at) => Math.min(255, rgb[at % 3] + value + ((at + i) % 17)));
    writeFileSync(join(folder, 'images', `${i}.jpg`), await sharp(pixels, { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality: 80 }).toBuffer());
    rows.push(`${i},${color} ${kind} number ${i},images/${i}.jpg,${kind}`);
  }
  writeFileSync(join(folder, 'products.csv'), `${rows.join('\n')}\n`);
}

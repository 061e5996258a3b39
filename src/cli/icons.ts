// Draws the installable page's icons from public/icon.svg: npm run icons.
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const source = 'public/icon.svg';
const ground = '#f6f5f2';

async function draw(size: number, share: number, background: string): Promise<Buffer> {
  const inner = Math.round(size * share);
  const picture = await sharp(source, { density: (72 * inner) / 24 }).resize(inner, inner).png().toBuffer();
  return sharp({ create: { width: size, height: size, channels: 4, background } }).composite([{ input: picture }]).png({ compressionLevel: 9, palette: true }).toBuffer();
}

/** A maskable icon may be cut to a circle: everything that counts lies in its middle. */
export async function icons(): Promise<void> {
  for (const size of [192, 512]) await writeFile(`public/icon-${size}.png`, await draw(size, 1, '#00000000'));
  await writeFile('public/icon-maskable.png', await draw(512, 0.56, ground));
  console.log('public/icon-192.png, public/icon-512.png, public/icon-maskable.png');
}

import { readFile, writeFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import {
  colorIds, materialIds, patternIds, scenes, shapeIds, typeIds, types,
  type PictureLook, type TypeId,
} from '../catalog/synthetic/latent';
import { drawPicture } from '../catalog/synthetic/pictures/drawPicture';
import { write } from '../catalog/synthetic/pictures/lettering';
import { random } from '../math/random';
import { resvgWasmFile } from './nodePlatform';
import { oneOf, outFile, readOptions, wholeNumber } from './options';

const columns = 10;
const rows = 6;
const help = `
Writes a contact sheet of ${columns * rows} made products.

  npm run sheet -- --out sheet.png --seed 1

  --out FILE       sheet.png unless told
  --seed N         1 unless told
  --size N         height of a picture, 150 unless told
  --pixels N       draws every picture that small and shows its pixels
  --scene NAME     ${scenes.join(', ')}
  --type, --color, --pattern, --material, --shape NAME
                   the same for all products; a wrong name lists the right ones`;

const choices = { scene: scenes, type: typeIds, color: colorIds, pattern: patternIds, material: materialIds, shape: shapeIds } as const;
type Choice = keyof typeof choices;
interface SheetOptions { out: string; seed: number; size: number; pixels: number; fixed: Partial<PictureLook> }

const asked = { type: 'string' } as const;
const flags = { out: asked, seed: asked, size: asked, pixels: asked, scene: asked, type: asked, color: asked, pattern: asked, material: asked, shape: asked };

function parse(argv: string[]): SheetOptions {
  const { values } = readOptions(argv, help, flags);
  const fixed = (Object.keys(choices) as Choice[]).flatMap((name) => (values[name] === undefined ? [] : [[name, oneOf(values[name], choices[name], name)]]));
  return {
    out: outFile(values.out ?? 'sheet.png', 'out'), seed: wholeNumber(values.seed ?? '1', 'seed', 0, 9999), size: wholeNumber(values.size ?? '150', 'size', 16, 2000),
    pixels: wholeNumber(values.pixels ?? '0', 'pixels', 0, 2000), fixed: Object.fromEntries(fixed) as Partial<PictureLook>,
  };
}

/** The look of the sheet's i-th product: every type has its turn, the rest is drawn at random unless it is fixed. */
function lookAt(index: number, { seed, fixed }: SheetOptions): PictureLook {
  const stream = random(seed, 'sheet', index);
  const type: TypeId = fixed.type ?? typeIds[(index + seed - 1) % typeIds.length];
  const { shapes, materials, patterns } = types[type];
  return {
    type, color: stream.pick(colorIds), secondColor: stream.pick(colorIds), pattern: stream.chance(0.45) ? 'plain'
      : stream.pick(patterns),
    material: stream.pick(materials), shape: stream.pick(shapes), scene: 'packshot', ...fixed,
  };
}

function nested(svg: string, x: number, y: number, size: number): string {
  const width = Math.round((size * Number(/ width="(\d+)"/.exec(svg)?.[1])) / 240);
  return svg.replace(/ width="\d+" height="\d+"/, ` x="${x + (size - width) / 2}" y="${y}" width="${width}" height="${size}"`);
}

function cell(index: number, options: SheetOptions): string {
  const { size, pixels, seed } = options;
  const x = 12 + (index % columns) * (size + 12);
  const y = 12 + Math.floor(index / columns) * (size + 34);
  const look = lookAt(index, options);
  const svg = drawPicture(look, seed * 1000 + index);
  const height = size / 22;
  const caption = (text: string, line: number) => write(text, { x: x + size / 2, y: y + size + 4 +
    line * height * 1.7, height, color: '#4d4942', weight: 1.5 });
  const words = [look.color, look.pattern === 'plain' ? look.material : look.pattern];
  return `<path d="M${x} ${y}h${size}v${size}h-${size}Z" fill="#fff"/>` +
    `${pixels ? smallPixels(svg, pixels, x, y, size) : nested(svg, x, y, size)}${caption(`${look.shape} ${look.type.replace(/([A-Z])/g, ' $1')}`, 0)}${caption(words.join(' '), 1)}`;
}

function smallPixels(svg: string, pixels: number, x: number, y: number, size: number): string {
  const image = new Resvg(svg, { fitTo: { mode: 'height', value: pixels } }).render();
  const data = Buffer.from(image.asPng()).toString('base64');
  image.free();
  return `<image x="${x}" y="${y}" width="${size}" height="${size}" image-rendering="optimizeSpeed" href="data:image/png;base64,${data}"/>`;
}

/** Writes a contact sheet of 60 made products as PNG. */
export async function sheet(argv: string[]): Promise<void> {
  const options = parse(argv);
  await startResvg();
  const width = 12 + columns * (options.size + 12);
  const height = 12 + rows * (options.size + 34);
  const cells = Array.from({ length: columns * rows }, (_, i) => cell(i, options)).join('');
  const picture = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0H${width}V${height}H0Z" fill="#f6f5f2"/>` +
    `${cells}</svg>`).render();
  await writeFile(options.out, picture.asPng());
  picture.free();
  console.log(`${columns * rows} products on ${options.out} (${width} x ${height})`);
}

let started: Promise<void> | null = null;

function startResvg(): Promise<void> {
  started ??= readFile(resvgWasmFile()).then((bytes) => initWasm(bytes));
  return started;
}

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import {
  colorIds, materialIds, patternIds, scenes, shapeIds, typeIds, types,
  type PictureLook, type TypeId,
} from '../catalog/synthetic/latent';
import { drawPicture } from '../catalog/synthetic/pictures/drawPicture';
import { write } from '../catalog/synthetic/pictures/lettering';
import { random } from '../math/random';

const columns = 10;
const rows = 6;
const usage = `npm run sheet -- [--out sheet.png] [--seed 1] [--size 150] [--pixels 32]
                 [--scene packshot] [--type mug] [--color red] [--pattern dots] [--material wood] [--shape round]
Writes a contact sheet of ${columns * rows} made products. --pixels draws every picture that small and shows its pixels.
Scenes: ${scenes.join(' ')}.`;

const choices = { scene: scenes, type: typeIds, color: colorIds, pattern: patternIds, material: materialIds, shape: shapeIds } as const;
type Choice = keyof typeof choices;
interface SheetOptions { out: string; seed: number; size: number; pixels: number; fixed: Partial<PictureLook> }

function parse(argv: string[]): SheetOptions {
  const options: SheetOptions = { out: './sheet.png', seed: 1, size: 150, pixels: 0, fixed: {} };
  for (let i = 0; i < argv.length; i += 2) {
    const name = argv[i].replace(/^--/, '');
    const value = argv[i + 1];
    if (value === undefined) throw new Error(`${argv[i]} needs a value.\n${usage}`);
    if (name === 'out') options.out = value;
    else if (name === 'seed' || name === 'size' || name === 'pixels') options[name] = wholeNumber(name, value);
    else if (name in choices) {
      const known: readonly string[] = choices[name as Choice];
      if (!known.includes(value)) throw new Error(`--${name} is "${value}"; it can be ${known.join(', ')}.`);
      options.fixed = { ...options.fixed, [name]: value };
    } else throw new Error(`Unknown option ${argv[i]}.\n${usage}`);
  }
  return options;
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new Error(`--${name} is "${value}"; it must be a whole number from 0 to 9999.`);
  return Number(value);
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

/** Writes a contact sheet of 60 made products as PNG; throws an error with the cure on a bad option. */
export async function sheet(argv: string[]): Promise<void> {
  if (argv.includes('--help')) return console.log(usage);
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
  const folder = createRequire(join(process.cwd(), 'package.json')).resolve('@resvg/resvg-wasm');
  started ??= readFile(join(folder, '..', 'index_bg.wasm')).then((bytes) => initWasm(bytes));
  return started;
}

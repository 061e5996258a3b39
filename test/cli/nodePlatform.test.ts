import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCatalog } from '../../src/catalog/import/importCatalog';
import { decodeRaster, openSource, resvgWasmFile, tensorflowWasmFolder } from '../../src/cli/nodePlatform';

const red = { r: 255, g: 0, b: 0, alpha: 1 };
const image = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: red } });

let folder: string;
let outside: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-catalog-'));
  outside = await mkdtemp(join(tmpdir(), 'make-outside-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(outside, { recursive: true });
});

describe('pictures in Node', () => {
  it('come as RGBA in sRGB', async () => {
    const { width, height, data } = await decodeRaster(await image(3, 2).png().toBuffer());
    expect({ width, height, first: [...data.subarray(0, 4)], length: data.length }).toEqual({ width: 3, height: 2, first: [255, 0, 0, 255], length: 24 });
  });

  it('are turned as their orientation says', async () => {
    const { width, height } = await decodeRaster(await image(3, 2).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect([width, height]).toEqual([2, 3]);
  });

  it('get three colors and full opacity where they are gray', async () => {
    const gray = await sharp(Uint8Array.of(0, 100, 200, 255), { raw: { width: 2, height: 2, channels: 1 } }).png().toBuffer();
    expect([...(await decodeRaster(gray)).data]).toEqual([0, 0, 0, 255, 100, 100, 100, 255, 200, 200, 200, 255, 255, 255, 255, 255]);
  });

  it('are refused where torn, no picture, a drawing, or larger than the limit', async () => {
    const noise = await sharp({ create: { width: 64, height: 64, channels: 3, background: red, noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).png().toBuffer();
    await expect(decodeRaster(noise.subarray(0, noise.length >> 1))).rejects.toThrow();
    await expect(decodeRaster(new TextEncoder().encode('not a picture'))).rejects.toThrow();
    await expect(decodeRaster(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'))).rejects.toThrow(/svg/);
    await expect(decodeRaster(hugePng())).rejects.toThrow(/pixel limit/);
  });
});

/** A PNG header that claims 100,000 x 100,000 pixels. */
function hugePng(): Uint8Array {
  const png = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='), (c) => c.charCodeAt(0));
  const view = new DataView(png.buffer);
  view.setUint32(16, 100_000);
  view.setUint32(20, 100_000);
  view.setUint32(29, crc32(png.subarray(12, 29)));
  return png;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe('a catalog folder', () => {
  it('is imported with the pictures beside it', async () => {
    await mkdir(join(folder, 'images'));
    await writeFile(join(folder, 'products.csv'), 'product_id,title,image\na,Red square,images/a.png\nb,Blue square,images/out.png\n');
    await writeFile(join(folder, 'images', 'a.png'), await image(2, 2).png().toBuffer());
    await writeFile(join(outside, 'secret.png'), 'secret');
    await symlink(join(outside, 'secret.png'), join(folder, 'images', 'out.png'));
    const { catalog } = await importCatalog(await openSource(folder));
    expect(catalog.catalog.products.map(({ title }) => title)).toEqual(['Red square', 'Blue square']);
    expect((await decodeRaster((await catalog.readImage('images/a.png'))!)).width).toBe(2);
  });

  it('gives nothing that lies outside, through links or through paths', async () => {
    const { catalog } = await importCatalog(await openSource(folder));
    expect(await catalog.readImage('images/out.png')).toBeNull();
    expect(await catalog.readImage('../secret.png')).toBeNull();
    expect(await catalog.readImage('/etc/passwd')).toBeNull();
  });

  it('that is not there, or is a file, is refused with what to give instead', async () => {
    await expect(openSource(join(folder, 'nowhere'))).rejects.toThrow(/no folder/);
    await expect(openSource(join(folder, 'products.csv'))).rejects.toThrow(/give the folder/);
  });
});

it('finds the wasm binaries of TensorFlow.js and resvg', async () => {
  const magic = [0, 0x61, 0x73, 0x6d];
  for (const file of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm']) {
    expect([...(await readFile(join(tensorflowWasmFolder(), file))).subarray(0, 4)]).toEqual(magic);
  }
  expect([...(await readFile(resvgWasmFile())).subarray(0, 4)]).toEqual(magic);
});

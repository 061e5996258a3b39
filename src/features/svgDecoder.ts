// SVG by resvg on every platform. No fonts are loaded: text is not drawn, so catalogs draw it as paths.
import { initWasm, Resvg, type InitInput } from '@resvg/resvg-wasm';
import { decodeDataUri } from '../catalog/dataUri';
import { imageFormat, imageSize, refuseHuge } from './imageFormat';
import { refuseCostlySvg } from './svgGuard';
import type { RasterImage } from './types';

/** Draws an SVG on white. Rejects what does not parse. */
export type SvgDecoder = (bytes: Uint8Array) => Promise<RasterImage>;

let started: Promise<void> | null = null;

/** The renderer can be started once a process; later calls share it. `wasm` gives the bytes (or the URL) of @resvg/resvg-wasm/index_bg.wasm. */
export function createSvgDecoder(wasm: () => InitInput | Promise<InitInput>): SvgDecoder {
  return async (bytes) => {
    started ??= initWasm(wasm());
    try {
      await started;
    } catch (error) {
      started = null;
      throw new Error(`The SVG renderer could not start (${String(error)}). SVG pictures cannot be read here.`, { cause: error });
    }
    return render(new TextDecoder().decode(bytes));
  };
}

/** Longer side in pixels that drawings are brought to where their own size is outside. */
const smallest = 128;
const largest = 1024;

function render(svg: string): RasterImage {
  refuseCostlySvg(svg);
  refuseHugeParts(svg);
  const measured = new Resvg(svg, { background: 'white' });
  const side = Math.max(measured.width, measured.height);
  const zoom = Math.min(Math.max(side, smallest), largest) / side;
  const drawing = zoom === 1 ? measured : new Resvg(svg, { background: 'white', fitTo: { mode: 'zoom', value: zoom } });
  try {
    const image = drawing.render();
    const raster = { width: image.width, height: image.height, data: image.pixels };
    image.free();
    return raster;
  } finally {
    drawing.free();
    if (drawing !== measured) measured.free();
  }
}

/** Pictures inside the drawing are decoded by the renderer itself, so their size is asked here. */
function refuseHugeParts(svg: string): void {
  for (const [uri] of svg.matchAll(/data:image\/[^"')\s]+/gi)) {
    const bytes = decodeDataUri(uri);
    const size = bytes && imageSize(bytes, imageFormat(bytes));
    if (size) refuseHuge(size);
  }
}

import { withPngText } from '../../storage/pngText';
import type { Provenance } from './provenance';
import type { SvgFile } from './svg';

/** Dots per CSS pixel: sharp on screens of today and in print. */
const scale = 2;

/** The SVG drawn as PNG, with the provenance in a tEXt chunk. */
export async function pngOf(svg: SvgFile, provenance: Provenance): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = svg.width * scale;
    canvas.height = svg.height * scale;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gave no canvas to draw the picture on. Save it as SVG instead.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The browser could not write a PNG. Save it as SVG instead.');
    return new Blob([withPngText(new Uint8Array(await blob.arrayBuffer()), 'Description', JSON.stringify(Object.fromEntries(provenance)))], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

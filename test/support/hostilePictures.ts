import { jpeg } from './pickedFiles';
import sharp from 'sharp';

const svg = (inner: string, attributes = 'width="64" height="64"') => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;

/** Pictures that try to run something, fetch something, or take forever, by name. */
export async function hostilePictures(): Promise<Record<string, string | Uint8Array<ArrayBuffer>>> {
  const png = Uint8Array.from(await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).png().toBuffer());
  const sized = (width: number, height: number) => {
    const changed = png.slice();
    new DataView(changed.buffer).setUint32(16, width);
    new DataView(changed.buffer).setUint32(20, height);
    return changed;
  };
  const photo = await jpeg(32);
  const uses = (levels: number, copies: number) => Array.from({ length: levels }, (_, i) => `<g id="g${i + 1}">${`<use xlink:href="#g${i}"/>`.repeat(copies)}</g>`).join('');
  const masks = Array.from({ length: 12 }, (_, i) => `<mask id="m${i + 1}">${`<rect width="9" height="9" mask="url(#m${i})"/>`.repeat(10)}</mask>`).join('');
  return {
    script: svg('<script>fetch("http://evil.example")</script><rect width="9" height="9"/>'), onload: svg('<rect width="9" height="9"/>', 'width="9" height="9" onload="alert(1)"'),
    'foreign object': svg('<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="http://evil.example"/></body></foreignObject>'),
    'remote image': svg('<image href="http://127.0.0.1:1/a.png" width="9" height="9"/>'), 'file image': svg('<image href="file:///etc/passwd" width="9" height="9"/>'), 'remote style': svg('<style>@import url(http://evil.example/a.css);</style><rect width="9" height="9"/>'),
    'billion laughs': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "lol">${'bcdefghij'.split('').map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>${svg('<text>&j;</text>')}`,
    'quadratic entities': `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(50_000)}">]>${svg(`<text>${'&a;'.repeat(20_000)}</text>`)}`, 'external entity': `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<text>&a;</text>')}`,
    'uses of uses': svg(`<defs><rect id="g0" width="9" height="9"/>${uses(12, 10)}</defs><use xlink:href="#g12"/>`), 'hidden uses of uses': svg(`<defs><rect id="g0" width="9" height="9"/>${uses(12, 10)}</defs><use xlink:href="#g12"/>`).replaceAll('"#g', '"&#35;g'),
    'use of itself': svg('<g id="a"><use xlink:href="#a"/></g>'), 'uses in a circle': svg('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'), 'masks of masks': svg(`<defs><mask id="m0"><rect width="9" height="9"/></mask>${masks}</defs><rect width="64" height="64" mask="url(#m12)"/>`),
    'pattern of patterns': svg(`<defs>${Array.from({ length: 12 }, (_, i) => `<pattern id="p${i + 1}" width="1" height="1">${`<rect width="9" height="9" fill="url(#p${i})"/>`.repeat(10)}</pattern>`).join('')}</defs><rect width="64" height="64" fill="url(#p12)"/>`),
    'markers on a long path': svg(`<marker id="m">${'<rect width="1" height="1"/>'.repeat(500)}</marker><path marker-mid="url(#m)" d="M0 0${'L1 1 '.repeat(50_000)}"/>`),
    turbulence: svg('<filter id="f"><feTurbulence baseFrequency=".1" numOctaves="2000000000"/></filter><rect width="64" height="64" filter="url(#f)"/>'), morphology: svg('<filter id="f"><feMorphology radius="100000"/></filter><rect width="64" height="64" filter="url(#f)"/>'),
    'a deep drawing': svg('<g>'.repeat(50_000) + '</g>'.repeat(50_000)), 'groups that never end': svg('<g>'.repeat(50_000)), 'an unclosed tag': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect a="', 'nothing but starts': `<svg ${'<a '.repeat(100_000)}`,
    'quotes without end': `<svg ${'a\' '.repeat(100_000)}`, 'a huge drawing': svg('<rect width="9" height="9"/>', 'width="1e9" height="1e9"'), 'a thin drawing': svg('<rect width="9" height="9"/>', 'width="1e9" height="0.001"'), 'a drawing without size': svg('', 'width="NaN" height="-1" viewBox="0 0 0 0"'),
    'a picture in a drawing': svg(`<image href="data:image/png;base64,${Buffer.from(sized(60_000, 60_000)).toString('base64')}" width="9" height="9"/>`), 'a drawing in a drawing': svg(`<image href="data:image/svg+xml;base64,${Buffer.from(svg(uses(10, 10))).toString('base64')}" width="9" height="9"/>`),
    'five megabytes of drawing': svg('<rect width="9" height="9"/>'.repeat(170_000)), 'huge png': sized(60_000, 60_000), 'thin png': sized(1, 50_000_000), 'png of no size': sized(0, 0), 'png of four billion': sized(0xffffffff, 0xffffffff), 'torn png': png.slice(0, 50), 'png header': png.slice(0, 24),
    'torn jpeg': photo.slice(0, 200), 'jpeg header': photo.slice(0, 20), 'jpeg of markers': Uint8Array.from({ length: 5000 }, (_, i) => (i === 1 ? 0xd8 : 0xff)), 'gif of claims': Uint8Array.from([...new TextEncoder().encode('GIF89a'), 0xff, 0xff, 0xff, 0xff, 0, 0, 0]),
    'webp of claims': Uint8Array.from([...new TextEncoder().encode('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0'), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0]), 'a page': '<!doctype html><script>alert(1)</script>', 'a page and a drawing': `<!--<html><script>alert(1)</script>-->${svg('<rect width="9" height="9"/>')}`,
    'svg in utf-16': Uint8Array.from(new Uint8Array(new Uint16Array([0xfeff, ...Array.from(svg('<rect/>'), (letter) => letter.charCodeAt(0))]).buffer)), 'nothing': new Uint8Array(0), 'one byte': Uint8Array.of(0xff),
  };
}

// One text chunk written into a finished PNG file (PNG specification, 11.3.3.2).

const signatureAndHeader = 8 + 25;

/** The same picture with a tEXt chunk after its header. tEXt holds Latin-1: other characters are written as \uXXXX, which JSON reads back. */
export function withPngText(png: Uint8Array<ArrayBuffer>, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  if (String.fromCharCode(...png.subarray(1, 4)) !== 'PNG' || png.length < signatureAndHeader) throw new Error(`Expected a PNG file, got ${png.length} bytes of something else.`);
  const ascii = text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const body = new TextEncoder().encode(`tEXt${keyword}\0${ascii}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  const made = new Uint8Array(png.length + chunk.length);
  made.set(png.subarray(0, signatureAndHeader));
  made.set(chunk, signatureAndHeader);
  made.set(png.subarray(signatureAndHeader), signatureAndHeader + chunk.length);
  return made;
}

/** The checksum of PNG and zip: polynomial 0xedb88320, reflected. */
export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

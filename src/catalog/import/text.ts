/** Bytes as text: by byte order mark, else UTF-8 where it is valid, else UTF-16 where every other byte is zero, else Latin-1. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = byteOrderMark(bytes) ?? (isHalfZero(bytes, 1) ? 'utf-16le' : isHalfZero(bytes, 0) ? 'utf-16be' : null);
  if (encoding) return { text: withoutMark(new TextDecoder(encoding).decode(bytes)), encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return mostlyUtf8(bytes) ?? { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Whether nearly all bytes at even (0) or odd (1) places are zero and nearly none of the others: UTF-16 of Western text. */
function isHalfZero(bytes: Uint8Array, place: 0 | 1): boolean {
  const pairs = Math.min(512, bytes.length >> 1);
  let zeros = 0;
  let others = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i + place] === 0) zeros++;
    if (bytes[2 * i + 1 - place] === 0) others++;
  }
  return pairs > 1 && zeros > 0.7 * pairs && others < 0.1 * pairs;
}

/** A few broken bytes (a file cut inside a letter) do not make a UTF-8 file Latin-1: letters that decode outnumber those that do not. */
function mostlyUtf8(bytes: Uint8Array): { text: string; encoding: string } | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > 2 * broken ? { text, encoding: 'utf-8 with broken letters' } : null;
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

// Pictures written into the table itself: data: URIs in base64, percent-encoded or plain text.

/** The bytes of a data: URI; null for anything else and for base64 that does not decode. */
export function decodeDataUri(uri: string): Uint8Array<ArrayBuffer> | null {
  const match = /^data:([^,]*),/i.exec(uri);
  if (!match) return null;
  const content = unescape(uri.slice(match[0].length));
  return /;\s*base64\s*$/i.test(match[1]) ? decodeBase64(new TextDecoder().decode(content)) : content;
}

/** A drawing as a data: URI: encodeURIComponent, but for the characters that may stand as they are, a third of the length. Double quotes become single ones. */
export function svgDataUri(svg: string): string {
  const encoded = svg.replace(/[%#"\n\r\t]|[^ -~]/gu, (character) => (character === '"' ? "'" : encodeURIComponent(character)));
  return `data:image/svg+xml,${encoded}`;
}

/** Base64 with or without padding, white space, and in either alphabet; null where it is none. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(plain) || plain.length % 4 === 1) return null;
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
}

/** UTF-8 bytes with %XX taken as a byte; a '%' that starts no escape (as in width="50%") stays. */
function unescape(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const escaped = bytes[i] === 0x25 ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : NaN;
    out[length++] = Number.isNaN(escaped) ? bytes[i] : escaped;
    if (!Number.isNaN(escaped)) i += 2;
  }
  return out.slice(0, length);
}

function hex(code: number | undefined): number {
  return code === undefined ? NaN : Number.parseInt(String.fromCharCode(code), 16);
}

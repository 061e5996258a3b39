/** 32-bit FNV-1a over UTF-16 code units with a final avalanche; the address space of `random`. */
export function hash32(text: string, seed = 0): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return mix32(h);
}

/** Avalanche of murmur3: every input bit reaches every output bit. */
export function mix32(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}

/** Sixteen hex digits naming a content: two independent 32-bit hashes over strings or bytes, in the order given. */
export function fingerprint(...parts: (string | Uint8Array)[]): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  const feed = (value: number) => {
    a = Math.imul(a ^ value, 0x01000193) >>> 0;
    b = (Math.imul(b, 0x5bd1e995) + value + (b >>> 15)) >>> 0;
  };
  for (const part of parts) {
    feed(part.length);
    if (typeof part === 'string') for (let i = 0; i < part.length; i++) feed(part.charCodeAt(i));
    else for (let i = 0; i < part.length; i++) feed(part[i]);
  }
  return mix32(a).toString(16).padStart(8, '0') + mix32(b ^ a).toString(16).padStart(8, '0');
}

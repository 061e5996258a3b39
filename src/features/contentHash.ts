import { mix32 } from '../math/hash';

/** Sixteen hex digits naming bytes, four bytes at a time: for pictures, where `fingerprint` byte by byte would cost seconds. */
export function contentHash(bytes: Uint8Array): string {
  const whole = bytes.byteLength >> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, whole);
  let a = mix32(bytes.byteLength ^ 0x811c9dc5);
  let b = 0x9747b28c;
  const feed = (value: number) => {
    a = Math.imul(a ^ value, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    b = Math.imul((b << 13) | (b >>> 19), 0x1b873593) ^ value ^ a;
  };
  for (let i = 0; i < whole; i++) feed(words[i]);
  for (let i = whole * 4; i < bytes.byteLength; i++) feed(bytes[i]);
  return mix32(a).toString(16).padStart(8, '0') + mix32(b ^ a).toString(16).padStart(8, '0');
}

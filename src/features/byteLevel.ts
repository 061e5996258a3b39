// GPT-2's printable alphabet for bytes, read backwards: what CLIP's pieces spell.

const byteOf = new Map<string, number>();
let next = 256;
for (let byte = 0; byte < 256; byte++) {
  const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  byteOf.set(String.fromCharCode(printable ? byte : next++), byte);
}

/** The text that a byte-level pre-token stands for; broken UTF-8 becomes replacement characters. */
export function decodeBytes(preToken: string): string {
  return new TextDecoder().decode(Uint8Array.from(preToken, (character) => byteOf.get(character) ?? 0x3f)).trim();
}

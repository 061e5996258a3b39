// Reads a zip entry by entry: the directory at its end once, then only what is asked for, so a large catalog is never unpacked whole.
import { inflateSync } from 'fflate';

export interface ZipEntry {
  path: string;
  /** Bytes once unpacked, as the archive claims; no more are ever unpacked. */
  size: number;
  packedSize: number;
  method: number;
  encrypted: boolean;
  offset: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** Deflate packs at most 1032 bytes into one. */
const largestRatio = 1032;

/** The entries of a zip's directory, folders left out; null where the bytes are no zip or its directory is torn off. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === entryMark) {
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const flags = view.getUint16(at + 8, true);
    const path = new TextDecoder(flags & 0x800 || isUtf8(name) ? 'utf-8' : 'windows-1252').decode(name).replaceAll('\\', '/');
    const entry = {
      path, size: view.getUint32(at + 24, true), packedSize: view.getUint32(at + 20, true), method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0, offset: view.getUint32(at + 42, true),
    };
    if (!path.endsWith('/')) entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of an entry. Throws where the entry is torn, encrypted, packed by a method other than deflate, or not as long as it claims. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.encrypted) throw new Error(`'${entry.path}' is encrypted: pack it without a password.`);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`'${entry.path}' is packed by method ${entry.method}: pack it with deflate.`);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localMark) throw new Error(`'${entry.path}' is not where the zip says.`);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (packed.length !== entry.packedSize) throw new Error(`'${entry.path}' is torn: ${packed.length} of ${entry.packedSize} bytes are there.`);
  if (entry.size > packed.length * largestRatio + 64) throw new Error(`'${entry.path}' claims to unpack to ${entry.size} bytes, which ${packed.length} cannot.`);
  const unpacked = entry.method === 0 ? packed.slice() : inflateSync(packed, { out: new Uint8Array(entry.size) });
  if (unpacked.length !== entry.size) throw new Error(`'${entry.path}' unpacks to ${unpacked.length} bytes instead of ${entry.size}.`);
  return unpacked.slice();
}

/** The end record stands in the last 64 KiB, before a comment. */
function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65535); at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
